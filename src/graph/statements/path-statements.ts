import { integer, map, text } from './columns.js';
import { relationSummary, type RelationSummary } from './records.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

/** An entity that was asked for by id, and how many edges of the kinds it has. */
export interface PathEnd {
  readonly requestedId: string;
  /** The canonical id. */
  readonly id: string;
  readonly degree: number;
}

/** $ids → the canonical entity of each that is known, in no order. */
export const pathEnds = perNames((kinds) =>
  reading<PathEnd>(
    `PATH_ENDS${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (record:Entity {id: id})
     MATCH (e:Entity {id: record.canonicalId})
     RETURN id AS requestedId, e.id AS id, COUNT { (e)-[${slot(kinds)}]-() } AS degree`,
    (row) => ({
      requestedId: text(row, 'requestedId'),
      id: text(row, 'id'),
      degree: integer(row, 'degree'),
    }),
  ),
);

/** An entity next to some of the frontier. */
export interface PathStep {
  readonly id: string;
  /** How many edges of the kinds it has, at any time: what it costs to go on from it. */
  readonly degree: number;
  /** The frontier's entities that it is next to, and whether one of the relations between them is certain. */
  readonly via: readonly { readonly id: string; readonly certain: boolean }[];
}

/** Whether a relation that `timeCondition` let through is CERTAIN: `certaintyAt` of model/validity. */
const IS_CERTAIN = (edge: string) =>
  `${edge}.startMax <= $last AND ${edge}.endMin >= $first AND ${edge}.startMax <= ${edge}.endMin`;

/**
 * $ids, $ends (ids that $avoidTypes does not apply to), $avoidTypes, $modalities, $limit and the
 * time parameters → what is next to $ids: at most $limit neighboring pairs, in no order. Parallel
 * edges are one pair: a hop's relations are read when it is known to be on a path. Neighbors are
 * brought together before their edges are counted, so that a hub next to many is counted once.
 */
export const pathSteps = perNames((kinds) =>
  reading<PathStep>(
    `PATH_STEPS${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})-[r${slot(kinds)}]-(n:Entity)
     WHERE r.modality IN $modalities AND ${timeCondition('r')}
       AND (n.id IN $ends OR NOT n.type IN $avoidTypes)
     WITH id, n, max(CASE WHEN ${IS_CERTAIN('r')} THEN 1 ELSE 0 END) AS certain
     LIMIT $limit
     WITH n, collect({id: id, certain: certain}) AS via
     RETURN n.id AS id, COUNT { (n)-[${slot(kinds)}]-() } AS degree, via`,
    (row) => ({
      id: text(row, 'id'),
      degree: integer(row, 'degree'),
      via: (row['via'] as { id: string; certain: number }[]).map(({ id, certain }) => ({
        id,
        certain: certain === 1,
      })),
    }),
  ),
);

/**
 * $pairs of {from, to}, $modalities, $limit and the time parameters → the relations between the
 * two of each pair in both directions, by sort key. `from` is the end with fewer edges.
 */
export const relationsBetween = perNames((kinds) =>
  reading<RelationSummary>(
    `RELATIONS_BETWEEN${slot(kinds)}`,
    `UNWIND $pairs AS pair
     MATCH (a:Entity {id: pair.from})-[r${slot(kinds)}]-(b:Entity {id: pair.to})
     WHERE r.modality IN $modalities AND ${timeCondition('r')}
     RETURN r {.*, kind: type(r), sourceId: startNode(r).id, targetId: endNode(r).id} AS relation
     ORDER BY r.sortKey LIMIT $limit`,
    (row) => relationSummary(map(row, 'relation')),
  ),
);

/** A neighbor of an entity, and where it stands among that entity's neighbors. */
export interface Neighbor {
  readonly entityId: string;
  readonly id: string;
  /** The least sort key of the relations between the two. */
  readonly position: string;
}

/**
 * $ids, $types (null: all), $modalities, $perEntity and the time parameters → of each entity the
 * first $perEntity different neighbors by the order of their relations, in no order.
 */
export const neighbors = perNames((kinds) =>
  reading<Neighbor>(
    `NEIGHBORS${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     CALL (e) {
       MATCH (e)-[r${slot(kinds)}]-(n:Entity)
       WHERE r.modality IN $modalities AND ${timeCondition('r')} AND ($types IS NULL OR n.type IN $types)
       WITH n, min(r.sortKey) AS position ORDER BY position LIMIT $perEntity
       RETURN n.id AS neighborId, position
     }
     RETURN id, neighborId, position`,
    (row) => ({
      entityId: text(row, 'id'),
      id: text(row, 'neighborId'),
      position: text(row, 'position'),
    }),
  ),
);

/**
 * $keys of {id, hub}, $ids (all the keys' ids), $hubs (the hubs' ids), $modalities, $limit and the
 * time parameters → the relations among $ids, by sort key, each once. One between a hub and another
 * entity is read from the other, so that a hub's edges are compared with the few hubs alone.
 */
export const relationsAmong = perNames((kinds) =>
  reading<RelationSummary>(
    `RELATIONS_AMONG${slot(kinds)}`,
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     CALL (key, e) {
       MATCH (e)-[r${slot(kinds)}]->(n:Entity)
       WHERE (n.id IN $hubs OR (NOT key.hub AND n.id IN $ids))
         AND r.modality IN $modalities AND ${timeCondition('r')}
       RETURN r {.*, kind: type(r), sourceId: e.id, targetId: n.id} AS relation, r.sortKey AS sortKey
       UNION ALL
       WITH key, e WHERE NOT key.hub
       MATCH (e)<-[r${slot(kinds)}]-(n:Entity)
       WHERE n.id IN $hubs AND r.modality IN $modalities AND ${timeCondition('r')}
       RETURN r {.*, kind: type(r), sourceId: n.id, targetId: e.id} AS relation, r.sortKey AS sortKey
     }
     RETURN relation, sortKey ORDER BY sortKey LIMIT $limit`,
    (row) => relationSummary(map(row, 'relation')),
  ),
);
