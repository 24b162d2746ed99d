import type { Engine, Transaction } from '../graph/engine.js';
import {
  DECISIONS_IN_BUCKETS,
  MERGED_IDS_IN_BUCKETS,
} from '../graph/statements/decision-statements.js';
import { BUCKET_GROUPS } from '../graph/statements/scan-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { decidedRecords, recluster, wrongMergeStates } from './recluster.js';

/** A record whose canonical id, or list of joined records, is not what the decisions in effect say. */
export interface MergeFinding {
  readonly kind: 'WRONG_CANONICAL_ID';
  /** The record's id. */
  readonly recordId: string;
  readonly detail: string;
}

const AT_ONCE = 500;

/**
 * Compares the canonical ids with the decisions, which are the record, and with `repair` makes them what the decisions
 * say. Looks at what a decision names and at what says that it was merged: all others are their own.
 */
export async function examineMerges(
  engine: Engine,
  vocabulary: Vocabulary,
  { repair }: { readonly repair: boolean },
): Promise<readonly MergeFinding[]> {
  const findings = new Map<string, MergeFinding>();
  for (const buckets of BUCKET_GROUPS) {
    const decisions = await engine.read(DECISIONS_IN_BUCKETS, { buckets });
    const records = await engine.read(MERGED_IDS_IN_BUCKETS, { buckets });
    const ids = [
      ...new Set([
        ...decisions.flatMap(({ leftId, rightId }) => [leftId, rightId]),
        ...records.map(({ id }) => id),
      ]),
    ];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      for (const finding of await examinePart(engine, vocabulary, part, repair))
        findings.set(finding.recordId, finding);
    }
  }
  return [...findings.values()];
}

async function examinePart(
  engine: Engine,
  vocabulary: Vocabulary,
  ids: readonly string[],
  repair: boolean,
): Promise<readonly MergeFinding[]> {
  const look = async (reader: Pick<Transaction, 'run'>) => {
    const decided = await decidedRecords(reader, ids);
    return wrongMergeStates(vocabulary, decided).map(({ id, canonicalId }) => ({
      kind: 'WRONG_CANONICAL_ID' as const,
      recordId: id,
      detail: inWords(canonicalId, decided.nodes.get(id)?.canonicalId),
    }));
  };
  if (!repair) {
    return look({ run: (statement, parameters) => engine.read(statement, parameters) });
  }
  return engine.write(async (transaction) => {
    const found = await look(transaction);
    if (found.length > 0) await recluster(transaction, vocabulary, ids);
    return found;
  });
}

function inWords(wanted: string, stored: string | undefined): string {
  return stored === wanted
    ? 'its list of joined records is not what the decisions say'
    : `canonical id ${stored ?? 'missing'} instead of ${wanted}`;
}
