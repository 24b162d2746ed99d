import type { DayInterval } from '../../model/partial-date.js';
import { TIMELESS, validity, type Validity } from '../../model/validity.js';
import { daysOf } from './dates.js';

/**
 * When an edge holds. Several dates of one end are taken as not knowing which is right. `date` says a day on which it
 * held, where no start and end do. Dates that contradict each other say nothing: they are kept as qualifiers, and a
 * record that FollowTheMoney takes is not refused for them.
 */
export function edgeValidity(
  starts: readonly string[] | undefined,
  ends: readonly string[] | undefined,
  dates: readonly string[] | undefined,
): Validity {
  if (starts === undefined && ends === undefined) {
    if (dates === undefined) return TIMELESS;
    const { first, last } = span(dates);
    return validity({ start: { last }, end: { first } }) ?? TIMELESS;
  }
  return (
    validity({
      ...(starts === undefined ? {} : { start: span(starts) }),
      ...(ends === undefined ? {} : { end: span(ends), endState: 'ENDED' }),
    }) ?? TIMELESS
  );
}

function span(dates: readonly string[]): DayInterval {
  let first = Infinity;
  let last = -Infinity;
  for (const date of dates) {
    const days = daysOf(date);
    first = Math.min(first, days.first);
    last = Math.max(last, days.last);
  }
  return { first, last };
}
