import { orderPrefix } from '../../model/claim.js';
import type { KeyedRead } from '../keyed-read.js';
import type { RelationDirection } from './relation-direction.js';
import { relationPage, type RelationItem, type RelationPageRow } from './relation-page.js';
import { timeParameters, type TimeFilter } from './time-filter.js';

/** Runs a read alone, or together with others that ask the same. */
export type ReadKeyed = <Row>(read: KeyedRead<Row>) => Promise<readonly Row[]>;

/** Which relations of an entity; no kinds, types or modalities mean all. */
export interface RelationFilter {
  readonly direction: RelationDirection;
  readonly kinds: readonly string[];
  readonly types: readonly string[] | null;
  readonly modalities: readonly string[] | null;
  readonly at: TimeFilter | undefined;
}

/** Which of them, in what page, and whether it is enough to name them. */
export interface RelationScope extends RelationFilter {
  readonly limit: number;
  /** The sort key to go on behind; empty for the first page. */
  readonly after: string;
  readonly isBrief?: boolean;
}

/** Shelves of a hub that one statement reads: a page mostly lies on one or two; a filter may need many. */
const FIRST_SHELVES = 2;
const FIRST_SHELVES_FILTERED = 4;
const MOST_SHELVES = 128;
/** Relations that a shelf may be reckoned to hold, when many are wanted at once. */
const SHELF_HOLDS = 100;

/** The shape of the statement that reads these pages, and its parameters. */
export function relationPageRead(scope: RelationScope) {
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

/**
 * Pages of relations, up to `limit` an entity. One statement for all entities, unless a filter lets little through at a
 * hub: then another for the shelves after.
 */
export async function readRelationPages(
  read: ReadKeyed,
  scope: RelationScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RelationItem[]>> {
  const { limit } = scope;
  const { shape, parameters } = relationPageRead(scope);
  const statement = relationPage(shape);
  const pages = new Map<string, readonly RelationItem[]>();
  if (ids.length === 0) return pages;
  let { shelves } = parameters;
  const idOf = ({ entityId }: RelationPageRow) => entityId;
  let rows = await read({ statement, ids, rest: parameters, idOf });
  while (rows.length > 0) {
    shelves = Math.min(2 * shelves, MOST_SHELVES);
    const unfinished: { readonly id: string; readonly from: string }[] = [];
    for (const { entityId: id, items, next } of rows) {
      const page = firstInOrder([...(pages.get(id) ?? []), ...items], limit);
      pages.set(id, page);
      if (next !== undefined && page.length < limit) unfinished.push({ id, from: next });
    }
    // Each hub goes on from a shelf of its own.
    const more = unfinished.map(({ id, from }) =>
      read({ statement, ids: [id], rest: { ...parameters, from, shelves }, idOf }),
    );
    rows = (await Promise.all(more)).flat();
  }
  return pages;
}

/** The first of them by sort key. */
export function firstInOrder(
  items: readonly RelationItem[],
  limit: number,
): readonly RelationItem[] {
  return items
    .toSorted((left, right) => (left.relation.sortKey < right.relation.sortKey ? -1 : 1))
    .slice(0, limit);
}

function shapesOf(direction: RelationDirection, kinds: readonly string[]): readonly string[] {
  const sides = { OUT: ['>'], IN: ['<'], BOTH: ['>', '<'] }[direction];
  return (kinds.length === 0 ? ['*'] : kinds).flatMap((kind) => sides.map((side) => kind + side));
}
