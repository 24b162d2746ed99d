import { kindDegrees, type KindDegree } from '../graph/statements/degree-statements.js';
import { HUBS } from '../graph/statements/edge-statements.js';
import { timeParameters, type TimeFilter } from '../graph/statements/time-filter.js';
import { groupBy } from '../model/group-by.js';
import type { ApiContext } from './context.js';

/** How many relations of each kind and direction an entity has, most first. */
export function kindDegreeLoader(
  context: ApiContext,
  scope: { readonly at: TimeFilter | undefined; readonly modalities: readonly string[] | null },
) {
  return context.loader<string, readonly KindDegree[]>(
    'kindDegrees',
    { ...scope, at: scope.at ?? null },
    async (ids) => {
      const hubs = await context.engine.read(HUBS, { ids }, context.deadline);
      const kinds = [...context.vocabulary.kinds.keys()];
      const shapes = new Set(hubs.flatMap(({ dense }) => dense));
      const dense = kinds.filter((kind) => shapes.has(`${kind}>`) || shapes.has(`${kind}<`));
      const rows = await context.engine.read(
        kindDegrees(kinds, dense),
        { ids, modalities: scope.modalities, ...timeParameters(scope.at) },
        context.deadline,
      );
      const found = rows.filter(({ count }) => count > 0).sort(byCount);
      return groupBy(found, ({ entityId }) => entityId);
    },
  );
}

function byCount(left: KindDegree, right: KindDegree): number {
  if (left.count !== right.count) return right.count - left.count;
  if (left.kind !== right.kind) return left.kind < right.kind ? -1 : 1;
  return left.direction > right.direction ? -1 : 1;
}
