import type { Feature } from './score-pair.js';

/** One side of a pair. */
export interface CandidateSide {
  /** The record that was compared. */
  readonly id: string;
  /** The entity that it belongs to. */
  readonly canonicalId: string;
  readonly type: string;
  readonly name: string;
}

/** Two records that may be the same thing. */
export interface Candidate {
  readonly left: CandidateSide;
  readonly right: CandidateSide;
  /** 0 to 1: how likely they are the same. */
  readonly score: number;
  /** What the score is made of, beside the prior. */
  readonly features: readonly Feature[];
}

/** Best first, then by ids. */
export function byScore(one: Candidate, other: Candidate): number {
  return other.score - one.score || (pairKey(one) < pairKey(other) ? -1 : 1);
}

/** Names the pair of entities, of whichever of their records it is. */
export function pairKey({ left, right }: Pick<Candidate, 'left' | 'right'>): string {
  return JSON.stringify([left.canonicalId, right.canonicalId].sort());
}
