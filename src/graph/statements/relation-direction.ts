import { perNames } from './slot.js';
import { timeCondition } from './time-filter.js';

/** How a relation lies to the entity it was asked for. */
export type RelationDirection = 'OUT' | 'IN' | 'BOTH';

/** The relations `r` of `e` to its neighbor `n`, begun at `e`, by the slot of their kinds. */
export const FROM_ENTITY: Record<RelationDirection, (kinds: string) => string> = {
  OUT: (kinds) => `(e)-[r${kinds}]->(n:Entity)`,
  IN: (kinds) => `(e)<-[r${kinds}]-(n:Entity)`,
  BOTH: (kinds) => `(e)-[r${kinds}]-(n:Entity)`,
};

/** What a list of relations is filtered by, and its count: the time parameters, $types and $modalities (null: all). */
export function relationFilter(relation: string, neighborType: string): string {
  return `${timeCondition(relation)} AND ($types IS NULL OR ${neighborType} IN $types)
         AND ($modalities IS NULL OR ${relation}.modality IN $modalities)`;
}

const DIRECTIONS = ['OUT', 'IN', 'BOTH'] as const;

/** One statement for each direction and set of kinds, made when first asked for. */
export function perDirection<Made>(
  make: (direction: RelationDirection, kinds: readonly string[]) => Made,
): (direction: RelationDirection, kinds: readonly string[]) => Made {
  const made = Object.fromEntries(
    DIRECTIONS.map((direction) => [direction, perNames((kinds) => make(direction, kinds))]),
  ) as Record<RelationDirection, (kinds: readonly string[]) => Made>;
  return (direction, kinds) => made[direction](kinds);
}
