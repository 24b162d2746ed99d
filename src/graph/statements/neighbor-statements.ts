import type { EntitySummary } from '../../model/entity.js';
import type { EngineRow } from '../engine.js';
import { integer, map, text } from './columns.js';
import { ENTITY_SUMMARY, entitySummary, relationSummary, type RelationSummary } from './records.js';
import { FROM_ENTITY, perDirection, type RelationDirection } from './relation-direction.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

/** What an entity's neighbors may be listed by. */
export const NEIGHBOR_ORDERS = ['NEWEST', 'MOST_CONNECTED', 'MOST_CITED'] as const;
export type NeighborOrder = (typeof NEIGHBOR_ORDERS)[number];

/** The same relations as `FROM_ENTITY` has, begun at the neighbor: the engine walks from the first. */
const FROM_NEIGHBOR: Record<RelationDirection, (kinds: string) => string> = {
  OUT: (kinds) => `(n)<-[r${kinds}]-(:Entity {id: key.id})`,
  IN: (kinds) => `(n)-[r${kinds}]->(:Entity {id: key.id})`,
  BOTH: (kinds) => `(n)-[r${kinds}]-(:Entity {id: key.id})`,
};

const WHERE = `${timeCondition('r')} AND ($modalities IS NULL OR r.modality IN $modalities)`;

/** All that ties an entity to one of its neighbors. */
export interface NeighborTies {
  readonly entityId: string;
  readonly neighborId: string;
  /** How many relations there are between the two. */
  readonly total: number;
  /** The least sort key of them. */
  readonly position: string;
  /** The first of them after `after`, by sort key. */
  readonly relations: readonly RelationSummary[];
}

const TIES = `WITH key, n, r, r.sortKey AS sortKey ORDER BY sortKey
       WITH n, sortKey, CASE WHEN sortKey > key.after THEN r {.*, kind: type(r), sourceId: startNode(r).id, targetId: endNode(r).id} END AS relation
       WITH n, count(sortKey) AS total, min(sortKey) AS position, collect(relation) AS found
       RETURN n.id AS neighborId, total, position, found[..$most] AS relations`;

/**
 * $keys of {id, neighborIds, after}, $modalities (null: all), $most and the time parameters → what ties each key's
 * entity to each of the neighbors that it has relations to, in no order. Neighbors that are no hubs are begun from, so
 * that a hub's edges are looked at only when a neighbor is a hub too, and then once.
 */
export const neighborTies = perDirection((direction, kinds) =>
  reading<NeighborTies>(
    `NEIGHBOR_TIES_${direction}${slot(kinds)}`,
    `UNWIND $keys AS key
     CALL (key) {
       UNWIND key.neighborIds AS neighborId
       MATCH (h:Hub {id: neighborId})
       RETURN collect(h.id) AS hubs
     }
     CALL (key, hubs) {
       UNWIND key.neighborIds AS neighborId
       WITH key, hubs, neighborId WHERE NOT neighborId IN hubs
       MATCH (n:Entity {id: neighborId})
       MATCH ${FROM_NEIGHBOR[direction](slot(kinds))}
       WHERE ${WHERE}
       ${TIES}
       UNION ALL
       WITH key, hubs WHERE size(hubs) > 0
       MATCH (e:Entity {id: key.id})
       MATCH ${FROM_ENTITY[direction](slot(kinds))}
       WHERE n.id IN hubs AND ${WHERE}
       ${TIES}
     }
     RETURN key.id AS entityId, neighborId, total, position, relations`,
    (row) => ({
      entityId: text(row, 'entityId'),
      neighborId: text(row, 'neighborId'),
      total: integer(row, 'total'),
      position: text(row, 'position'),
      relations: (row['relations'] as readonly EngineRow[]).map(relationSummary),
    }),
  ),
);

/** A neighbor of an entity, and where it stands among that entity's neighbors. */
export interface NeighborPlace {
  readonly entityId: string;
  readonly neighbor: EntitySummary;
  /** The least sort key of the relations between the two. */
  readonly position: string;
}

/**
 * $keys of {id, after}, $types and $modalities (null: all), $limit and the time parameters → the next $limit different
 * neighbors of each key's entity by the order of their relations. Looks at all of its edges: 0.3 s at 50,000.
 */
export const neighborPlaces = perDirection((direction, kinds) =>
  reading<NeighborPlace>(
    `NEIGHBOR_PLACES_${direction}${slot(kinds)}`,
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     CALL (key, e) {
       MATCH ${FROM_ENTITY[direction](slot(kinds))}
       WHERE ${WHERE} AND ($types IS NULL OR n.type IN $types)
       WITH key, n, min(r.sortKey) AS position
       WHERE position > key.after
       WITH n, position ORDER BY position LIMIT $limit
       RETURN n {${ENTITY_SUMMARY}} AS neighbor, position
     }
     RETURN key.id AS entityId, neighbor, position ORDER BY position`,
    (row) => ({
      entityId: text(row, 'entityId'),
      neighbor: entitySummary(map(row, 'neighbor')),
      position: text(row, 'position'),
    }),
  ),
);

/** $keys of {id}, $types and $modalities (null: all) and the time parameters → how many different neighbors each has. */
export const neighborCounts = perDirection((direction, kinds) =>
  reading(
    `NEIGHBOR_COUNTS_${direction}${slot(kinds)}`,
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     CALL (e) {
       MATCH ${FROM_ENTITY[direction](slot(kinds))}
       WHERE ${WHERE} AND ($types IS NULL OR n.type IN $types)
       RETURN count(DISTINCT n) AS total
     }
     RETURN key.id AS entityId, total`,
    (row) => ({ entityId: text(row, 'entityId'), total: integer(row, 'total') }),
  ),
);

/**
 * $keys of {id, kind, sourceId, targetId} of edges → the ids of the other edges of the kind between the two, in no order,
 * and whether each leads the same way. Takes the names of all the kinds that are asked for. Begun from the end that is
 * no hub.
 */
export const parallelRelations = perNames((kinds) =>
  reading(
    `PARALLEL_RELATIONS${slot(kinds)}`,
    `UNWIND $keys AS key
     CALL (key) {
       MATCH (h:Hub {id: key.sourceId})
       RETURN count(h) AS hubs
     }
     WITH key, CASE hubs WHEN 0 THEN key.sourceId ELSE key.targetId END AS near, CASE hubs WHEN 0 THEN key.targetId ELSE key.sourceId END AS far
     MATCH (:Entity {id: near})-[r${slot(kinds)}]-(:Entity {id: far})
     WHERE r.id <> key.id AND type(r) = key.kind
     RETURN key.id AS claimId, r.id AS parallelId, startNode(r).id = key.sourceId AS sameWay`,
    (row) => ({
      claimId: text(row, 'claimId'),
      parallelId: text(row, 'parallelId'),
      sameWay: row['sameWay'] === true,
    }),
  ),
);
