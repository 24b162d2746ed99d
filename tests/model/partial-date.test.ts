import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  dayOfDateTime,
  formatDay,
  formatPartialDate,
  parsePartialDate,
} from '../../src/model/partial-date.js';

describe('A partial date', () => {
  test.each([
    ['1970', '1970-01-01', '1970-12-31'],
    ['2025-04', '2025-04-01', '2025-04-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2025-04-30', '2025-04-30', '2025-04-30'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['0099-12-31', '0099-12-31', '0099-12-31'],
    ['9999', '9999-01-01', '9999-12-31'],
  ])('%s stands for %s to %s', (text, first, last) => {
    const interval = parsePartialDate(text);
    expect([formatDay(interval.first), formatDay(interval.last)]).toEqual([first, last]);
    expect(formatPartialDate(interval)).toBe(text);
  });

  test.each([
    '',
    '25',
    '2025-13',
    '2025-00',
    '2026-02-31',
    '2025-4',
    '2025-04-30T00:00',
    '0000',
    '10000',
    ' 2025',
    '２０２５',
  ])('is not read from %j', (text) => {
    expect(() => parsePartialDate(text, 'at.from')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: {
          argument: 'at.from',
          expected: 'a date as 2025, 2025-04 or 2025-04-30',
          received: JSON.stringify(text),
        },
      }),
    );
  });

  test('is the same after writing and reading, for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        expect(parsePartialDate(formatDay(day))).toEqual({ first: day, last: day });
      }),
      { seed: 1 },
    );
  });

  test('names no interval that is neither a day, a month nor a year', () => {
    const { first } = parsePartialDate('2025-04-01');
    expect(formatPartialDate({ first, last: first + 6 })).toBeUndefined();
  });

  test('of a point in time is the day at its place', () => {
    expect(dayOfDateTime('2026-02-10T01:00:00+05:30')).toBe(parsePartialDate('2026-02-10').first);
  });
});
