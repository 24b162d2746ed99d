import { SutraError } from '../errors.js';
import type { Transaction } from '../graph/engine.js';
import { DECISIONS_BY_ID } from '../graph/statements/decision-statements.js';
import { decisionId, type Decision, type ToldDecision } from '../model/decision.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { idleDecisions } from './clusters.js';
import { DecisionGraph } from './decision-graph.js';
import { joinRefusal } from './join-refusal.js';
import { decidedRecords, recordKinds } from './recluster.js';

export interface RefusedDecision {
  /** Place among those given, from 0. */
  readonly place: number;
  /** CONFLICT, naming the decision that stands against it, or for records that cannot be one entity. */
  readonly error: SutraError;
}

/** A decision to make; one that was made elsewhere has its id. */
export type Wanted = Omit<ToldDecision, 'id'> & { readonly id?: string };

export interface DecisionPlan {
  /** For each that is wanted, in order, the decision that stands for it; undefined where it is refused. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly created: readonly Decision[];
  readonly refused: readonly RefusedDecision[];
}

/** Works out what of these becomes a decision. Writes nothing. */
export async function planDecisions(
  transaction: Transaction,
  vocabulary: Vocabulary,
  wanted: readonly Wanted[],
): Promise<DecisionPlan> {
  const ids = [...new Set(wanted.flatMap(({ leftId, rightId }) => [leftId, rightId]))];
  const decided = await decidedRecords(transaction, ids);
  const kinds = recordKinds(decided.nodes);
  const graph = new DecisionGraph(decided.decisions);
  const idle = idleDecisions(vocabulary, kinds, decided.decisions);
  /** What is joined in fact. */
  const joined = new DecisionGraph(decided.decisions.filter(({ id }) => !idle.has(id)));
  const known = await knownDecisions(transaction, wanted);
  const created: Decision[] = [];
  const refused: RefusedDecision[] = [];

  const conflictOf = (one: Wanted, joins: string | undefined): SutraError | undefined => {
    const { leftId, rightId, judgement, isIdle } = one;
    const against = graph.against(leftId, rightId, judgement);
    if (against !== undefined) return contradiction(one, against);
    if (joins === undefined || isIdle === true) return undefined;
    return new SutraError('CONFLICT', `${leftId} and ${rightId} are not joined: ${joins}.`);
  };
  const standFor = (one: Wanted, place: number): Decision | undefined => {
    const { leftId, rightId, judgement, undoneAt } = one;
    const same = one.id === undefined ? undefined : known.get(one.id);
    if (same !== undefined) return same;
    if (undoneAt === undefined) {
      const standing = graph.between(leftId, rightId);
      if (standing?.judgement === judgement) return standing;
      const members = [...joined.members(leftId), ...joined.members(rightId)];
      const refusal =
        judgement === 'POSITIVE'
          ? joinRefusal(
              vocabulary,
              members.flatMap((id) => kinds.get(id) ?? []),
            )
          : undefined;
      const error = conflictOf(one, refusal);
      if (error !== undefined) {
        refused.push({ place, error });
        return undefined;
      }
      const decision = withFreeId(one, known);
      graph.add(decision);
      if (refusal === undefined) joined.add(decision);
      created.push(decision);
      return decision;
    }
    const decision = withFreeId(one, known);
    created.push(decision);
    return decision;
  };

  const decisions = wanted.map(standFor);
  return { decisions, created, refused };
}

/** The decisions that have the ids which these would get, or have: an undone one keeps its own. */
async function knownDecisions(
  transaction: Transaction,
  wanted: readonly Wanted[],
): Promise<Map<string, Decision>> {
  const known = new Map<string, Decision>();
  let open = wanted;
  for (let round = 0; open.length > 0; round += 1) {
    const ids = [...new Set(open.map((one) => one.id ?? decisionId(one, round)))];
    const found = await transaction.run(DECISIONS_BY_ID, { ids });
    for (const decision of found) known.set(decision.id, decision);
    open = open.filter((one) => one.id === undefined && known.has(decisionId(one, round)));
  }
  return known;
}

function withFreeId({ isIdle: _, ...wanted }: Wanted, known: Map<string, Decision>): Decision {
  let round = 0;
  while (wanted.id === undefined && known.has(decisionId(wanted, round))) round += 1;
  const decision = { ...wanted, id: wanted.id ?? decisionId(wanted, round) };
  known.set(decision.id, decision);
  return decision;
}

function contradiction({ leftId, rightId, judgement }: Wanted, against: Decision): SutraError {
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
