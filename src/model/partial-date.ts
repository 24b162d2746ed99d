import { badInput } from '../errors.js';

/** Days are counted from 1970-01-01 in the proleptic Gregorian calendar, without time zone. */
export type Day = number;

/** An inclusive interval of days. */
export interface DayInterval {
  readonly first: Day;
  readonly last: Day;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Reads a date of ISO 8601 reduced precision (`2025`, `2025-04`, `2025-04-30`) as the interval of days it names.
 * @throws SutraError BAD_USER_INPUT naming `argument` for any other text, and for days that no calendar has.
 */
export function parsePartialDate(text: string, argument = 'date'): DayInterval {
  const match = PARTIAL_DATE.exec(text);
  const year = Number(match?.[1]);
  const month = Number(match?.[2] ?? 1);
  const day = Number(match?.[3] ?? 1);
  if (
    match === null ||
    year < 1 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  ) {
    throw badInput(argument, 'a date as 2025, 2025-04 or 2025-04-30', text);
  }
  if (match[2] === undefined) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
  if (match[3] === undefined)
    return { first: dayOf(year, month, 1), last: dayOf(year, month, daysInMonth(year, month)) };
  return { first: dayOf(year, month, day), last: dayOf(year, month, day) };
}

/** The partial date that names exactly this interval, or undefined where no year, month or day does. */
export function formatPartialDate({ first, last }: DayInterval): string | undefined {
  const text = formatDay(first);
  if (first === last) return text;
  return [text.slice(0, 4), text.slice(0, 7)].find((candidate) => {
    const interval = parsePartialDate(candidate);
    return interval.first === first && interval.last === last;
  });
}

/** A day as `2025-04-30`. */
export function formatDay(day: Day): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** The calendar day at the place whose offset the date-time carries: `2026-02-10T01:00:00+05:30` is 10 February. */
export function dayOfDateTime(dateTime: string, argument = 'dateTime'): Day {
  return parsePartialDate(dateTime.slice(0, 10), argument).first;
}

function daysInMonth(year: number, month: number): number {
  return new Date(utcMilliseconds(year, month + 1, 0)).getUTCDate();
}

function dayOf(year: number, month: number, day: number): Day {
  return utcMilliseconds(year, month, day) / MILLISECONDS_A_DAY;
}

/** Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999. */
function utcMilliseconds(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
