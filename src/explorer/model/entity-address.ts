import { KIND_LABELS } from '../generated/vocabulary.js';
import type { RelationDirection, RelationKind } from '../generated/graphql.js';

/** Which relations of an entity its screen lists. */
export interface RelationChoice {
  /** Null lists all kinds. */
  readonly kind: RelationKind | null;
  readonly direction: RelationDirection;
  /** A partial date; null lists those of all times. */
  readonly at: string | null;
}

/** What the address of an entity's screen asks for, as `?kind=EMPLOYMENT.IN&at=2025-04`; whatever makes no sense is passed over. */
export function readRelationChoice(search: string): RelationChoice {
  const parameters = new URLSearchParams(search);
  const [kind = '', direction] = (parameters.get('kind') ?? '').split('.');
  const at = parameters.get('at') ?? '';
  return {
    kind: Object.hasOwn(KIND_LABELS, kind) ? (kind as RelationKind) : null,
    direction: direction === 'IN' || direction === 'OUT' ? direction : 'BOTH',
    at: /^\d{4}(-\d{2}(-\d{2})?)?$/.test(at) ? at : null,
  };
}

export function writeRelationChoice({ kind, direction, at }: RelationChoice): string {
  const parameters = new URLSearchParams();
  if (kind !== null) parameters.set('kind', direction === 'BOTH' ? kind : `${kind}.${direction}`);
  if (at !== null) parameters.set('at', at);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
