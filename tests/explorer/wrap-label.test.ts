import { expect, test } from '@jest/globals';

import { wrapLabel } from '../../src/explorer/model/wrap-label.js';

test.each([
  ['short', 'India', 10, 2, ['India']],
  [
    'broken between words',
    'Ministry of Heavy Industries',
    12,
    3,
    ['Ministry of', 'Heavy', 'Industries'],
  ],
  ['cut where lines run out', 'Ministry of Heavy Industries', 12, 2, ['Ministry of', 'Heavy…']],
  ['a word longer than a line', 'Donaudampfschifffahrt', 8, 3, ['Donaudam', 'pfschiff', 'fahrt']],
  ['a word longer than all lines', 'x'.repeat(300), 5, 2, ['xxxxx', 'xxxx…']],
  ['letters of several code points', 'हनीफ़ क़ुरैशी', 4, 2, ['हनीफ़', 'क़ुरैशी']],
  ['nothing', '', 5, 2, []],
])('a name is wrapped: %s', (_, name, letters, lines, expected) => {
  expect(wrapLabel(name, letters, lines)).toEqual(expected);
});
