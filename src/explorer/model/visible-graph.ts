import type { Certainty } from '../generated/graphql.js';
import {
  expansionKey,
  HARD_NODE_CAP,
  type GraphView,
  type Loaded,
  type LoadedNode,
  type LoadedRelation,
  type VisibleEdge,
  type VisibleGraph,
  type VisibleRelation,
} from './graph-view.js';
import { daysOf, type Days } from './partial-dates.js';
import { certaintyWithin, isUndated } from './relation-time.js';

export interface CountedGraph extends VisibleGraph {
  /** How many entities there would be without the hard cap. */
  readonly total: number;
}

/** What is drawn of what was loaded. The same view of the same graph is the same, in the same order. */
export function visibleGraph(view: GraphView, loaded: Loaded): CountedGraph {
  const present = presentIds(view, loaded);
  const passing = passingRelations(view, loaded, new Set(present));
  const hidden = new Set(view.hidden);
  const types = new Set(view.filters.types);
  const isConnected = connectedBy(passing.map(({ relation }) => relation));
  const placed = new Set([...view.entities, ...Object.keys(view.pinned)]);
  const wanted = present
    .map((id) => loaded.nodes[id])
    .filter((node): node is LoadedNode => node !== undefined)
    .filter(({ id, type }) => !hidden.has(id) && (types.size === 0 || types.has(type)))
    .filter(({ id }) => !view.filters.hideUnconnected || placed.has(id) || isConnected.has(id));
  const nodes = wanted.slice(0, HARD_NODE_CAP);
  const shown = new Set(nodes.map(({ id }) => id));
  const between = passing.filter(
    ({ relation: { source, target } }) => shown.has(source) && shown.has(target),
  );
  const shownRelations = countByEntity(between, loaded);
  const selection = new Set(view.selection);
  return {
    nodes: nodes.map((node) => ({
      ...node,
      isPinned: Object.hasOwn(view.pinned, node.id),
      isSelected: selection.has(node.id),
      hiddenNeighbors: Math.max(0, node.degree - (shownRelations.get(node.id) ?? 0)),
    })),
    edges: edgesOf(between),
    truncated: wanted.length > nodes.length,
    total: wanted.length,
  };
}

/** Whoever is on the canvas before any filter, in the order they came: placed by hand, then brought by expands. */
export function presentIds(view: GraphView, loaded: Loaded): readonly string[] {
  const present = new Set(view.entities.filter((id) => Object.hasOwn(loaded.nodes, id)));
  const collapsed = new Set(view.collapsed);
  const open = new Set(view.expansions.filter(({ id }) => !collapsed.has(id)));
  // What an expand brought may have been expanded in its turn, and before it in the list.
  for (let grew = true; grew;) {
    grew = false;
    for (const expansion of open) {
      if (!present.has(expansion.id)) continue;
      open.delete(expansion);
      grew = true;
      const { neighbors = [] } = own(loaded.expansions, expansionKey(expansion)) ?? {};
      for (const id of neighbors) if (Object.hasOwn(loaded.nodes, id)) present.add(id);
    }
  }
  return [...present];
}

interface PassingRelation {
  readonly relation: LoadedRelation;
  readonly certainty: Certainty | null;
}

/** The relations among the present that no filter keeps back. */
function passingRelations(
  { filters, at }: GraphView,
  loaded: Loaded,
  present: ReadonlySet<string>,
): readonly PassingRelation[] {
  const [kinds, modalities] = [new Set(filters.kinds), new Set(filters.modalities)];
  const intervals = intervalsOf(filters.from, filters.to, at);
  const passing: PassingRelation[] = [];
  for (const relation of Object.values(loaded.relations)) {
    const { source, target, kind, modality, dates } = relation;
    if (source === target || !present.has(source) || !present.has(target)) continue;
    if (kinds.size > 0 && !kinds.has(kind)) continue;
    if (modalities.size > 0 && !modalities.has(modality)) continue;
    if (intervals.length === 0) {
      passing.push({ relation, certainty: relation.certainty });
      continue;
    }
    if (isUndated(dates)) {
      if (filters.includeUndated) passing.push({ relation, certainty: 'POSSIBLE' });
      continue;
    }
    const certainties = intervals.map((interval) => certaintyWithin(dates, interval));
    const certainty = certainties.at(-1);
    if (certainty === undefined || certainties.includes(undefined)) continue;
    passing.push({ relation, certainty });
  }
  return passing;
}

/** The filter's days and the slider's day: a relation has to have held in both. The last says how surely. */
function intervalsOf(
  from: string | undefined,
  to: string | undefined,
  at: string | null,
): readonly Days[] {
  const [first, last, day] = [daysOf(from ?? ''), daysOf(to ?? ''), daysOf(at ?? '')];
  const span =
    first === undefined && last === undefined
      ? []
      : [{ first: first?.first ?? -Infinity, last: last?.last ?? Infinity }];
  return day === undefined ? span : [...span, day];
}

function connectedBy(relations: readonly LoadedRelation[]): ReadonlySet<string> {
  return new Set(relations.flatMap(({ source, target }) => [source, target]));
}

/** A degree leaves articles out, and so does what is compared with it. */
function countByEntity(
  relations: readonly PassingRelation[],
  { nodes }: Loaded,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (id: string, other: string) => {
    if (nodes[other]?.type !== 'ARTICLE') counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const { relation } of relations) {
    count(relation.source, relation.target);
    count(relation.target, relation.source);
  }
  return counts;
}

function edgesOf(relations: readonly PassingRelation[]): readonly VisibleEdge[] {
  const edges = new Map<
    string,
    { readonly source: string; readonly target: string; readonly relations: VisibleRelation[] }
  >();
  for (const { relation, certainty } of relations) {
    const isForward = relation.source < relation.target;
    const [source, target] = isForward
      ? [relation.source, relation.target]
      : [relation.target, relation.source];
    const key = JSON.stringify([source, target]);
    const edge = edges.get(key) ?? { source, target, relations: [] };
    edges.set(key, edge);
    const { id, kind, role, modality, dates, extract } = relation;
    const direction = isForward ? 'OUT' : 'IN';
    const verification = extract?.verification ?? null;
    edge.relations.push({ id, kind, direction, role, modality, certainty, dates, verification });
  }
  const sorted = [...edges.values()].sort(
    (a, b) => compare(a.source, b.source) || compare(a.target, b.target),
  );
  for (const edge of sorted) {
    edge.relations.sort((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
  }
  return sorted;
}

/** By code units, not by a language, so that every reader's order is the same. */
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
