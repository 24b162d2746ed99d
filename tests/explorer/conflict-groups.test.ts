import { expect, test } from '@jest/globals';

import { conflictGroups } from '../../src/explorer/model/conflict-groups.js';

const claim = (id: string) => ({ id });
const ids = (groups: readonly (readonly { id: string }[])[]) =>
  groups.map((group) => group.map(({ id }) => id));

test('claims that contradict each other stand in one group, each once', () => {
  const [a, b, c] = [claim('a'), claim('b'), claim('c')];
  const groups = conflictGroups([
    { claim: a, conflicts: [b] },
    { claim: b, conflicts: [a, c] },
    { claim: c, conflicts: [b] },
  ]);
  expect(ids(groups).map((group) => group.sort())).toEqual([['a', 'b', 'c']]);
});

test('what nobody contradicts is in none', () => {
  expect(conflictGroups([{ claim: claim('a'), conflicts: [] }])).toEqual([]);
});
