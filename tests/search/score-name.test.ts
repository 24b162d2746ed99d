import { describe, expect, test } from '@jest/globals';

import { searchWords } from '../../src/model/search-text.js';
import { scoreName } from '../../src/search/score-name.js';

const score = (query: string, name: string) => scoreName(searchWords(query), name).score;

describe('The score of a name', () => {
  test.each([
    [
      'qureshi',
      ['Qureshi', 'Kamran Qureshi', 'A B C D E F G H I J K L Qureshi', 'Qureshian', 'Qureshy'],
    ],
    [
      'kamran qureshi',
      [
        'Kamran Qureshi',
        'Qureshi Kamran',
        'Kamran Qureshi Khan',
        'Kamran Ali Qureshi Khan',
        'Kamran Qureshian',
        'Kamran Quershi',
        'Kamran',
      ],
    ],
    ['ministry', ['Ministry', 'Ministry of Steel', 'Ministrys', 'Minisrty', 'Minsitryy']],
  ])('of %s falls from each of these to the next', (query, names) => {
    const scores = names.map((name) => score(query, name));
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(names.length);
  });

  test('is 1 for the name itself, however it is written', () => {
    expect(score('moritz muller', 'Moritz Müller')).toBe(1);
    expect(score('new york new york', 'New York, New York')).toBe(1);
  });

  test('lets a word of the name answer for one word of the query only', () => {
    expect(score('rose rose', 'Rose')).toBeLessThan(0.5);
  });

  test('is 0 for a name without any of the words, and for none at all', () => {
    expect(score('qureshi', 'Mobileye')).toBe(0);
    expect(score('qureshi', '')).toBe(0);
    expect(score('qureshi', '!!!')).toBe(0);
  });

  test('has no anchor when nothing but an unfinished word in the middle fits', () => {
    expect(scoreName(['qur', 'x'], 'Qureshi').anchored).toBe(false);
    expect(scoreName(['x', 'qur'], 'Qureshi').anchored).toBe(true);
    expect(scoreName(['qureshi', 'x'], 'Qureshi').anchored).toBe(true);
  });
});
