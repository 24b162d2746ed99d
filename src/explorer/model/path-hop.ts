import type { PathsQuery, RelationDirection } from '../generated/graphql.js';

export type FoundPath = PathsQuery['paths'][number];
export type PathEntity = FoundPath['nodes'][number];
export type HopRelation = FoundPath['hops'][number]['relations'][number];

/** One step of a path, as it is told: the first relation as a sentence, the others behind it. */
export interface Hop {
  readonly from: PathEntity;
  readonly to: PathEntity;
  readonly relations: readonly HopRelation[];
}

/** How well an extract backs a relation: one that is wrong backs it less than none that was checked. */
const WORTH = { VERIFIED: 0, MOVED: 1, UNCHECKED: 2, MISATTRIBUTED: 4, NOT_FOUND: 4 } as const;
const WITHOUT_EXTRACT = 3;

/**
 * The steps of a path. Of parallel relations what is actual comes before what is planned, and then the one that is best backed by words;
 * otherwise they stay in the API's order.
 */
export function hopsOf({ nodes, hops }: FoundPath): readonly Hop[] {
  return hops.flatMap(({ relations }, place) => {
    const [from, to] = [nodes[place], nodes[place + 1]];
    if (from === undefined || to === undefined) return [];
    const sorted = [...relations].sort((one, other) => {
      const modality = Number(one.modality !== 'ACTUAL') - Number(other.modality !== 'ACTUAL');
      return modality === 0 ? worth(one) - worth(other) : modality;
    });
    return [{ from, to, relations: sorted }];
  });
}

/** How a relation reads for whoever comes from `from`. */
export function hopDirection(relation: HopRelation, from: PathEntity): RelationDirection {
  return relation.source.id === from.id ? 'OUT' : 'IN';
}

function worth({ evidence }: HopRelation): number {
  const [first] = evidence.edges;
  return first === undefined ? WITHOUT_EXTRACT : WORTH[first.node.verification];
}
