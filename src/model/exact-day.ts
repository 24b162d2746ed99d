import { badInput } from '../errors.js';
import { formatDay, parsePartialDate, type Day } from './partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from './validity.js';

const FIRST_DAY = parsePartialDate('0001').first;
const LAST_DAY = parsePartialDate('9999').last;

/** A day as `2025-04-30`, or as its number where no calendar of four-digit years has it. */
export function formatExactDay(day: Day): string | number {
  return day >= FIRST_DAY && day <= LAST_DAY ? formatDay(day) : day;
}

/**
 * Reads what `formatExactDay` writes.
 * @throws SutraError BAD_USER_INPUT naming `argument` for anything else, a month or a year among them.
 */
export function readExactDay(given: unknown, argument: string): Day {
  if (typeof given === 'number' && Number.isInteger(given)) {
    if (given > BEFORE_ALL_DAYS && given < AFTER_ALL_DAYS) return given;
  } else if (typeof given === 'string') {
    const { first, last } = parsePartialDate(given, argument);
    if (first === last) return first;
  }
  throw badInput(argument, 'a day as 2025-04-30, or its number', given);
}
