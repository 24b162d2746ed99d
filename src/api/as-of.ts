import { badInput } from '../errors.js';
import { parsePartialDate, type DayInterval } from '../model/partial-date.js';
import { certaintyAt, type Certainty, type Validity } from '../model/validity.js';
import type { TimeFilter } from '../graph/statements/time-filter.js';
import type { AsOf, DateRange } from './types/arguments.js';

/**
 * The days that an `at` names.
 * @throws SutraError BAD_USER_INPUT when it ends before it begins, or names no certainty at all.
 */
export function timeFilter(at: AsOf | null | undefined, argument = 'at'): TimeFilter | undefined {
  if (at === null || at === undefined) return undefined;
  const certainty = (at.certainty ?? ['CERTAIN', 'POSSIBLE']) as readonly Certainty[];
  if (certainty.length === 0)
    throw badInput(`${argument}.certainty`, 'CERTAIN, POSSIBLE or both', certainty);
  return { ...dayRange(at, argument), certainty };
}

/** The days of a range. @throws SutraError BAD_USER_INPUT when it ends before it begins. */
export function dayRange({ from, to }: DateRange, argument: string): DayInterval {
  const { first } = parsePartialDate(from, `${argument}.from`);
  const { last } = parsePartialDate(to ?? from, `${argument}.to`);
  if (last < first) throw badInput(`${argument}.to`, `a date not before ${from}`, to);
  return { first, last };
}

/** How surely a claim held then; undefined where nothing was asked. */
export function certaintyOf(validity: Validity, at: TimeFilter | undefined): Certainty | undefined {
  return at === undefined ? undefined : certaintyAt(validity, at);
}
