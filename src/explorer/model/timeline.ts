/** What is known of when something held: partial dates, null where nothing bounds them. */
export interface Dated {
  readonly startEarliest: string | null;
  readonly startLatest: string | null;
  readonly endEarliest: string | null;
  readonly endLatest: string | null;
  readonly endState: 'ENDED' | 'ONGOING' | 'UNKNOWN';
}

/** A stretch of the line, as shares of its length from 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Whether it surely held then; else its dates are too vague to tell. */
  readonly isCertain: boolean;
}

export interface Tick {
  readonly at: number;
  readonly year: number;
}

export interface Timeline<Item> {
  readonly rows: readonly {
    readonly item: Item;
    readonly stretches: readonly Stretch[];
    /** Whether it goes on beyond the line, for all that is known. */
    readonly isOpen: boolean;
  }[];
  readonly undated: readonly Item[];
  readonly ticks: readonly Tick[];
}

const DAY = 86_400_000;
const MOST_TICKS = 8;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** What surely held is drawn whole, what may have held beside it; earliest first, what has no date apart. */
export function layTimeline<Item extends Dated>(
  items: readonly Item[],
  today: string,
): Timeline<Item> {
  const dated = items
    .map((item) => ({ item, span: spanOf(item) }))
    .filter(({ span }) => span.low !== undefined);
  const undated = items.filter((item) => spanOf(item).low === undefined);
  if (dated.length === 0) return { rows: [], undated, ticks: [] };
  const known = dated.flatMap(({ span: { startLow, startHigh, endLow, endHigh } }) =>
    [startLow, startHigh, endLow, endHigh].filter((day) => day !== undefined),
  );
  const first = yearOf(Math.min(...known));
  // What goes on is drawn to today at least.
  const goesOn = dated.some(({ item }) => item.endState === 'ONGOING');
  const last = yearOf(Math.max(...known, ...(goesOn ? [dayOf(today, false)] : []))) + 1;
  const [low, high] = [dayOf(yearText(first), false), dayOf(yearText(last), false)];
  const place = (day: number) => Math.min(1, Math.max(0, (day - low) / (high - low)));

  const rows = dated
    .sort((one, other) => (one.span.low ?? 0) - (other.span.low ?? 0))
    .map(({ item, span }) => {
      const isOpen = item.endState !== 'ENDED' && span.endHigh === undefined;
      return { item, isOpen, stretches: stretchesOf(span, item.endState, place) };
    });
  return {
    rows,
    undated,
    ticks: ticksOf(first, last, (year) => place(dayOf(yearText(year), false))),
  };
}

interface Span {
  /** The earliest day that is known of at all. */
  readonly low: number | undefined;
  readonly startLow: number | undefined;
  readonly startHigh: number | undefined;
  readonly endLow: number | undefined;
  readonly endHigh: number | undefined;
}

function spanOf({ startEarliest, startLatest, endEarliest, endLatest }: Dated): Span {
  const day = (date: string | null, isEnd: boolean) =>
    date === null ? undefined : dayOf(date, isEnd);
  const startLow = day(startEarliest, false);
  const startHigh = day(startLatest, true);
  const endLow = day(endEarliest, false);
  const endHigh = day(endLatest, true);
  return { low: startLow ?? startHigh ?? endLow ?? endHigh, startLow, startHigh, endLow, endHigh };
}

function stretchesOf(
  { startLow, startHigh, endLow, endHigh }: Span,
  endState: Dated['endState'],
  place: (day: number) => number,
): Stretch[] {
  // Where nothing bounds a side, it reaches to the end of the line, but never surely.
  const from = startLow === undefined ? 0 : place(startLow);
  const sureFrom = startHigh ?? endLow ?? endHigh ?? startLow ?? 0;
  const sureTo = endLow ?? (endState === 'ONGOING' ? startHigh : undefined) ?? sureFrom;
  const isSure = sureTo >= sureFrom && startHigh !== undefined;
  const to =
    endHigh === undefined
      ? endState === 'ONGOING'
        ? 1
        : place(Math.max(sureTo, sureFrom))
      : place(endHigh);
  if (!isSure) return [{ from, to: Math.max(from, to), isCertain: false }];
  const [a, b] = [place(sureFrom), place(sureTo)];
  return [
    { from, to: a, isCertain: false },
    { from: a, to: b, isCertain: true },
    { from: b, to: Math.max(b, to), isCertain: false },
  ].filter((stretch) => stretch.to > stretch.from || stretch.isCertain);
}

/** The first or last day of a partial date, counted from 1970. */
function dayOf(date: string, isEnd: boolean): number {
  const [year = 1970, month, day] = date.split('-').map(Number);
  const time = new Date(0);
  // Not Date.UTC, which takes years below 100 for those of the last century.
  if (isEnd && day === undefined)
    time.setUTCFullYear(month === undefined ? year + 1 : year, month ?? 0, 0);
  else time.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return Math.round(time.getTime() / DAY);
}

const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();
const yearText = (year: number): string => String(year).padStart(4, '0');

function ticksOf(first: number, last: number, place: (year: number) => number): Tick[] {
  const step = STEPS.find((size) => (last - first) / size <= MOST_TICKS) ?? 1000;
  const begin = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - begin) / step) + 1 }, (_, index) => {
    const year = begin + index * step;
    return { year, at: place(year) };
  });
}
