import { contentHash } from './canonical-json.js';
import { compareIds } from './order-key.js';

export const JUDGEMENTS = ['POSITIVE', 'NEGATIVE'] as const;
/** POSITIVE: the two records are the same thing. NEGATIVE: they are not, and are never to be proposed again. */
export type Judgement = (typeof JUDGEMENTS)[number];

/** Somebody's word on whether two entity records are the same thing. It is never changed, only undone. */
export interface Decision {
  /** `d-` and a hash of the pair, the judgement, who and when. */
  readonly id: string;
  /** The smaller of the two ids. Either record may not be known yet. */
  readonly leftId: string;
  readonly rightId: string;
  readonly judgement: Judgement;
  /** What the pair scored when it was decided, 0 to 1, if it was scored. */
  readonly score: number | undefined;
  /** Who decided. */
  readonly actor: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** When it was undone; until then it is in effect. */
  readonly undoneAt: string | undefined;
  readonly undoneBy: string | undefined;
}

/** A decision as an export of a graph tells of it. */
export interface ToldDecision extends Decision {
  /** It is in effect and joins nothing, since what came after it cannot be joined. */
  readonly isIdle?: boolean | undefined;
}

/** A pair in its one order, so that "A is B" and "B is A" are the same decision. */
export function orderedPair(one: string, other: string): readonly [string, string] {
  return compareIds(one, other) <= 0 ? [one, other] : [other, one];
}

/**
 * A decision's id. `round` tells decisions apart that agree in everything: one that was undone and made again by the
 * same hand within a millisecond.
 */
export function decisionId(
  {
    leftId,
    rightId,
    judgement,
    actor,
    at,
  }: Pick<Decision, 'leftId' | 'rightId' | 'judgement' | 'actor' | 'at'>,
  round = 0,
): string {
  return `d-${contentHash([leftId, rightId, judgement, actor, at, ...(round === 0 ? [] : [round])])}`;
}

/** The order in which decisions take effect: by time, then id. */
export function decisionOrder({ at, id }: Pick<Decision, 'at' | 'id'>): string {
  return `${at}|${id}`;
}

/** More decisions than this that agree in everything are nobody's work. */
const MOST_ROUNDS = 1_000;

/** Whether an id is that of a decision which says this. */
export function isDecisionId(id: string, decision: Parameters<typeof decisionId>[0]): boolean {
  for (let round = 0; round < MOST_ROUNDS; round += 1)
    if (decisionId(decision, round) === id) return true;
  return false;
}
