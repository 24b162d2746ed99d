import { badInput } from '../errors.js';
import type { Deadline, Engine } from '../graph/engine.js';
import { readAlone } from '../graph/keyed-read.js';
import {
  readRelationPages,
  type ReadKeyed,
  type RelationScope,
} from '../graph/statements/read-relation-pages.js';
import { HUBS } from '../graph/statements/edge-statements.js';
import { neighbors, type Neighbor } from '../graph/statements/path-statements.js';
import type { TimeFilter } from '../graph/statements/time-filter.js';
import { groupBy } from '../model/group-by.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { allowedKinds } from './allowed-kinds.js';
import { readSummaries, relationsAmongIds, type Subgraph } from './relations-among.js';
import {
  checkInteger,
  walkParameters,
  type WalkFilter,
  type WalkParameters,
} from './walk-filter.js';

export interface NeighborhoodOptions extends WalkFilter {
  readonly ids: readonly string[];
  /** In hops, 1 to 3. */
  readonly depth: number;
  /** Entity types to keep, and to walk through; left out or empty, all. The ids asked for are kept whatever they are. */
  readonly types?: readonly string[] | undefined;
  /** How many nodes, 1 to 1000, those asked for among them. */
  readonly limit: number;
  /** Follow kinds that lead to articles although `kinds` names none. */
  readonly includeArticles?: boolean | undefined;
}

const DEEPEST = 3;
const MOST_NODES = 1_000;
const MOST_IDS = 1_000;
/** Neighbors read for one level, and how many of each entity at least. */
const MOST_ROWS = 20_000;
const LEAST_PER_ENTITY = 20;

/**
 * The entities within some hops of others, and all relations among them. When there are more than
 * `limit`, each entity of a level gives its first neighbor (by the order of relations: newest
 * first), then each its second, and so on: a hub does not crowd out the others, and every engine
 * chooses the same. Unknown ids are left out; an id that a merge retired is its canonical entity.
 * @throws SutraError BAD_USER_INPUT for numbers out of range and for unknown kinds.
 */
export async function neighborhood(
  engine: Engine,
  vocabulary: Vocabulary,
  options: NeighborhoodOptions,
  deadline?: Deadline,
): Promise<Subgraph> {
  const { ids, depth, types = [], limit, includeArticles } = options;
  checkInteger(depth, 'depth', 1, DEEPEST);
  checkInteger(limit, 'limit', 1, MOST_NODES);
  if (ids.length > MOST_IDS) throw badInput('ids', `at most ${MOST_IDS} ids`, ids.length);
  const kinds = allowedKinds(vocabulary, { kinds: options.kinds, includeArticles });
  const filter = walkParameters(options);

  const asked = await readSummaries(engine, [...new Set(ids)], deadline);
  const starts = [...new Set(ids.flatMap((id) => asked.get(id)?.id ?? []))];
  const nodes = new Set(starts.slice(0, limit));
  let truncated = starts.length > limit;

  let level = [...nodes];
  for (let hop = 1; hop <= depth && level.length > 0; hop += 1) {
    const fairShare = Math.max(LEAST_PER_ENTITY, Math.floor(MOST_ROWS / level.length));
    const perEntity = Math.min(limit, fairShare);
    // One more than is used, so that it is seen when there are more.
    const wanted = { kinds, types, filter, at: options.at, perEntity: perEntity + 1 };
    const rows = await firstNeighbors(engine, wanted, level, deadline);
    const { chosen, complete } = takeTurns(rows, level, nodes, limit, perEntity);
    truncated ||= !complete;
    for (const id of chosen) nodes.add(id);
    level = chosen;
  }

  const among = await relationsAmongIds(engine, kinds, [...nodes], filter, deadline);
  const shown = await readSummaries(engine, [...nodes], deadline);
  return {
    nodes: [...nodes].flatMap((id) => shown.get(id) ?? []),
    relations: among.relations.filter(
      ({ sourceId, targetId }) => shown.has(sourceId) && shown.has(targetId),
    ),
    truncated: truncated || !among.complete,
  };
}

interface WantedNeighbors {
  readonly kinds: readonly string[];
  readonly types: readonly string[];
  readonly filter: WalkParameters;
  readonly at: TimeFilter | undefined;
  readonly perEntity: number;
}

/**
 * The first neighbors of each entity. A hub's come from its shelves, as a page of its relations does, so that they cost
 * what is shown of it; all edges are looked at only where many of a hub's relations lead to the same neighbors.
 */
async function firstNeighbors(
  engine: Engine,
  { kinds, types, filter, at, perEntity }: WantedNeighbors,
  ids: readonly string[],
  deadline: Deadline | undefined,
): Promise<readonly Neighbor[]> {
  const hubs = new Set((await engine.read(HUBS, { ids }, deadline)).map(({ id }) => id));
  const scope: RelationScope = {
    direction: 'BOTH',
    kinds,
    types: types.length === 0 ? null : types,
    modalities: filter.modalities,
    at,
    limit: perEntity,
    after: '',
    isBrief: true,
  };
  const alone: ReadKeyed = (read) => readAlone(engine, read, deadline);
  const pages = await readRelationPages(alone, scope, [...hubs]);
  const found: Neighbor[] = [];
  const others = ids.filter((id) => !hubs.has(id));
  for (const [entityId, items] of pages) {
    const ties = groupBy(items, ({ neighbor }) => neighbor.id);
    const isAll = items.length < perEntity || ties.size === perEntity;
    if (isAll)
      for (const [id, [first]] of ties)
        found.push({ entityId, id, position: first?.relation.sortKey ?? '' });
    else others.push(entityId);
  }
  if (others.length === 0) return found;
  const parameters = { ...filter, ids: others, types: scope.types, perEntity };
  return [...found, ...(await engine.read(neighbors(kinds), parameters, deadline))];
}

/** The nodes of the next level: each entity's first new neighbor, then each one's second … */
function takeTurns(
  rows: readonly Neighbor[],
  level: readonly string[],
  known: ReadonlySet<string>,
  limit: number,
  perEntity: number,
): { chosen: string[]; complete: boolean } {
  const byEntity = groupBy(rows, ({ entityId }) => entityId);
  const queues = level.map((id) =>
    (byEntity.get(id) ?? [])
      .sort((one, other) => (one.position < other.position ? -1 : 1))
      .slice(0, perEntity)
      .map(({ id: neighbor }) => neighbor)
      .filter((neighbor) => !known.has(neighbor)),
  );
  const cut = level.some((id) => (byEntity.get(id)?.length ?? 0) > perEntity);
  const chosen = new Set<string>();
  const longest = queues.reduce((most, queue) => Math.max(most, queue.length), 0);
  for (let turn = 0; turn < longest; turn += 1) {
    for (const queue of queues) {
      const next = queue[turn];
      if (next === undefined || chosen.has(next)) continue;
      if (known.size + chosen.size >= limit) return { chosen: [...chosen], complete: false };
      chosen.add(next);
    }
  }
  return { chosen: [...chosen], complete: !cut };
}
