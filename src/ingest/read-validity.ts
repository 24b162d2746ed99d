import { parsePartialDate, type Day, type DayInterval } from '../model/partial-date.js';
import { END_STATES, validity, type EndState, type Validity } from '../model/validity.js';
import type { SeedFields, SeedNode } from './seed-node.js';

const TENSES = ['PRESENT', 'PAST'] as const;

/**
 * Reads when a claim holds. Its tense closes gaps with the article's day. PRESENT: it had started by then; it is
 * ONGOING unless it says otherwise, and what is ONGOING ends no earlier. PAST: it had started by then, and what is
 * ENDED had ended by then.
 */
export function readValidity(
  claim: SeedNode,
  fields: SeedFields<'start' | 'end' | 'endState' | 'tense'>,
  articleDay: Day | undefined,
): Validity | undefined {
  let start = fields.start && readBoundary(fields.start);
  let end = fields.end && readBoundary(fields.end);
  const tense = fields.tense?.oneOf(TENSES);
  const implied: EndState = tense === 'PRESENT' ? 'ONGOING' : 'UNKNOWN';
  const endState = fields.endState === undefined ? implied : fields.endState.oneOf(END_STATES);
  if (tense !== undefined && articleDay !== undefined) {
    start = { last: articleDay, ...start };
    if (tense === 'PRESENT' && endState === 'ONGOING') end = { first: articleDay, ...end };
    if (tense === 'PAST' && endState === 'ENDED') end = { last: articleDay, ...end };
  }
  const read = validity({ start, end, endState });
  if (read === undefined) {
    const node = fields.end ?? fields.start ?? claim;
    node.note(`${claim.path}: expected an end that is not before the start, got none that fits.`);
  }
  return read;
}

/** A partial date, or the earliest and latest that it may be. */
function readBoundary(node: SeedNode): Partial<DayInterval> | undefined {
  if (!node.isMapping) return readDate(node);
  const fields = node.fields([], ['earliest', 'latest']);
  if (fields.earliest === undefined && fields.latest === undefined) {
    node.mistake('earliest, latest or both', 'neither');
    return undefined;
  }
  const first = fields.earliest && readDate(fields.earliest)?.first;
  const last = fields.latest && readDate(fields.latest)?.last;
  if (first !== undefined && last !== undefined && last < first) {
    node.mistake('a latest day that is not before the earliest', 'an earlier one');
    return undefined;
  }
  return {
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
}

function readDate(node: SeedNode): DayInterval | undefined {
  const text = node.text();
  return text === undefined ? undefined : node.attempt(() => parsePartialDate(text, node.path));
}
