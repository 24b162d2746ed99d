import { badInput } from '../errors.js';
import { appendLog } from './apply-load.js';
import { planDecisions, type RefusedDecision } from './plan-decisions.js';
import { recluster } from './recluster.js';
import type { Transaction } from '../graph/engine.js';
import {
  CREATE_DECISIONS,
  DECISIONS_BY_ID,
  UNDO_DECISIONS,
} from '../graph/statements/decision-statements.js';
import { contentHash } from '../model/canonical-json.js';
import {
  orderedPair,
  type Decision,
  type Judgement,
  type ToldDecision,
} from '../model/decision.js';
import { checkEntityId } from '../model/entity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** A judgement to record. The records need not be known yet: it takes effect when they come. */
export interface Verdict {
  readonly left: string;
  readonly right: string;
  readonly judgement: Judgement;
  /** What the pair scored, 0 to 1. */
  readonly score?: number | undefined;
  /** Who decided and when, where that is not who records it and now: a batch that was made elsewhere. */
  readonly actor?: string | undefined;
  readonly at?: string | undefined;
}

/** Who records, and when (ISO 8601 instant in UTC). */
export interface Recording {
  readonly actor: string;
  readonly at: string;
}

export interface DecideReport {
  /** The decisions that stand for the verdicts, in their order. */
  readonly decisions: readonly Decision[];
  /** How many of them are new; the others had been made before and are in effect. */
  readonly created: number;
}

export interface RestoreReport {
  readonly created: number;
  readonly refused: readonly RefusedDecision[];
}

/**
 * Records verdicts, and joins what they join: all of them or, when one is refused, none. A verdict that is in effect
 * already, whoever gave it, changes nothing.
 * @throws SutraError BAD_USER_INPUT for an id that cannot be one, a pair of one record, a score outside 0 to 1;
 *   CONFLICT naming the decision that stands against it, or for records that cannot be one entity.
 */
export async function decide(
  transaction: Transaction,
  vocabulary: Vocabulary,
  verdicts: readonly Verdict[],
  recording: Recording,
): Promise<DecideReport> {
  const checked = verdicts.map((verdict) => checkVerdict(verdict, recording));
  const plan = await planDecisions(transaction, vocabulary, checked);
  const [refused] = plan.refused;
  if (refused !== undefined) throw refused.error;
  await record(transaction, vocabulary, plan.created, recording);
  return {
    decisions: plan.decisions.filter((decision) => decision !== undefined),
    created: plan.created.length,
  };
}

/**
 * Brings back decisions that were made elsewhere, under their ids, with who, when and their past; joins what they join.
 * One whose id is recorded already stays as it is here, undone or not, and so does a pair that is decided alike. Those
 * that contradict what is in effect, or would join what cannot be joined, are refused, and the others stand.
 */
export async function restoreDecisions(
  transaction: Transaction,
  vocabulary: Vocabulary,
  told: readonly ToldDecision[],
  recording: Recording,
): Promise<RestoreReport> {
  if (told.length === 0) return { created: 0, refused: [] };
  const plan = await planDecisions(transaction, vocabulary, told);
  await record(transaction, vocabulary, plan.created, recording);
  return { created: plan.created.length, refused: plan.refused };
}

async function record(
  transaction: Transaction,
  vocabulary: Vocabulary,
  created: readonly Decision[],
  recording: Recording,
): Promise<void> {
  if (created.length === 0) return;
  await transaction.run(CREATE_DECISIONS, { rows: created.map(row) });
  const inEffect = created.filter(({ undoneAt }) => undoneAt === undefined);
  const joining = inEffect.filter(({ judgement }) => judgement === 'POSITIVE');
  await recluster(
    transaction,
    vocabulary,
    joining.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  );
  log(transaction, recording, 'DECIDE', inEffect);
  log(
    transaction,
    recording,
    'RESTORE',
    created.filter(({ undoneAt }) => undoneAt !== undefined),
  );
}

/**
 * Takes decisions out of effect, each alone: what others join stays joined. They are kept, with who undid them and when.
 * → the decisions as they are now, in the order asked.
 * @throws SutraError BAD_USER_INPUT for an id that is no decision's or whose decision is undone already.
 */
export async function undoDecisions(
  transaction: Transaction,
  vocabulary: Vocabulary,
  ids: readonly string[],
  recording: Recording,
): Promise<readonly Decision[]> {
  const distinct = [...new Set(ids)];
  const found = await transaction.run(DECISIONS_BY_ID, { ids: distinct });
  const known = new Map(found.map((decision) => [decision.id, decision]));
  const undone = distinct.map((id) => {
    const decision = known.get(id);
    if (decision === undefined) throw badInput('decision', 'the id of a decision', id);
    if (decision.undoneAt !== undefined)
      throw badInput('decision', `a decision in effect; it was undone at ${decision.undoneAt}`, id);
    return { ...decision, undoneAt: recording.at, undoneBy: recording.actor };
  });
  await transaction.run(UNDO_DECISIONS, {
    ids: distinct,
    at: recording.at,
    actor: recording.actor,
  });
  const parted = undone.filter(({ judgement }) => judgement === 'POSITIVE');
  await recluster(
    transaction,
    vocabulary,
    parted.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  );
  log(transaction, recording, 'UNDO', undone);
  return undone;
}

const LONGEST_ACTOR = 256;

function checkVerdict(verdict: Verdict, recording: Recording): Omit<Decision, 'id'> {
  const left = checkEntityId(verdict.left, 'left');
  const right = checkEntityId(verdict.right, 'right');
  if (left === right) throw badInput('right', 'another record than left', right);
  const { score } = verdict;
  if (score !== undefined && !(score >= 0 && score <= 1))
    throw badInput('score', 'a number from 0 to 1', score);
  const [leftId, rightId] = orderedPair(left, right);
  return {
    leftId,
    rightId,
    judgement: verdict.judgement,
    score,
    actor: (verdict.actor ?? recording.actor).slice(0, LONGEST_ACTOR),
    at: verdict.at ?? recording.at,
    undoneAt: undefined,
    undoneBy: undefined,
  };
}

function row({ undoneAt, undoneBy, score, ...decision }: Decision) {
  return {
    properties: {
      ...decision,
      score: score ?? null,
      // Of the pair, so that a dump in the order of buckets does not depend on who decided when.
      bucket: contentHash([decision.leftId, decision.rightId]).slice(0, 2),
      undoneAt: undoneAt ?? null,
      undoneBy: undoneBy ?? null,
    },
  };
}

function log(
  transaction: Transaction,
  { actor, at }: Recording,
  verb: 'DECIDE' | 'UNDO' | 'RESTORE',
  decisions: readonly Decision[],
): void {
  const idsOf = (judgement: Judgement) =>
    decisions.filter((decision) => decision.judgement === judgement).map(({ id }) => id);
  appendLog(
    transaction,
    { actor, at, source: { id: 'decisions' } },
    { [`${verb}_POSITIVE`]: idsOf('POSITIVE'), [`${verb}_NEGATIVE`]: idsOf('NEGATIVE') },
  );
}
