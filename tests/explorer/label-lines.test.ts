import { expect, test } from '@jest/globals';

import { labelLines } from '../../src/explorer/drawing/label-lines.js';

test.each([
  ['short', 'India', 10, 2, ['India']],
  [
    'broken between words',
    'Ministry of Heavy Industries',
    12,
    3,
    ['Ministry of', 'Heavy', 'Industries'],
  ],
  [
    'cut where lines run out',
    'Ministry of Heavy Industries',
    12,
    2,
    ['Ministry of', 'Heavy Indus…'],
  ],
  ['a word longer than a line', 'Donaudampfschifffahrt', 8, 3, ['Donaudam', 'pfschiff', 'fahrt']],
  ['a word longer than all lines', 'x'.repeat(300), 5, 2, ['xxxxx', 'xxxx…']],
  ['letters of several code points', 'हनीफ़ क़ुरैशी', 4, 2, ['हनीफ़', 'क़ुरैशी']],
  ['wide letters', '中国稀土永磁材料有限公司', 12, 2, ['中国稀土永磁', '材料有限公司']],
  ['nothing', '', 5, 2, []],
])('a name is wrapped: %s', (_, name, width, lines, expected) => {
  expect(labelLines(name, { width, lines })).toEqual(expected);
});
