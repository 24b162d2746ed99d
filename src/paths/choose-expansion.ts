import type { KnownGraph } from './known-graph.js';

/**
 * The entities whose edges must be read next so that all paths of `length` hops are known; none
 * when they are.
 *
 * A path of that length with an unknown hop has an unexpanded node u before its first such hop and
 * an unexpanded v after its last, so that u is at most i hops from one end, v at most j from the
 * other, with i + 1 + j <= length, and u is not v. So it is enough that of every such pair one is
 * expanded. Per pair of frontiers that is the cheaper of the two sides, or both but for a hub that
 * stands in both: a hub in the middle is reached from its neighbors and never read itself. An end
 * that is a hub is come to from the other end in the same way.
 */
export function chooseExpansion(
  graph: KnownGraph,
  from: string,
  to: string,
  length: number,
): readonly string[] {
  const chosen = new Set<string>();
  const cost = (ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + (chosen.has(id) ? 0 : graph.degree(id)), 0);
  const near = graph.frontiers(from, to);
  const far = graph.frontiers(to, from);
  for (let hops = 0; hops < length; hops += 1) {
    const left = near[hops] ?? [];
    const right = far.slice(0, length - hops).flat();
    const rightIds = new Set(right);
    const common = left.filter((id) => rightIds.has(id));
    if (left.length === 0 || right.length === 0) continue;
    if (left.length === 1 && right.length === 1 && common.length === 1) continue;

    const hub = common.reduce<string | undefined>(
      (most, id) => (most === undefined || graph.degree(id) > graph.degree(most) ? id : most),
      undefined,
    );
    const options = [left, right];
    if (hub !== undefined) {
      options.push([...new Set([...left, ...right])].filter((id) => id !== hub));
    }
    const cheapest = options.reduce((best, option) => (cost(option) < cost(best) ? option : best));
    for (const id of cheapest) chosen.add(id);
  }
  return [...chosen];
}
