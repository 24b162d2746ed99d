import { expect, test } from '@jest/globals';

import { compareSides, type SideRow } from '../../src/explorer/model/compare-sides.js';

const row = (group: SideRow['group'], label: string, value: string): SideRow => ({
  group,
  label,
  value,
});

test('two entities stand in rows aligned, each with what it comes to', () => {
  const left = [
    row('RELATION', 'works for', 'Ministry'),
    row('FACT', 'born', '1971'),
    row('FACT', 'gender', 'female'),
    row('NAME', 'Name', 'Asha  RAO'),
    row('NAME', 'Name', 'A. Rao'),
  ];
  const right = [
    row('NAME', 'Name', 'Asha Rao'),
    row('FACT', 'born', '1972'),
    row('RELATION', 'works for', 'ministry'),
    row('RELATION', 'owns', 'Acme'),
  ];
  expect(
    compareSides(left, right).map(({ label, verdict, left: one, right: other }) => [
      label,
      verdict,
      one,
      other,
    ]),
  ).toEqual([
    ['Name', 'PARTLY', ['Asha  RAO', 'A. Rao'], ['Asha Rao']],
    ['born', 'DIFFERENT', ['1971'], ['1972']],
    ['gender', 'LEFT_ONLY', ['female'], []],
    ['works for', 'SAME', ['Ministry'], ['ministry']],
    ['owns', 'RIGHT_ONLY', [], ['Acme']],
  ]);
});

test('entities of which nothing is known have no rows', () => {
  expect(compareSides([], [])).toEqual([]);
});
