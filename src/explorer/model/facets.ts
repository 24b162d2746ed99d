import type { EntityType, Modality, RelationKind } from '../generated/graphql.js';
import type { GraphView, Loaded } from './graph-view.js';
import type { Days } from './partial-dates.js';
import { spanOf } from './relation-time.js';
import { presentIds } from './visible-graph.js';

/** What there is to filter by, of all that was brought onto the canvas, filtered out or not. */
export interface Facets {
  readonly types: ReadonlyMap<EntityType, number>;
  readonly kinds: ReadonlyMap<RelationKind, number>;
  readonly modalities: ReadonlyMap<Modality, number>;
  /** The days that relations on the canvas name. */
  readonly span: Days | undefined;
}

/** Most first. */
export function facetsOf(view: GraphView, loaded: Loaded): Facets {
  const present = new Set(presentIds(view, loaded));
  const relations = Object.values(loaded.relations).filter(
    ({ source, target }) => source !== target && present.has(source) && present.has(target),
  );
  return {
    types: counted([...present].flatMap((id) => loaded.nodes[id]?.type ?? [])),
    kinds: counted(relations.map(({ kind }) => kind)),
    modalities: counted(relations.map(({ modality }) => modality)),
    span: spanOf(relations.map(({ dates }) => dates)),
  };
}

function counted<Name extends string>(names: readonly Name[]): ReadonlyMap<Name, number> {
  const counts = new Map<Name, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
