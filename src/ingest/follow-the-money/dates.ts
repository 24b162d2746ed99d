import { parsePartialDate, type DayInterval } from '../../model/partial-date.js';

/**
 * FollowTheMoney's dates: prefixes of an ISO 8601 date and time, from the year 1000 on. Its own tools take more than
 * they write: months and days of one digit, and anything behind the date, which they cut off.
 */
const WRITTEN =
  /^([12]\d{3})(?:-(\d\d)(?:-(\d\d)(?:[T ]([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/;
const READABLE = /^\s*([12]\d{3})\b(?:-(\d{1,2})\b(?:-(\d{1,2}))?)?/;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The date as it is kept: as it came where it is one that FollowTheMoney writes, time and zone included, and cut to
 * its date where its tools would cut it too. Undefined where they read no date: `2026-02-31`, `20260210`, `May 2026`.
 */
export function readFollowTheMoneyDate(text: string): string | undefined {
  const written = WRITTEN.exec(text);
  const match = written ?? READABLE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined || Number(month) === 0) return written === null ? year : yearOf(text);
  if (Number(month) > 12) return undefined;
  if (day === undefined || Number(day) === 0)
    return written !== null && day === undefined ? text : `${year}-${month.padStart(2, '0')}`;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  return written !== null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The days that a date as it is kept names; its time of day does not narrow them. */
export function daysOf(date: string): DayInterval {
  return parsePartialDate(date.slice(0, 10));
}

/** `2026` as it came; `2026-00` as FollowTheMoney reads it, a year alone. */
function yearOf(text: string): string {
  return text.slice(0, 4);
}

function isDay(year: number, month: number, day: number): boolean {
  const last = DAYS_IN_MONTH[month - 1] ?? 0;
  if (day > last) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}
