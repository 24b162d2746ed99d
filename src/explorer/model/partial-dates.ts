/** Days from 1970-01-01, as the server counts them. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAY = 86_400_000;

/** The days that `2025`, `2025-04` or `2025-04-30` names; undefined for any other text. */
export function daysOf(partialDate: string): Days | undefined {
  const match = PARTIAL_DATE.exec(partialDate);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < 1 || month < 1 || month > 12) return undefined;
  const lastOfMonth = new Date(utc(year, month + 1, 0)).getUTCDate();
  if (day < 1 || day > lastOfMonth) return undefined;
  if (match[2] === undefined)
    return { first: utc(year, 1, 1) / DAY, last: utc(year, 12, 31) / DAY };
  if (match[3] === undefined)
    return { first: utc(year, month, 1) / DAY, last: utc(year, month, lastOfMonth) / DAY };
  return { first: utc(year, month, day) / DAY, last: utc(year, month, day) / DAY };
}

export const isPartialDate = (text: string): boolean => daysOf(text) !== undefined;

/** A day as `2025-04-30`. */
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The same day some months later, or the last of that month where it has no such day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1 + months];
  const last = new Date(utc(year, month + 1, 0)).getUTCDate();
  return utc(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
