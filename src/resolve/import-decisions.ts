import { SutraError } from '../errors.js';
import type { Engine } from '../graph/engine.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { decide, type Recording, type Verdict } from '../claims/decide.js';
import { readDecisionLine } from './decision-line.js';

export interface RefusedLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ImportDecisionsReport {
  readonly read: number;
  readonly created: number;
  /** In effect already. */
  readonly unchanged: number;
  /** Lines that decide nothing: unsure, undone, empty. */
  readonly undecided: number;
  readonly refused: readonly RefusedLine[];
}

const AT_ONCE = 500;
/** Reasons that are kept; a file of another kind altogether has one for each line. */
const MOST_REFUSED = 10_000;

interface Numbered {
  readonly line: number;
  readonly verdict: Verdict;
}

/**
 * Records a batch of decisions, 500 a transaction. A line that cannot be read, or that contradicts what is decided, is
 * refused with its reason; the others stand. The same file again changes nothing.
 */
export async function importDecisions(
  engine: Engine,
  vocabulary: Vocabulary,
  lines: AsyncIterable<string>,
  recording: Recording,
): Promise<ImportDecisionsReport> {
  let [read, created, unchanged, undecided] = [0, 0, 0, 0];
  const refused: RefusedLine[] = [];
  const refuse = (line: number, error: unknown) => {
    if (!(error instanceof SutraError) || !['BAD_USER_INPUT', 'CONFLICT'].includes(error.code))
      throw error;
    if (refused.length < MOST_REFUSED) refused.push({ line, reason: error.message });
  };
  const record = async (batch: readonly Numbered[]): Promise<void> => {
    try {
      const report = await engine.write((transaction) =>
        decide(
          transaction,
          vocabulary,
          batch.map(({ verdict }) => verdict),
          recording,
        ),
      );
      created += report.created;
      unchanged += batch.length - report.created;
    } catch (error) {
      const [only, ...others] = batch;
      if (only !== undefined && others.length === 0) {
        refuse(only.line, error);
        return;
      }
      if (!(error instanceof SutraError)) throw error;
      // One of them is refused, and with it all: halves, until it stands alone.
      const half = Math.ceil(batch.length / 2);
      await record(batch.slice(0, half));
      await record(batch.slice(half));
    }
  };
  let batch: Numbered[] = [];
  for await (const text of lines) {
    read += 1;
    try {
      const verdict = readDecisionLine(read === 1 ? text.replace(/^\ufeff/, '') : text);
      if (verdict === undefined) undecided += 1;
      else batch.push({ line: read, verdict });
    } catch (error) {
      refuse(read, error);
    }
    if (batch.length >= AT_ONCE) {
      await record(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await record(batch);
  return { read, created, unchanged, undecided, refused };
}
