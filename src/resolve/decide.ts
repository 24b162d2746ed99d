import { badInput, SutraError } from '../errors.js';
import { appendLog } from '../claims/apply-load.js';
import { joinRefusal } from '../claims/join-refusal.js';
import { decidedRecords, recluster } from '../claims/recluster.js';
import { recordSchema } from '../claims/record-schema.js';
import type { Transaction } from '../graph/engine.js';
import {
  CREATE_DECISIONS,
  DECISIONS_BY_ID,
  UNDO_DECISIONS,
} from '../graph/statements/decision-statements.js';
import { contentHash } from '../model/canonical-json.js';
import { decisionId, orderedPair, type Decision, type Judgement } from '../model/decision.js';
import { checkEntityId } from '../model/entity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { DecisionGraph } from './decision-graph.js';

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
  const ids = [...new Set(checked.flatMap(({ leftId, rightId }) => [leftId, rightId]))];
  const decided = await decidedRecords(transaction, ids);
  const kindOf = (id: string) => {
    const node = decided.nodes.get(id);
    return node === undefined ? [] : [{ type: node.type, schema: recordSchema(node.facts) }];
  };
  const graph = new DecisionGraph(decided.decisions);
  const taken = await takenIds(transaction, checked);
  const created: Decision[] = [];
  const decisions = checked.map((verdict) => {
    const { leftId, rightId, judgement } = verdict;
    const standing = graph.between(leftId, rightId);
    if (standing?.judgement === judgement) return standing;
    const against = graph.against(leftId, rightId, judgement);
    if (against !== undefined) throw contradiction(verdict, against);
    if (judgement === 'POSITIVE') {
      const members = [...graph.members(leftId), ...graph.members(rightId)];
      const refusal = joinRefusal(vocabulary, members.flatMap(kindOf));
      if (refusal !== undefined)
        throw new SutraError('CONFLICT', `${leftId} and ${rightId} are not joined: ${refusal}.`);
    }
    const decision = withFreeId(verdict, taken);
    graph.add(decision);
    created.push(decision);
    return decision;
  });
  if (created.length > 0) {
    await transaction.run(CREATE_DECISIONS, { rows: created.map(row) });
    const joining = created.filter(({ judgement }) => judgement === 'POSITIVE');
    await recluster(
      transaction,
      vocabulary,
      joining.flatMap(({ leftId, rightId }) => [leftId, rightId]),
    );
    await log(transaction, recording, 'DECIDE', created);
  }
  return { decisions, created: created.length };
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
  await log(transaction, recording, 'UNDO', undone);
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

/** Ids that decisions of the past have: an undone one keeps its own. */
async function takenIds(
  transaction: Transaction,
  verdicts: readonly Omit<Decision, 'id'>[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  let open = verdicts;
  for (let round = 0; open.length > 0; round += 1) {
    const ids = [...new Set(open.map((verdict) => decisionId(verdict, round)))];
    const found = await transaction.run(DECISIONS_BY_ID, { ids });
    for (const { id } of found) taken.add(id);
    open = open.filter((verdict) => taken.has(decisionId(verdict, round)));
  }
  return taken;
}

function withFreeId(verdict: Omit<Decision, 'id'>, taken: Set<string>): Decision {
  let round = 0;
  while (taken.has(decisionId(verdict, round))) round += 1;
  const id = decisionId(verdict, round);
  taken.add(id);
  return { id, ...verdict };
}

function contradiction(
  { leftId, rightId, judgement }: Omit<Decision, 'id'>,
  against: Decision,
): SutraError {
  const words =
    judgement === 'POSITIVE'
      ? `${leftId} and ${rightId} cannot be decided to be the same`
      : `${leftId} and ${rightId} cannot be decided to be different`;
  const stands = against.judgement === 'NEGATIVE' ? 'different' : 'the same';
  return new SutraError(
    'CONFLICT',
    `${words}: decision ${against.id} by ${against.actor} of ${against.at} has ${against.leftId} and ${against.rightId} be ${stands}. Undo it first.`,
  );
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

async function log(
  transaction: Transaction,
  { actor, at }: Recording,
  verb: 'DECIDE' | 'UNDO',
  decisions: readonly Decision[],
): Promise<void> {
  const idsOf = (judgement: Judgement) =>
    decisions.filter((decision) => decision.judgement === judgement).map(({ id }) => id);
  await appendLog(
    transaction,
    { actor, at, source: { id: 'decisions' } },
    { [`${verb}_POSITIVE`]: idsOf('POSITIVE'), [`${verb}_NEGATIVE`]: idsOf('NEGATIVE') },
  );
}
