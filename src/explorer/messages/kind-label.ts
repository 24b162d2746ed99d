import type { RelationDirection, RelationKind } from '../generated/graphql.js';
import type { Messages } from './messages.js';

/** A relation as read from the side of one entity: “works for”, or “employs”. */
export function kindLabel(
  { vocabulary }: Messages,
  kind: RelationKind,
  direction: RelationDirection,
): string {
  const { label, inverseLabel } = vocabulary.kinds[kind];
  return direction === 'IN' ? inverseLabel : label;
}
