import type { ClaimRecord } from '../graph/statements/records.js';
import { canonicalJson } from '../model/canonical-json.js';
import { parsePartialDate } from '../model/partial-date.js';
import type { ClaimValue, QuantityQualifier } from '../model/value.js';

/** What a comparison looks at. */
type Said = Pick<
  ClaimRecord,
  'id' | 'kind' | 'objectId' | 'value' | 'qualifiers' | 'validity' | 'modality'
>;

/** Dates that an entity has one of. Others, as of changes to a record, may well differ. */
const HAPPENS_ONCE: ReadonlySet<string> = new Set([
  'BIRTH_DATE',
  'DEATH_DATE',
  'INCORPORATION_DATE',
  'DISSOLUTION_DATE',
  'INCEPTION_DATE',
  'BUILD_DATE',
]);

/**
 * Whether two claims of one kind and the same ends, or of one property of the same entity, cannot both be right at a
 * time for which both may hold:
 * - one says that it is so and the other denies it, or denies more than it; or
 * - they differ in a figure alone, are meant alike, and no number is both figures: "over 80 per cent" and "85 per cent"
 *   agree, "about" takes in a tenth to either side, and figures of two units are not compared; or
 * - they name dates of what happens once, as a birth, that have no day in common.
 */
export function contradict(one: Said, other: Said): boolean {
  if (one.id === other.id || !mayOverlap(one, other)) return false;
  if (one.modality === 'DENIED') return other.modality === 'ACTUAL' && denies(one, other);
  if (other.modality === 'DENIED') return one.modality === 'ACTUAL' && denies(other, one);
  return one.modality === other.modality && haveOtherFigures(one, other);
}

function mayOverlap({ validity: one }: Said, { validity: other }: Said): boolean {
  return Math.max(one.startMin, other.startMin) <= Math.min(one.endMax, other.endMax);
}

/** Who denies a thing denies each closer description of it. */
function denies(denial: Said, assertion: Said): boolean {
  if (canonicalJson(denial.value ?? null) !== canonicalJson(assertion.value ?? null)) return false;
  return Object.entries(denial.qualifiers).every(
    ([name, values]) => canonicalJson(values) === canonicalJson(assertion.qualifiers[name] ?? null),
  );
}

function haveOtherFigures(one: Said, other: Said): boolean {
  const [rest, otherRest] = [one, other].map(({ qualifiers }) =>
    canonicalJson(
      Object.fromEntries(Object.entries(qualifiers).filter(([, values]) => !isFigure(values))),
    ),
  );
  if (rest !== otherRest) return false;
  if (one.value !== undefined && other.value !== undefined) {
    const sameFigures = canonicalJson(one.qualifiers) === canonicalJson(other.qualifiers);
    return sameFigures && exclude(one.kind, one.value, other.value);
  }
  return Object.entries(one.qualifiers).some(([name, [figure, ...more]]) => {
    const [compared, ...others] = other.qualifiers[name] ?? [];
    // Several figures are a set; which of them answers to which is not said.
    if (figure === undefined || compared === undefined || more.length + others.length > 0)
      return false;
    return exclude(name, figure, compared);
  });
}

function isFigure(values: readonly ClaimValue[]): boolean {
  return values.every(({ type }) => type === 'QUANTITY' || type === 'MONEY');
}

/** Whether nothing fits both values. */
function exclude(property: string, one: ClaimValue, other: ClaimValue): boolean {
  if (one.type === 'DATE' && other.type === 'DATE') {
    if (!HAPPENS_ONCE.has(property)) return false;
    const [days, otherDays] = [parsePartialDate(one.date), parsePartialDate(other.date)];
    return days.last < otherDays.first || otherDays.last < days.first;
  }
  if (one.type === 'QUANTITY' && other.type === 'QUANTITY')
    return one.unit === other.unit && areApart(one, other);
  if (one.type === 'MONEY' && other.type === 'MONEY')
    return one.currency === other.currency && areApart(one, other);
  return false;
}

interface Figure {
  readonly amount: string;
  readonly qualifier: QuantityQualifier;
}

function areApart(one: Figure, other: Figure): boolean {
  if (one.amount === other.amount && one.qualifier === other.qualifier) return false;
  // As good as equal: amounts are exact decimals, and a 17th digit is no contradiction worth showing.
  const [range, otherRange] = [rangeOf(one), rangeOf(other)];
  const low = Math.max(range.low, otherRange.low);
  const high = Math.min(range.high, otherRange.high);
  if (low !== high) return low > high;
  return [range, otherRange].some(
    (bounds) =>
      (bounds.open === 'low' && bounds.low === low) ||
      (bounds.open === 'high' && bounds.high === high),
  );
}

function rangeOf({ amount, qualifier }: Figure): {
  readonly low: number;
  readonly high: number;
  readonly open?: 'low' | 'high';
} {
  const number = Number(amount);
  switch (qualifier) {
    case 'EXACT':
      return { low: number, high: number };
    case 'ABOUT':
      return { low: number - Math.abs(number) / 10, high: number + Math.abs(number) / 10 };
    case 'OVER':
      return { low: number, high: Infinity, open: 'low' };
    case 'AT_LEAST':
      return { low: number, high: Infinity };
    case 'UNDER':
      return { low: -Infinity, high: number, open: 'high' };
    case 'AT_MOST':
      return { low: -Infinity, high: number };
  }
}
