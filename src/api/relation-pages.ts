import {
  firstInOrder,
  readRelationPages,
  relationPageRead,
  type RelationFilter,
  type RelationScope,
} from '../graph/statements/read-relation-pages.js';
import { entityWithPage, type RelationItem } from '../graph/statements/relation-page.js';
import { relationCount } from '../graph/statements/relation-statements.js';
import { timeParameters } from '../graph/statements/time-filter.js';
import type { EntitySummary } from '../model/entity.js';
import type { ApiContext } from './context.js';

/** `readRelationPages` for all entities of a level. */
export function relationLoader(context: ApiContext, scope: RelationScope) {
  return context.loader<string, readonly RelationItem[]>(
    'relations',
    { ...scope, at: scope.at ?? null },
    (ids) => readRelationPages(context.readKeyed, scope, ids),
  );
}

/**
 * Entities by any id they ever had, each with this page of its relations, for `relationLoader` to find there. A hub of
 * whose page this statement read only a part is left to the loader.
 */
export function entityWithPageLoader(context: ApiContext, scope: RelationScope) {
  return context.loader<string, EntitySummary>(
    'entityWithPage',
    { ...scope, at: scope.at ?? null },
    async (ids) => {
      const { shape, parameters } = relationPageRead(scope);
      const rows = await context.readKeyed({
        statement: entityWithPage(shape),
        ids,
        rest: parameters,
        idOf: ({ requestedId }) => requestedId,
      });
      const loader = relationLoader(context, scope);
      for (const { entity, page } of rows) {
        const items = firstInOrder(page.items, scope.limit);
        if (page.next === undefined || items.length === scope.limit) loader.prime(entity.id, items);
      }
      return new Map(rows.map(({ requestedId, entity }) => [requestedId, entity]));
    },
  );
}

export function relationCountLoader(context: ApiContext, scope: RelationFilter) {
  const { direction, kinds, types, modalities, at } = scope;
  return context.loader<string, number>(
    'relationCount',
    { ...scope, at: at ?? null },
    async (ids) => {
      const rows = await context.readKeyed({
        statement: relationCount(direction, kinds),
        ids,
        rest: { types, modalities, ...timeParameters(at) },
        idOf: ({ entityId }) => entityId,
      });
      return new Map(rows.map(({ entityId, total }) => [entityId, total]));
    },
  );
}
