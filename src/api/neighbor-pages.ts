import { readRelationPages, type RelationFilter } from '../graph/statements/read-relation-pages.js';
import {
  neighborCounts,
  neighborPlaces,
  type NeighborOrder,
} from '../graph/statements/neighbor-statements.js';
import { timeParameters } from '../graph/statements/time-filter.js';
import { groupBy } from '../model/group-by.js';
import type { ApiContext } from './context.js';
import type { PageKey } from './loaders.js';
import { rankCounts } from './neighbor-ranks.js';
import { HELD, pairName, tiesOf, type NeighborItem } from './neighbor-ties.js';
import type { RelationItem } from '../graph/statements/relation-page.js';

/*
 * An entity's neighbors, each once, with all that ties them. The embedded engine groups 50,000 edges by neighbor in
 * 0.3 s, which is too long for a page; so a page begins with a page of relations, which hubs' shelves give in some
 * milliseconds, and asks of the few neighbors on it what else ties them.
 * See docs/decisions/0020-neighbors-begin-with-relations.md.
 */

/** Relations that an order other than NEWEST looks at. */
const RANKED = 1_000;
/** Relations that a page of the newest neighbors begins with: enough that few pages need the slow way. */
const LEAST_WINDOW = 128;
/** Higher than any count, so that the highest counts have the lowest keys. */
const ABOVE_COUNTS = 9_999_999_999;

export interface NeighborScope extends RelationFilter, PageKey {
  readonly order: NeighborOrder;
}

export interface NeighborPage {
  readonly items: readonly NeighborItem[];
  /** Whether only the neighbors of the newest relations were ranked. */
  readonly truncated: boolean;
  /** How many neighbors there are in all, where the page has seen them all. */
  readonly total: number | undefined;
}

/** Pages of neighbors, up to `limit` an entity: one to four statements for all entities of a level. */
export function neighborLoader(context: ApiContext, scope: NeighborScope) {
  return context.loader<string, NeighborPage>(
    'neighbors',
    { ...scope, at: scope.at ?? null },
    (ids) => readNeighborPages(context, scope, ids),
  );
}

export function neighborCountLoader(context: ApiContext, filter: RelationFilter) {
  return context.loader<string, number>(
    'neighborCount',
    { ...filter, at: filter.at ?? null },
    async (ids) => {
      const { direction, kinds, types, modalities, at } = filter;
      const rows = await context.engine.read(
        neighborCounts(direction, kinds),
        { keys: ids.map((id) => ({ id })), types, modalities, ...timeParameters(at) },
        context.deadline,
      );
      return new Map(rows.map(({ entityId, total }) => [entityId, total]));
    },
  );
}

/** The neighbors on a page of relations, by the first relation to each, and what of that page ties them. */
interface Window {
  readonly id: string;
  readonly neighbors: readonly NeighborItem[];
  /** Whether relations come after the window. */
  readonly hasMore: boolean;
  /** Whether the window holds all that the filters let through. */
  readonly isWhole: boolean;
}

function readNeighborPages(context: ApiContext, scope: NeighborScope, ids: readonly string[]) {
  return scope.order === 'NEWEST'
    ? readNewest(context, scope, ids)
    : readRanked(context, scope, ids);
}

async function readNewest(
  context: ApiContext,
  scope: NeighborScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NeighborPage>> {
  const { limit, after } = scope;
  const windows = await readWindows(context, scope, ids, Math.max(LEAST_WINDOW, 2 * limit));
  // Further on, the first neighbors of a window may have stood on a page before this one.
  const asked = after === '' ? limit : 2 * limit;
  const partial = windows
    .filter(({ isWhole }) => !isWhole)
    .map((window) => ({ ...window, items: window.neighbors.slice(0, asked) }));
  const tied = await tiesOf(context, scope, partial);
  const pages = new Map<string, NeighborPage>(
    windows.map(({ id, neighbors }) => [
      id,
      { items: neighbors.slice(0, limit), truncated: false, total: neighbors.length },
    ]),
  );
  const unfinished: string[] = [];
  for (const { id, items, neighbors, hasMore } of partial) {
    const next = items
      .map((item) => ({ ...item, ...tied.get(pairName(id, item.neighbor.id)) }))
      .filter(({ position }) => position > after);
    pages.set(id, { items: next.slice(0, limit), truncated: false, total: undefined });
    const isEnd = !hasMore && items.length === neighbors.length;
    if (next.length < limit && !isEnd) unfinished.push(id);
  }
  if (unfinished.length === 0) return pages;
  return new Map([...pages, ...(await readByGrouping(context, scope, unfinished))]);
}

/** The slow way: where so many relations lead to so few neighbors that a window does not hold a page of them. */
async function readByGrouping(
  context: ApiContext,
  scope: NeighborScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NeighborPage>> {
  const { direction, kinds, types, modalities, at, limit, after } = scope;
  const places = await context.engine.read(
    neighborPlaces(direction, kinds),
    { keys: ids.map((id) => ({ id, after })), types, modalities, limit, ...timeParameters(at) },
    context.deadline,
  );
  const placed = groupBy(places, ({ entityId }) => entityId);
  const found = ids.map((id) => ({
    id,
    items: (placed.get(id) ?? []).map((place) => ({ ...place, total: 0, relations: [] })),
  }));
  const tied = await tiesOf(context, scope, found);
  return new Map(
    found.map(({ id, items }) => [
      id,
      {
        items: items.map((item) => ({ ...item, ...tied.get(pairName(id, item.neighbor.id)) })),
        truncated: false,
        total: undefined,
      },
    ]),
  );
}

async function readRanked(
  context: ApiContext,
  scope: NeighborScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NeighborPage>> {
  const windows = await readWindows(context, { ...scope, after: '' }, ids, RANKED);
  const counts = await rankCounts(context, scope.order, windows);
  const chosen = windows.map((window) => {
    const ranked = window.neighbors.map((item) => {
      const count = counts.get(pairName(window.id, item.neighbor.id)) ?? 0;
      return { ...item, position: String(ABOVE_COUNTS - count) + item.position };
    });
    const rest = ranked.filter(({ position }) => position > scope.after).sort(byPosition);
    return { ...window, items: rest.slice(0, scope.limit) };
  });
  const tied = await tiesOf(
    context,
    scope,
    chosen.filter(({ isWhole }) => !isWhole),
  );
  return new Map(
    chosen.map(({ id, items, neighbors, isWhole }) => [
      id,
      {
        items: items.map((item) => {
          const ties = tied.get(pairName(id, item.neighbor.id));
          return ties === undefined ? item : { ...item, ...ties, position: item.position };
        }),
        truncated: !isWhole,
        total: isWhole ? neighbors.length : undefined,
      },
    ]),
  );
}

async function readWindows(
  context: ApiContext,
  scope: NeighborScope,
  ids: readonly string[],
  size: number,
): Promise<readonly Window[]> {
  const pages = await readRelationPages(context.readKeyed, { ...scope, limit: size + 1 }, ids);
  return ids.map((id) => {
    const items = pages.get(id) ?? [];
    const hasMore = items.length > size;
    return {
      id,
      neighbors: neighborsOf(items.slice(0, size)),
      hasMore,
      isWhole: scope.after === '' && !hasMore,
    };
  });
}

/** A page of relations by neighbor: both keep the page's order. */
function neighborsOf(items: readonly RelationItem[]): readonly NeighborItem[] {
  return [...groupBy(items, ({ neighbor }) => neighbor.id).values()].flatMap((ties) => {
    const [first] = ties;
    if (first === undefined) return [];
    const relations = ties.map(({ relation }) => relation);
    return [
      {
        neighbor: first.neighbor,
        position: first.relation.sortKey,
        total: relations.length,
        relations: relations.slice(0, HELD),
        relationIds: relations.map(({ id }) => id),
      },
    ];
  });
}

const byPosition = (left: NeighborItem, right: NeighborItem) =>
  left.position < right.position ? -1 : 1;
