import type { EngineRow } from '../engine.js';
import { map, text, texts } from './columns.js';
import { reading } from './statement.js';

/**
 * Statements that walk the whole graph in parts of equal size: by the first two hexadecimal digits of a hash, since
 * an index that finds equals is the one kind that both engines have.
 */
export const BUCKETS: readonly string[] = Array.from({ length: 256 }, (_, bucket) =>
  bucket.toString(16).padStart(2, '0'),
);

/** $bucket → ids of the claims in it, in order. */
export const CLAIM_IDS_IN_BUCKET = reading(
  'CLAIM_IDS_IN_BUCKET',
  'MATCH (c:Claim {bucket: $bucket}) RETURN c.id AS id ORDER BY id',
  (row) => ({ id: text(row, 'id') }),
);

/** $bucket → ids of the entities in it, in order. */
export const ENTITY_IDS_IN_BUCKET = reading(
  'ENTITY_IDS_IN_BUCKET',
  'MATCH (e:Entity {bucket: $bucket}) RETURN e.id AS id ORDER BY id',
  (row) => ({ id: text(row, 'id') }),
);

/** $ids → the relations whose record is one of these or was merged into one, in no order. */
export const RELATION_IDS_FROM = reading(
  'RELATION_IDS_FROM',
  `UNWIND $ids AS id
   MATCH (m:Entity {canonicalId: id})
   MATCH (c:Relation {subjectId: m.id})
   RETURN c.id AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/** A node as it is, for a dump. */
export interface DumpedNode {
  readonly labels: readonly string[];
  readonly properties: EngineRow;
}
const dumpedNode = (row: EngineRow): DumpedNode => ({
  labels: [...texts(row, 'labels')].sort(),
  properties: map(row, 'properties'),
});

/** $ids → entity nodes with all properties. */
export const DUMP_ENTITIES = reading(
  'DUMP_ENTITIES',
  'UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN labels(n) AS labels, n {.*} AS properties',
  dumpedNode,
);

/** $ids → claim nodes with all properties. */
export const DUMP_CLAIMS = reading(
  'DUMP_CLAIMS',
  'UNWIND $ids AS id MATCH (n:Claim {id: id}) RETURN labels(n) AS labels, n {.*} AS properties',
  dumpedNode,
);

/** → the sources with all properties. */
export const DUMP_SOURCES = reading(
  'DUMP_SOURCES',
  'MATCH (n:Source) RETURN labels(n) AS labels, n {.*} AS properties',
  dumpedNode,
);

/** A relationship as it is, for a dump. */
export interface DumpedRelationship {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: EngineRow;
}
const dumpedRelationship = (row: EngineRow): DumpedRelationship => ({
  type: text(row, 'type'),
  from: text(row, 'from'),
  to: text(row, 'to'),
  properties: map(row, 'properties'),
});

/** $ids of entities → what leaves them. */
export const DUMP_EDGES = reading(
  'DUMP_EDGES',
  `UNWIND $ids AS id
   MATCH (a:Entity {id: id})-[r]->(b)
   RETURN type(r) AS type, a.id AS from, b.id AS to, r {.*} AS properties`,
  dumpedRelationship,
);

/** $ids of claims → what leaves them. */
export const DUMP_EVIDENCE = reading(
  'DUMP_EVIDENCE',
  `UNWIND $ids AS id
   MATCH (a:Claim {id: id})-[r]->(b)
   RETURN type(r) AS type, a.id AS from, b.id AS to, r {.*} AS properties`,
  dumpedRelationship,
);
