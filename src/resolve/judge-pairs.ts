import { joinRefusal } from '../claims/join-refusal.js';
import { decidedRecords } from '../claims/recluster.js';
import type { Deadline, Engine } from '../graph/engine.js';
import { RESOLVE_RECORDS } from '../graph/statements/resolve-statements.js';
import { orderedPair } from '../model/decision.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Candidate, CandidateSide } from './candidate.js';
import { DecisionGraph } from '../claims/decision-graph.js';
import { profileOf, type comparedProperties, type Profile } from './profile.js';
import { scorePair } from './score-pair.js';
import type { Commonness } from './word-counts.js';

/** A record as it was read for comparing. */
export interface ComparedRecord {
  readonly profile: Profile;
  readonly side: CandidateSide;
}

export interface JudgeOptions {
  readonly vocabulary: Vocabulary;
  readonly compared: ReturnType<typeof comparedProperties>;
  readonly threshold: number;
  readonly commonness: Commonness;
  readonly deadline?: Deadline | undefined;
}

/** Reads records for comparing; those that are not known are left out. */
export async function readCompared(
  engine: Engine,
  { compared, deadline }: JudgeOptions,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComparedRecord>> {
  const records = await engine.read(RESOLVE_RECORDS, { ids: [...new Set(ids)] }, deadline);
  return new Map(
    records.map((record) => {
      const { id, canonicalId, type, name } = record;
      return [
        id,
        { profile: profileOf(record, compared), side: { id, canonicalId, type, name } },
      ] as const;
    }),
  );
}

/**
 * Scores pairs of records and leaves out those below the threshold, those that are one entity already, those that cannot
 * be one, and those that a negative decision keeps apart, directly or through what was joined.
 */
export async function judgePairs(
  engine: Engine,
  options: JudgeOptions,
  records: ReadonlyMap<string, ComparedRecord>,
  pairs: Iterable<readonly [string, string]>,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const pair of pairs) {
    const [leftId, rightId] = orderedPair(...pair);
    const [left, right] = [records.get(leftId), records.get(rightId)];
    if (left === undefined || right === undefined) continue;
    if (left.side.canonicalId === right.side.canonicalId) continue;
    const { score, features } = scorePair(left.profile, right.profile, options.commonness);
    if (score < options.threshold) continue;
    if (joinRefusal(options.vocabulary, [left.profile, right.profile]) !== undefined) continue;
    found.push({ left: left.side, right: right.side, score, features });
  }
  if (found.length === 0) return found;
  const ids = found.flatMap(({ left, right }) => [left.id, right.id]);
  const { decisions } = await decidedRecords(
    {
      run: (statement, parameters) => engine.read(statement, parameters, options.deadline),
    },
    ids,
  );
  const graph = new DecisionGraph(decisions);
  return found.filter(
    ({ left, right }) => graph.against(left.id, right.id, 'POSITIVE') === undefined,
  );
}
