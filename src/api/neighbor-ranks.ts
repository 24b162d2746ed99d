import { EVIDENCE_COUNTS } from '../graph/statements/evidence-statements.js';
import type { NeighborOrder } from '../graph/statements/neighbor-statements.js';
import { degrees } from '../graph/statements/relation-statements.js';
import { kindsWithoutArticles } from '../vocabulary/kinds-without-articles.js';
import type { ApiContext } from './context.js';
import { degreeLoader, evidenceCountLoader } from './loaders.js';
import { pairName, type NeighborItem } from './neighbor-ties.js';

/** What the neighbors of some windows are ranked by. Goes to the loaders too, since who ranks by it will show it. */
export async function rankCounts(
  context: ApiContext,
  order: NeighborOrder,
  windows: readonly { readonly id: string; readonly neighbors: readonly NeighborItem[] }[],
): Promise<ReadonlyMap<string, number>> {
  const pairs = windows.flatMap(({ id, neighbors }) =>
    neighbors.map(({ neighbor, relationIds = [] }) => ({
      name: pairName(id, neighbor.id),
      neighborId: neighbor.id,
      relationIds,
    })),
  );
  if (pairs.length === 0) return new Map();
  if (order === 'MOST_CONNECTED') {
    const kinds = kindsWithoutArticles(context.vocabulary);
    const ids = [...new Set(pairs.map(({ neighborId }) => neighborId))];
    const rows = await context.engine.read(degrees(kinds), { ids }, context.deadline);
    const loader = degreeLoader(context, kinds);
    for (const { entityId, degree } of rows) loader.prime(entityId, degree);
    const byId = new Map(rows.map(({ entityId, degree }) => [entityId, degree]));
    return new Map(pairs.map(({ name, neighborId }) => [name, byId.get(neighborId) ?? 0]));
  }
  const ids = [...new Set(pairs.flatMap(({ relationIds }) => relationIds))];
  const rows = await context.engine.read(EVIDENCE_COUNTS.claim, { ids }, context.deadline);
  const loader = evidenceCountLoader(context, 'claim');
  for (const { ownerId, total } of rows) loader.prime(ownerId, total);
  const byId = new Map(rows.map(({ ownerId, total }) => [ownerId, total]));
  return new Map(
    pairs.map(({ name, relationIds }) => [
      name,
      relationIds.reduce((sum, id) => sum + (byId.get(id) ?? 0), 0),
    ]),
  );
}
