import type { Day, DayInterval } from './partial-date.js';

/**
 * Bounds that stand for "nothing is known": earlier and later than every day that a partial date
 * can name. Stored as numbers, so that statements compare without a case for null.
 */
export const BEFORE_ALL_DAYS: Day = -9_999_999;
export const AFTER_ALL_DAYS: Day = 9_999_999;

export const END_STATES = ['ENDED', 'ONGOING', 'UNKNOWN'] as const;
/** ENDED: it is over, on a known day or not. ONGOING: it lasted when it was said. UNKNOWN: nothing is said. */
export type EndState = (typeof END_STATES)[number];

/** When a claim holds: the earliest and latest day it may have started, and may have ended. */
export interface Validity {
  readonly startMin: Day;
  readonly startMax: Day;
  readonly endMin: Day;
  readonly endMax: Day;
  readonly endState: EndState;
}

export const CERTAINTIES = ['CERTAIN', 'POSSIBLE'] as const;
/** Whether a claim surely held at some day of an interval, or only may have. */
export type Certainty = (typeof CERTAINTIES)[number];

/** Nothing is known of when. */
export const TIMELESS: Validity = {
  startMin: BEFORE_ALL_DAYS,
  startMax: AFTER_ALL_DAYS,
  endMin: BEFORE_ALL_DAYS,
  endMax: AFTER_ALL_DAYS,
  endState: 'UNKNOWN',
};

/** What is known of a validity before its gaps are closed. */
export interface ValidityBounds {
  readonly start?: Partial<DayInterval> | undefined;
  readonly end?: Partial<DayInterval> | undefined;
  readonly endState?: EndState | undefined;
}

/**
 * Closes the gaps of what is known: a thing ends no earlier than it starts, and starts no later than it ends.
 * Returns undefined when no pair of days fits, that is when the latest end lies before the earliest start.
 */
export function validity({
  start,
  end,
  endState = 'UNKNOWN',
}: ValidityBounds): Validity | undefined {
  const startMin = start?.first ?? BEFORE_ALL_DAYS;
  const endMax = end?.last ?? AFTER_ALL_DAYS;
  const startMax = Math.min(start?.last ?? AFTER_ALL_DAYS, endMax);
  const endMin = Math.max(end?.first ?? BEFORE_ALL_DAYS, startMin);
  return startMin <= startMax && endMin <= endMax
    ? { startMin, startMax, endMin, endMax, endState }
    : undefined;
}

/**
 * Whether a claim held within `[first, last]`: CERTAIN when there is a day of it on which the claim surely held,
 * whatever start and end within its bounds are the true ones; POSSIBLE when some of them have it hold on some day;
 * undefined when none does. (The intersection of intervals, over the bounds of both ends.)
 */
export function certaintyAt(claim: Validity, { first, last }: DayInterval): Certainty | undefined {
  if (Math.max(first, claim.startMax) <= Math.min(last, claim.endMin)) return 'CERTAIN';
  if (Math.max(first, claim.startMin) <= Math.min(last, claim.endMax)) return 'POSSIBLE';
  return undefined;
}
