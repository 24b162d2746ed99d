import type { Modality, RelationKind } from '../generated/graphql.js';
import type { VisibleEdge } from '../model/graph-view.js';

/** How the one line of an edge looks, by all of its relations. */
export interface EdgeStyle {
  /** Of the surest of them: an edge is drawn as planned only if nothing says that it is so. */
  readonly modality: Modality;
  /** Whether none of them held for certain at the time that is shown. */
  readonly isPossible: boolean;
  /** Whether an extract of one of them does not stand where it says. */
  readonly hasWarning: boolean;
  /** Arrows: at the edge's target, at its source. */
  readonly pointsForward: boolean;
  readonly pointsBack: boolean;
  /** How many relations it stands for. */
  readonly count: number;
  /** Each kind once, in the direction in which it reads from the edge's source. */
  readonly kinds: readonly {
    readonly kind: RelationKind;
    readonly direction: 'IN' | 'OUT';
  }[];
}

/** From the surest on. A denial is the last: whatever stands beside it is no denial. */
const SUREST_FIRST: readonly Modality[] = ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'];

/** The dashes of a line, in its own units, beside what CSS could say: exports need them too. */
export const DASHES: Readonly<Record<Modality, string | undefined>> = {
  ACTUAL: undefined,
  PLANNED: '8 5',
  EXPECTED: '1.5 4.5',
  // Crossed in its middle, see crossPath.
  DENIED: '12 4',
};
/** A long and a short dash, and lighter: its dates leave open whether it held. */
export const POSSIBLE_DASHES = '10 3 2 3';

export function edgeStyle({ relations }: VisibleEdge): EdgeStyle {
  const modality =
    SUREST_FIRST.find((one) => relations.some((relation) => relation.modality === one)) ?? 'ACTUAL';
  const kinds = new Map<string, EdgeStyle['kinds'][number]>();
  for (const { kind, direction } of relations) {
    const way = direction === 'IN' ? 'IN' : 'OUT';
    kinds.set(`${way} ${kind}`, { kind, direction: way });
  }
  const ways = [...kinds.values()];
  return {
    modality,
    isPossible:
      relations.length > 0 && relations.every(({ certainty }) => certainty === 'POSSIBLE'),
    hasWarning: relations.some(
      ({ verification }) => verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND',
    ),
    pointsForward: ways.some(({ direction }) => direction === 'OUT'),
    pointsBack: ways.some(({ direction }) => direction === 'IN'),
    count: relations.length,
    kinds: ways,
  };
}

/** @returns the dashes of an edge's line, if it is not drawn through. */
export function edgeDashes({ modality, isPossible }: EdgeStyle): string | undefined {
  return DASHES[modality] ?? (isPossible ? POSSIBLE_DASHES : undefined);
}
