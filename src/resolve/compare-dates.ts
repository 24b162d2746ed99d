import type { Feature } from './score-pair.js';
import { WEIGHTS } from './weights.js';

type How =
  'same' | 'swapped' | 'oneDigit' | 'swappedOneDigit' | 'sameMonth' | 'sameYear' | 'differs';
const WORDS: Record<How, string> = {
  same: 'the same day',
  swapped: 'day and month swapped',
  oneDigit: 'one digit off',
  swappedOneDigit: 'day and month swapped, one digit off',
  sameMonth: 'the same month',
  sameYear: 'the same year',
  differs: 'another date',
};

/** Compares when two things began: of all their dates the two that agree best. */
export function compareDates(
  left: readonly string[],
  right: readonly string[],
  of: 'PERSON' | 'ORGANIZATION' | 'THING',
): Feature | undefined {
  let best: Feature | undefined;
  for (const one of left) {
    for (const other of right) {
      const how = compareDate(one, other);
      const bits =
        how === 'differs' && of !== 'PERSON' ? WEIGHTS.date.organizationDiffers : WEIGHTS.date[how];
      if (best === undefined || bits > best.bits)
        best = { name: 'DATE', bits, detail: `${one}, ${other}: ${WORDS[how]}` };
    }
  }
  return best;
}

function compareDate(one: string, other: string): How {
  const precision = Math.min(one.length, other.length);
  if (one.slice(0, precision) === other.slice(0, precision)) {
    if (precision === 10) return 'same';
    return precision === 7 ? 'sameMonth' : 'sameYear';
  }
  if (precision < 10) return 'differs';
  const [year, month, day] = one.split('-');
  const swapped = `${year ?? ''}-${day ?? ''}-${month ?? ''}`;
  if (other === swapped) return 'swapped';
  if (isOneSlip(one, other)) return 'oneDigit';
  return isOneSlip(swapped, other) ? 'swappedOneDigit' : 'differs';
}

function isOneSlip(one: string, other: string): boolean {
  const differing = [...one].filter((character, index) => character !== other[index]);
  return differing.length === 1 || isSwapOfNeighbors(one, other);
}

/** 1968 for 1986: two digits of one number in the wrong order. */
function isSwapOfNeighbors(one: string, other: string): boolean {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}`;
  return swapped === other && one[at] !== '-' && one[at + 1] !== '-';
}
