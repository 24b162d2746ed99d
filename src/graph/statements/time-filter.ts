import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS, type Certainty } from '../../model/validity.js';
import type { DayInterval } from '../../model/partial-date.js';

/** A question about valid time: an interval of days, and which certainties count. */
export interface TimeFilter extends DayInterval {
  readonly certainty: readonly Certainty[];
}

/** The condition of `certaintyAt` (model/validity) as Cypher, for the parameters of `timeParameters`. */
export function timeCondition(variable: string): string {
  return `${variable}.startMin <= $last AND ${variable}.endMax >= $first AND ($certain IS NULL OR $certain = (
      ${variable}.startMax <= $last AND ${variable}.endMin >= $first AND ${variable}.startMax <= ${variable}.endMin))`;
}

/** Without a question all times match: the bounds stand outside of every day. */
export function timeParameters(at: TimeFilter | undefined): {
  first: number;
  last: number;
  certain: boolean | null;
} {
  if (at === undefined) return { first: BEFORE_ALL_DAYS, last: AFTER_ALL_DAYS, certain: null };
  const both = at.certainty.includes('CERTAIN') && at.certainty.includes('POSSIBLE');
  return {
    first: at.first,
    last: at.last,
    certain: both ? null : at.certainty.includes('CERTAIN'),
  };
}
