import type { EntityType } from '../generated/graphql.js';

export interface Candidate {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  /** How many relations it has. */
  readonly degree: number;
}

export interface BeginningsOfType {
  readonly type: EntityType;
  readonly entities: readonly Candidate[];
}

/**
 * The best connected of the candidates, by type: a handful of each, the types with the best
 * connected first. Articles have a place of their own; what nothing is tied to leads nowhere.
 */
export function chooseBeginnings(
  candidates: Iterable<Candidate>,
  mostOfType: number,
): readonly BeginningsOfType[] {
  const byType = new Map<EntityType, Map<string, Candidate>>();
  for (const candidate of candidates) {
    if (candidate.type === 'ARTICLE' || candidate.degree === 0) continue;
    const ofType = byType.get(candidate.type) ?? new Map<string, Candidate>();
    byType.set(candidate.type, ofType.set(candidate.id, candidate));
  }
  return [...byType]
    .map(([type, entities]) => ({
      type,
      entities: [...entities.values()].sort(byDegree).slice(0, mostOfType),
    }))
    .sort((one, other) => total(other) - total(one) || one.type.localeCompare(other.type));
}

const total = ({ entities }: BeginningsOfType): number =>
  entities.reduce((sum, { degree }) => sum + degree, 0);

/** By id where they are even, so that the page looks the same each time. */
function byDegree(one: Candidate, other: Candidate): number {
  return other.degree - one.degree || (one.id < other.id ? -1 : 1);
}
