import type { Certainty } from '../generated/graphql.js';
import type { RelationDates } from './graph-view.js';
import { daysOf, type Days } from './partial-dates.js';

/** Whether nothing at all is known of when. */
export function isUndated({
  startEarliest,
  startLatest,
  endEarliest,
  endLatest,
}: RelationDates): boolean {
  return [startEarliest, startLatest, endEarliest, endLatest].every((bound) => bound === null);
}

/**
 * Whether a relation held on some of these days: CERTAIN when there is a day on which it surely did,
 * POSSIBLE when it may have, undefined when it did not. As the server counts, so that the slider
 * says what `at` would.
 */
export function certaintyWithin(
  dates: RelationDates,
  { first, last }: Days,
): Certainty | undefined {
  const bound = (date: string | null, end: 'first' | 'last', unknown: number) =>
    (date === null ? undefined : daysOf(date))?.[end] ?? unknown;
  const startMin = bound(dates.startEarliest, 'first', -Infinity);
  const startMax = bound(dates.startLatest, 'last', Infinity);
  const endMin = bound(dates.endEarliest, 'first', -Infinity);
  const endMax = bound(dates.endLatest, 'last', Infinity);
  if (Math.max(first, startMax) <= Math.min(last, endMin)) return 'CERTAIN';
  if (Math.max(first, startMin) <= Math.min(last, endMax)) return 'POSSIBLE';
  return undefined;
}

/** From the first to the last day that any of these dates names; undefined when none does. */
export function spanOf(all: Iterable<RelationDates>): Days | undefined {
  let span: Days | undefined;
  for (const { startEarliest, startLatest, endEarliest, endLatest } of all) {
    for (const date of [startEarliest, startLatest, endEarliest, endLatest]) {
      const days = date === null ? undefined : daysOf(date);
      if (days === undefined) continue;
      span = {
        first: Math.min(span?.first ?? days.first, days.first),
        last: Math.max(span?.last ?? days.last, days.last),
      };
    }
  }
  return span;
}
