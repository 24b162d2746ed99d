import type { GraphView, Loaded } from './graph-view.js';
import { visibleGraph, type CountedGraph } from './visible-graph.js';

/**
 * @returns what draws views as visibleGraph does, and hands out again whatever says the same as in the graph before: its
 * entities, its edges, or all of it. Who is handed the same object again has nothing to draw anew.
 */
export function steadyGraphs(): (view: GraphView, loaded: Loaded) => CountedGraph {
  let before: CountedGraph | undefined;
  return (view, loaded) => {
    const drawn = visibleGraph(view, loaded);
    before = before === undefined ? drawn : steadied(before, drawn);
    return before;
  };
}

function steadied(before: CountedGraph, after: CountedGraph): CountedGraph {
  const graph = {
    ...after,
    nodes: keptOf(before.nodes, after.nodes, ({ id }) => id),
    edges: keptOf(before.edges, after.edges, ({ source, target }) => `${source}\n${target}`),
  };
  const isSame = (Object.keys(graph) as (keyof CountedGraph)[]).every(
    (part) => graph[part] === before[part],
  );
  return isSame ? before : graph;
}

/** The list after, made of what it has in common with the one before; that list itself where nothing else changed. */
function keptOf<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const kept = after.map((item) => {
    const twin = known.get(keyOf(item));
    return twin !== undefined && saysTheSame(twin, item) ? twin : item;
  });
  const isSame = kept.length === before.length && kept.every((item, at) => item === before[at]);
  return isSame ? before : kept;
}

/** Whether two values would be the same JSON, but for the order of their keys. */
function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && saysTheSame(one[key], other[key]))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
