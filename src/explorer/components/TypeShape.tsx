import type { EntityType } from '../generated/graphql.js';
import { SHAPES } from '../theme/shapes.js';

/** The shape and colour of a type, for whoever sees; what it means is said beside it. */
export function TypeShape({ type }: { readonly type: EntityType }) {
  return (
    <svg viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[type]} fill={`var(--type-${type.toLowerCase()})`} />
    </svg>
  );
}
