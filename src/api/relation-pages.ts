import type { RelationDirection } from '../graph/statements/relation-direction.js';
import {
  entityWithPage,
  relationPage,
  type RelationItem,
} from '../graph/statements/relation-page.js';
import { relationCount } from '../graph/statements/relation-statements.js';
import { timeParameters, type TimeFilter } from '../graph/statements/time-filter.js';
import { orderPrefix } from '../model/claim.js';
import type { EntitySummary } from '../model/entity.js';
import type { ApiContext } from './context.js';
import type { PageKey } from './loaders.js';

/** Which relations of an entity; no kinds, types or modalities mean all. */
export interface RelationFilter {
  readonly direction: RelationDirection;
  readonly kinds: readonly string[];
  readonly types: readonly string[] | null;
  readonly modalities: readonly string[] | null;
  readonly at: TimeFilter | undefined;
}

/** Which of them, in what page, and whether it is enough to name them. */
export interface RelationScope extends RelationFilter, PageKey {
  readonly isBrief?: boolean;
}

/** Shelves of a hub that one statement reads: a page mostly lies on one or two; a filter may need many. */
const FIRST_SHELVES = 2;
const FIRST_SHELVES_FILTERED = 4;
const MOST_SHELVES = 128;
/** Relations that a shelf may be reckoned to hold, when many are wanted at once. */
const SHELF_HOLDS = 100;

/**
 * Pages of relations, up to `limit` an entity. One statement for all entities of a level, unless the filter lets
 * little through at a hub: then another for the shelves after.
 */
export function relationLoader(context: ApiContext, scope: RelationScope) {
  return context.loader<string, readonly RelationItem[]>(
    'relations',
    { ...scope, at: scope.at ?? null },
    (ids) => readRelationPages(context, scope, ids),
  );
}

/** The shape of the statement that reads these pages, and its parameters. */
function pageRead(scope: RelationScope) {
  const { direction, kinds, types, modalities, at, limit, isBrief = false } = scope;
  const isFiltered = types !== null || modalities !== null || at !== undefined;
  // What starts after the days that are asked for stands first in the order: begin behind it.
  const after =
    at === undefined ? scope.after : ([scope.after, orderPrefix(at.last)].sort()[1] ?? '');
  const least = kinds.length > 0 || isFiltered ? FIRST_SHELVES_FILTERED : FIRST_SHELVES;
  return {
    shape: { direction, kinds, isFiltered, isBrief },
    parameters: {
      shapes: shapesOf(direction, kinds),
      kinds,
      after,
      limit,
      ...(isFiltered && { types, modalities, ...timeParameters(at) }),
      from: after,
      shelves: Math.min(Math.max(least, Math.ceil(limit / SHELF_HOLDS)), MOST_SHELVES),
    },
  };
}

export async function readRelationPages(
  context: ApiContext,
  scope: RelationScope,
  ids: readonly string[],
) {
  const { limit } = scope;
  const { shape, parameters } = pageRead(scope);
  const statement = relationPage(shape);
  const pages = new Map<string, readonly RelationItem[]>();
  let { shelves } = parameters;
  let rows = await context.readKeyed({
    statement,
    ids,
    rest: parameters,
    idOf: ({ entityId }) => entityId,
  });
  while (rows.length > 0) {
    shelves = Math.min(2 * shelves, MOST_SHELVES);
    const unfinished: { readonly id: string; readonly from: string }[] = [];
    for (const { entityId: id, items, next } of rows) {
      const page = inOrder([...(pages.get(id) ?? []), ...items], limit);
      pages.set(id, page);
      if (next !== undefined && page.length < limit) unfinished.push({ id, from: next });
    }
    // Each hub goes on from a shelf of its own.
    const more = unfinished.map(({ id, from }) =>
      context.engine.read(statement, { ...parameters, ids: [id], from, shelves }, context.deadline),
    );
    rows = (await Promise.all(more)).flat();
  }
  return pages;
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
      const { shape, parameters } = pageRead(scope);
      const rows = await context.readKeyed({
        statement: entityWithPage(shape),
        ids,
        rest: parameters,
        idOf: ({ requestedId }) => requestedId,
      });
      const loader = relationLoader(context, scope);
      for (const { entity, page } of rows) {
        const items = inOrder(page.items, scope.limit);
        if (page.next === undefined || items.length === scope.limit) loader.prime(entity.id, items);
      }
      return new Map(rows.map(({ requestedId, entity }) => [requestedId, entity]));
    },
  );
}

function inOrder(items: readonly RelationItem[], limit: number): readonly RelationItem[] {
  return items
    .toSorted((left, right) => (left.relation.sortKey < right.relation.sortKey ? -1 : 1))
    .slice(0, limit);
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

function shapesOf(direction: RelationDirection, kinds: readonly string[]): readonly string[] {
  const sides = { OUT: ['>'], IN: ['<'], BOTH: ['>', '<'] }[direction];
  return (kinds.length === 0 ? ['*'] : kinds).flatMap((kind) => sides.map((side) => kind + side));
}
