import type { Deadline, Engine, Parameters } from '../graph/engine.js';
import { ENTITIES_BY_ID } from '../graph/statements/entity-statements.js';
import { relationsAmong } from '../graph/statements/path-statements.js';
import type { RelationSummary } from '../graph/statements/records.js';
import { degrees } from '../graph/statements/relation-statements.js';
import { MODALITIES } from '../model/claim.js';
import type { EntitySummary } from '../model/entity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { allowedKinds } from './allowed-kinds.js';
import { walkParameters, type WalkFilter } from './walk-filter.js';

/** Entities and the relations among them. */
export interface Subgraph {
  /** Those asked for in their order, then the others as they were come upon. */
  readonly nodes: readonly EntitySummary[];
  /** Those among the nodes, by sort key. */
  readonly relations: readonly RelationSummary[];
  /** There may be more to show than is shown; false says that there is not. */
  readonly truncated: boolean;
}

const MOST_RELATIONS = 5_000;
/** From this many edges on an entity's edges are looked at from their other ends. */
const HUB_DEGREE = 500;
/** Edges of hubs that are looked at for relations between two hubs, which have no other end: a second at most. */
const MOST_HUB_EDGES = 500_000;

/**
 * Some entities and all relations among them. Here no kinds mean all kinds, and no modalities all modalities. Unknown
 * ids are left out; an id that a merge retired is its canonical entity.
 */
export async function relationsAmongEntities(
  engine: Engine,
  vocabulary: Vocabulary,
  options: WalkFilter & { readonly ids: readonly string[] },
  deadline?: Deadline,
): Promise<Subgraph> {
  const kinds = allowedKinds(vocabulary, { kinds: options.kinds, includeArticles: true });
  const filter = walkParameters({ at: options.at, modalities: options.modalities ?? MODALITIES });
  const known = await readSummaries(engine, [...new Set(options.ids)], deadline);
  const nodes = new Map(
    options.ids.flatMap((id) => {
      const entity = known.get(id);
      return entity === undefined ? [] : [[entity.id, entity] as const];
    }),
  );
  const among = await relationsAmongIds(engine, kinds, [...nodes.keys()], filter, deadline);
  return {
    nodes: [...nodes.values()],
    relations: among.relations,
    truncated: !among.complete,
  };
}

/**
 * The relations among some entities, given by their canonical ids, by sort key. One between a hub and another entity is
 * found from the other, so that it costs the other's edges and not the hub's.
 */
export async function relationsAmongIds(
  engine: Engine,
  kinds: readonly string[],
  ids: readonly string[],
  filter: Parameters,
  deadline: Deadline | undefined,
): Promise<{ relations: readonly RelationSummary[]; complete: boolean }> {
  if (ids.length < 2) return { relations: [], complete: true };
  const counted = await engine.read(degrees(kinds), { ids }, deadline);
  const hubs = counted.filter(({ degree }) => degree >= HUB_DEGREE);
  const others = counted.filter(({ degree }) => degree < HUB_DEGREE);
  const readHubs = hubs.length < 2 ? [] : affordable(hubs);
  const keys = [
    ...others.map(({ entityId }) => ({ id: entityId, hub: false })),
    ...readHubs.map(({ entityId }) => ({ id: entityId, hub: true })),
  ];
  const parameters = {
    ...filter,
    keys,
    ids,
    hubs: hubs.map(({ entityId }) => entityId),
    limit: MOST_RELATIONS + 1,
  };
  const relations = await engine.read(relationsAmong(kinds), parameters, deadline);
  return {
    relations: relations.slice(0, MOST_RELATIONS),
    complete:
      relations.length <= MOST_RELATIONS && (hubs.length < 2 || readHubs.length === hubs.length),
  };
}

/** The hubs whose edges may be looked at for relations between two hubs, those with the fewest first. */
function affordable(hubs: readonly { entityId: string; degree: number }[]) {
  const byDegree = [...hubs].sort(
    (one, other) => one.degree - other.degree || (one.entityId < other.entityId ? -1 : 1),
  );
  let left = MOST_HUB_EDGES;
  return byDegree.filter(({ degree }) => (left -= degree) >= 0);
}

/** The canonical entity of each id that is known. */
export async function readSummaries(
  engine: Engine,
  ids: readonly string[],
  deadline: Deadline | undefined,
): Promise<ReadonlyMap<string, EntitySummary>> {
  if (ids.length === 0) return new Map();
  const rows = await engine.read(ENTITIES_BY_ID, { ids }, deadline);
  return new Map(rows.map(({ requestedId, entity }) => [requestedId, entity]));
}
