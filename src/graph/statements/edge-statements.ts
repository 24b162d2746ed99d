import type { EngineRow } from '../engine.js';
import { integer, map, optionalText, text, texts } from './columns.js';
import { EDGE_PROPERTIES } from './records.js';
import { perNames, slot } from './slot.js';
import { propertiesFrom, reading, writing } from './statement.js';

/** $rows of {sourceId, targetId, properties} → new edges. Never MERGE: searching costs the degree. */
export const createEdges = perNames((kinds) =>
  writing(
    `CREATE_EDGES${slot(kinds)}`,
    `UNWIND $rows AS row
     MATCH (a:Entity {id: row.sourceId})
     MATCH (b:Entity {id: row.targetId})
     CREATE (a)-[${slot(kinds)} ${propertiesFrom('row.properties', EDGE_PROPERTIES)}]->(b)`,
  ),
);

/** The end that a statement finds an edge from. */
export type EdgeEnd = 'source' | 'target';

/**
 * The embedded engine walks from the end that is written first: 500 edges of a node with 20,000 took 11 s from that
 * node and 20 ms from the others. So an edge of a hub is to be found from its other end.
 */
const EDGE_FROM: Record<EdgeEnd, (kinds: readonly string[]) => string> = {
  source: (kinds) =>
    `(a:Entity {id: row.sourceId})-[r${slot(kinds)}]->(b:Entity {id: row.targetId})`,
  target: (kinds) =>
    `(b:Entity {id: row.targetId})<-[r${slot(kinds)}]-(a:Entity {id: row.sourceId})`,
};

/** $rows of {id, sourceId, targetId}: takes edges away, every copy of each. */
export function deleteEdges(kinds: readonly string[], from: EdgeEnd = 'source') {
  return DELETE_EDGES[from](kinds);
}

const makeDeleteEdges = (from: EdgeEnd) =>
  perNames((kinds) =>
    writing(
      `DELETE_EDGES${slot(kinds)}`,
      `UNWIND $rows AS row
     MATCH ${EDGE_FROM[from](kinds)}
     WHERE coalesce(r.id, '') = row.id
     DELETE r`,
    ),
  );
const DELETE_EDGES = { source: makeDeleteEdges('source'), target: makeDeleteEdges('target') };

/** $rows of {id, sourceId, targetId, properties}: overwrites properties of edges. */
export function updateEdges(kinds: readonly string[], from: EdgeEnd = 'source') {
  return UPDATE_EDGES[from](kinds);
}

const makeUpdateEdges = (from: EdgeEnd) =>
  perNames((kinds) =>
    writing(
      `UPDATE_EDGES${slot(kinds)}`,
      `UNWIND $rows AS row
     MATCH ${EDGE_FROM[from](kinds)}
     WHERE r.id = row.id
     SET r += row.properties`,
    ),
  );
const UPDATE_EDGES = { source: makeUpdateEdges('source'), target: makeUpdateEdges('target') };

/** An edge as it is stored, right or wrong. */
export interface EdgeRow {
  /** The claim that it says it stands for; empty where it says none. */
  readonly id: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly stored: EngineRow;
}

/** $ids of entities → the edges that leave them, in no order. */
export const EDGES_FROM = reading<EdgeRow>(
  'EDGES_FROM',
  `UNWIND $ids AS id
   MATCH (a:Entity {id: id})-[r]->(b:Entity)
   RETURN type(r) AS kind, a.id AS sourceId, b.id AS targetId, r {.*} AS stored`,
  (row) => {
    const stored = map(row, 'stored');
    return {
      id: optionalText(stored, 'id') ?? '',
      kind: text(row, 'kind'),
      sourceId: text(row, 'sourceId'),
      targetId: text(row, 'targetId'),
      stored,
    };
  },
);

/** $id, $after, $limit → keys and shapes of an entity's edges in order, for its shelves. */
export const EDGE_KEYS = reading<EdgeKey>(
  'EDGE_KEYS',
  `MATCH (e:Entity {id: $id})
   CALL (e) {
     MATCH (e)-[r]->(:Entity) WHERE r.sortKey > $after
     RETURN r.id AS id, r.sortKey AS sortKey, type(r) AS kind, true AS out
     UNION ALL
     MATCH (e)<-[r]-(:Entity) WHERE r.sortKey > $after
     RETURN r.id AS id, r.sortKey AS sortKey, type(r) AS kind, false AS out
   }
   RETURN id, sortKey, kind, out ORDER BY sortKey LIMIT $limit`,
  (row) => ({
    id: text(row, 'id'),
    sortKey: text(row, 'sortKey'),
    kind: text(row, 'kind'),
    out: row['out'] === true,
  }),
);
export interface EdgeKey {
  readonly id: string;
  readonly sortKey: string;
  readonly kind: string;
  readonly out: boolean;
}

/** $id → how many edges an entity has of each kind and direction. */
export const SHAPE_COUNTS = reading(
  'SHAPE_COUNTS',
  `MATCH (e:Entity {id: $id})
   CALL (e) {
     MATCH (e)-[r]->(:Entity) RETURN type(r) + '>' AS shape, count(r) AS total
     UNION ALL
     MATCH (e)<-[r]-(:Entity) RETURN type(r) + '<' AS shape, count(r) AS total
   }
   RETURN shape, total`,
  (row) => ({ shape: text(row, 'shape'), total: integer(row, 'total') }),
);

/** $ids → how many edges each entity has, of all kinds and directions. */
export const EDGE_COUNTS = reading(
  'EDGE_COUNTS',
  `UNWIND $ids AS id
   MATCH (e:Entity {id: id})
   RETURN id, COUNT { (e)--(:Entity) } AS degree`,
  (row) => ({ entityId: text(row, 'id'), degree: integer(row, 'degree') }),
);

/** A hub's directory: the lowest sort key of each shelf, and the shapes it has many edges of. */
export interface Hub {
  readonly id: string;
  readonly bounds: readonly string[];
  readonly dense: readonly string[];
}

/** $ids → those of them that are hubs. */
export const HUBS = reading<Hub>(
  'HUBS',
  'UNWIND $ids AS id MATCH (h:Hub {id: id}) RETURN h.id AS id, h.bounds AS bounds, h.dense AS dense',
  (row) => ({ id: text(row, 'id'), bounds: texts(row, 'bounds'), dense: texts(row, 'dense') }),
);

/** $id, $bounds, $dense: writes a hub's directory. */
export const SAVE_HUB = writing(
  'SAVE_HUB',
  'MERGE (h:Hub {id: $id}) SET h.bounds = $bounds, h.dense = $dense',
);

/** $shelves → how many claims stand on each that holds any. */
export const SHELF_SIZES = reading(
  'SHELF_SIZES',
  `UNWIND $shelves AS shelf
   CALL (shelf) {
     MATCH (c:Relation {outShelf: shelf}) RETURN count(c) AS total
     UNION ALL
     MATCH (c:Relation {inShelf: shelf}) RETURN count(c) AS total
   }
   RETURN shelf, sum(total) AS total`,
  (row) => ({ shelf: text(row, 'shelf'), total: integer(row, 'total') }),
);

/** $shelf → the claims on it, in order. */
export const SHELF_CLAIMS = reading<{ id: string; sortKey: string; out: boolean }>(
  'SHELF_CLAIMS',
  `CALL () {
     MATCH (c:Relation {outShelf: $shelf}) RETURN c.id AS id, c.sortKey AS sortKey, true AS out
     UNION ALL
     MATCH (c:Relation {inShelf: $shelf}) RETURN c.id AS id, c.sortKey AS sortKey, false AS out
   }
   RETURN id, sortKey, out ORDER BY sortKey`,
  (row) => ({ id: text(row, 'id'), sortKey: text(row, 'sortKey'), out: row['out'] === true }),
);
