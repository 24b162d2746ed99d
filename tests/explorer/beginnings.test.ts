import { expect, test } from '@jest/globals';

import { chooseBeginnings, type Candidate } from '../../src/explorer/model/beginnings.js';

const candidate = (id: string, degree: number, type: Candidate['type'] = 'PERSON'): Candidate => ({
  id,
  name: id,
  type,
  degree,
});

test('beginnings are the best connected of each type, each once, types by what they are tied to', () => {
  const chosen = chooseBeginnings(
    [
      candidate('a', 2),
      candidate('b', 9),
      candidate('c', 5),
      candidate('b', 9),
      candidate('hub', 50_000, 'COMPANY'),
    ],
    2,
  );
  expect(chosen.map(({ type, entities }) => [type, entities.map(({ id }) => id)])).toEqual([
    ['COMPANY', ['hub']],
    ['PERSON', ['b', 'c']],
  ]);
});

test('what nothing is tied to is no beginning, nor is an article', () => {
  expect(chooseBeginnings([candidate('alone', 0), candidate('news', 7, 'ARTICLE')], 5)).toEqual([]);
});

test('those that are even come in the same order each time', () => {
  const order = (ids: string[]) =>
    chooseBeginnings(
      ids.map((id) => candidate(id, 1)),
      5,
    )[0]?.entities.map(({ id }) => id);
  expect(order(['b', 'a'])).toEqual(order(['a', 'b']));
});
