import { SutraError } from '../errors.js';
import type { KnownGraph } from './known-graph.js';

/** The nodes of a path, ends and all. */
export type NodePath = readonly string[];

/** Nodes tried while paths are listed: about a third of a second of one processor. */
const MOST_STEPS = 1_000_000;

/**
 * Up to `wanted` simple paths of exactly `length` hops, each once. With `certainFirst`, those whose
 * hops are all certain come first; then by their nodes' ids.
 * @throws SutraError QUERY_TOO_COSTLY when there are too many ways to try.
 */
export function enumeratePaths(
  graph: KnownGraph,
  {
    from,
    to,
    length,
    wanted,
    certainFirst,
  }: { from: string; to: string; length: number; wanted: number; certainFirst: boolean },
): readonly NodePath[] {
  const walk = { graph, from, to, length };
  if (!certainFirst) return [...inOrder(walk, false, wanted)];
  const certain = [...inOrder(walk, true, wanted)];
  if (certain.length === wanted) return certain;
  // All certain ones are known, and fewer than wanted, so that coming on them again costs little.
  const isCertain = (path: NodePath) =>
    path.every((id, index) => index === 0 || graph.neighbors(path[index - 1] ?? '').get(id));
  const others: NodePath[] = [];
  for (const path of inOrder(walk, false, wanted)) if (!isCertain(path)) others.push(path);
  return [...certain, ...others].slice(0, wanted);
}

interface Walk {
  readonly graph: KnownGraph;
  readonly from: string;
  readonly to: string;
  readonly length: number;
}

/** Depth first, neighbors by id: paths come out in the order of their nodes' ids. */
function inOrder(walk: Walk, certainOnly: boolean, wanted: number): readonly NodePath[] {
  const { graph, from, length } = walk;
  const candidates = candidatesByPosition(walk, certainOnly);
  const found: NodePath[] = [];
  const path = [from];
  let steps = 0;
  const extend = (): void => {
    const position = path.length;
    const allowed = candidates[position];
    if (allowed === undefined || found.length === wanted) return;
    for (const next of common(graph.neighbors(path.at(-1) ?? ''), allowed, certainOnly)) {
      if (path.includes(next)) continue;
      steps += 1;
      if (steps > MOST_STEPS) throw tooManyWays(length);
      path.push(next);
      if (position === length) found.push([...path]);
      else extend();
      path.pop();
      if (found.length === wanted) return;
    }
  };
  extend();
  return found;
}

/** For each position of the path, the nodes that some walk of the full length has there. */
function candidatesByPosition(
  { graph, from, to, length }: Walk,
  certainOnly: boolean,
): readonly ReadonlySet<string>[] {
  const around = (ids: ReadonlySet<string>) => {
    const reached = new Set<string>();
    for (const id of ids) {
      for (const [neighbor, certain] of graph.neighbors(id)) {
        if (certain || !certainOnly) reached.add(neighbor);
      }
    }
    return reached;
  };
  const forward: Set<string>[] = [new Set([from])];
  for (let position = 1; position <= length; position += 1) {
    const reached = around(forward[position - 1] ?? new Set());
    reached.delete(from);
    if (position < length) reached.delete(to);
    forward.push(reached);
  }
  const kept: ReadonlySet<string>[] = [];
  kept[length] = new Set(forward[length]?.has(to) ? [to] : []);
  for (let position = length - 1; position >= 0; position -= 1) {
    const leading = around(kept[position + 1] ?? new Set());
    kept[position] = new Set([...(forward[position] ?? [])].filter((id) => leading.has(id)));
  }
  return kept;
}

/** Neighbors that are allowed, by id. Goes through the smaller set: a hub has many neighbors. */
function common(
  neighbors: ReadonlyMap<string, boolean>,
  allowed: ReadonlySet<string>,
  certainOnly: boolean,
): readonly string[] {
  const smaller = neighbors.size < allowed.size ? [...neighbors.keys()] : [...allowed];
  return smaller
    .filter(
      (id) => allowed.has(id) && (certainOnly ? neighbors.get(id) === true : neighbors.has(id)),
    )
    .sort(byCodeUnit);
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function tooManyWays(length: number): SutraError {
  return new SutraError(
    'QUERY_TOO_COSTLY',
    `Paths of ${length} hops: expected at most ${MOST_STEPS} ways to try, found more. ` +
      'Ask for a smaller maxLength or fewer kinds, or avoid entities with many relations by avoid.degree.',
  );
}
