import type { RelationFilter } from '../graph/statements/read-relation-pages.js';
import { neighborTies } from '../graph/statements/neighbor-statements.js';
import type { RelationSummary } from '../graph/statements/records.js';
import { timeParameters } from '../graph/statements/time-filter.js';
import type { EntitySummary } from '../model/entity.js';
import type { ApiContext } from './context.js';
import type { PageKey } from './loaders.js';

/** Relations between two entities that a page of neighbors brings along. */
export const HELD = 21;
/** An entity's neighbor, and what ties the two. */
export interface NeighborItem {
  readonly neighbor: EntitySummary;
  /** Its place in the order asked. */
  readonly position: string;
  /** How many relations there are between the two. */
  readonly total: number;
  /** The first of them by sort key, `HELD` at most. */
  readonly relations: readonly RelationSummary[];
  /** Those of them that the window held, where it was read by one. */
  readonly relationIds?: readonly string[];
}

/** Relations between one entity and others, by the others' ids: up to `limit` each, after a sort key. */
export function tieLoader(
  context: ApiContext,
  filter: RelationFilter,
  { entityId, limit, after }: PageKey & { readonly entityId: string },
) {
  return context.loader<string, readonly RelationSummary[]>(
    'ties',
    { ...filter, at: filter.at ?? null, entityId, limit, after },
    async (neighborIds) => {
      const keys = [{ id: entityId, neighborIds, after }];
      const rows = await readTies(context, filter, keys, limit);
      return new Map(rows.map(({ neighborId, relations }) => [neighborId, relations]));
    },
  );
}

/** All that ties these neighbors to their entities, by the pair's name. */
export async function tiesOf(
  context: ApiContext,
  filter: RelationFilter,
  found: readonly { readonly id: string; readonly items: readonly NeighborItem[] }[],
): Promise<ReadonlyMap<string, Omit<NeighborItem, 'neighbor'>>> {
  const keys = found
    .map(({ id, items }) => ({ id, neighborIds: items.map((item) => item.neighbor.id), after: '' }))
    .filter(({ neighborIds }) => neighborIds.length > 0);
  const ties = keys.length === 0 ? [] : await readTies(context, filter, keys, HELD);
  return new Map(
    ties.map(({ entityId, neighborId, total, position, relations }) => [
      pairName(entityId, neighborId),
      { total, position, relations },
    ]),
  );
}

function readTies(
  context: ApiContext,
  { direction, kinds, modalities, at }: RelationFilter,
  keys: readonly {
    readonly id: string;
    readonly neighborIds: readonly string[];
    readonly after: string;
  }[],
  most: number,
) {
  const parameters = { keys, modalities, most, ...timeParameters(at) };
  return context.engine.read(neighborTies(direction, kinds), parameters, context.deadline);
}

/** No id has a line break in it. */
export const pairName = (id: string, neighborId: string) => `${id}\n${neighborId}`;
