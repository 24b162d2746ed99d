/** An ISO 8601 date, as far as it is given; what follows it is cut off. */
const DATE =
  /^\s*([12]\d{3})\b(?:-(\d{1,2})\b(?:-(\d{1,2})(?:[T ](\d{1,2})\b(?::(\d{1,2})\b(?::(\d{1,2})\b(?:\.\d{4,6}\b)?(?:Z|([-+])(\d{2}):?(\d{2})\b)?)?)?)?)?)?/;

const LENGTHS = [4, 7, 10, 13, 16, 19];

/**
 * A date as FollowTheMoney writes it: `2021`, `2021-02` … `2021-02-16T21:48:52`, months and days of two digits, times
 * in UTC. Undefined when the text begins with no date of the calendar.
 */
export function cleanDate(text: string): string | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  // A month or day of zero says that it is not known.
  const given = [year, month, day, hour, minute, second].map((part) => Number(part ?? 0));
  const [monthNumber = 0, dayNumber = 0] = given.slice(1);
  const unknown = monthNumber === 0 ? 1 : dayNumber === 0 ? 2 : 6;
  const parts = [year, month, day, hour, minute, second].filter((part) => part !== undefined);
  const precision = Math.min(unknown, parts.length);
  const [hours = 0, minutes = 0, seconds = 0] = given.slice(3);
  if (monthNumber > 12 || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const dayOfMonth = Math.max(dayNumber, 1);
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Math.max(monthNumber, 1) - 1, dayOfMonth);
  if (date.getUTCDate() !== dayOfMonth) return undefined;
  const zone = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * (sign === '-' ? -1 : 1);
  date.setUTCHours(hours, minutes - zone, seconds);
  return date.toISOString().slice(0, LENGTHS[precision - 1]);
}
