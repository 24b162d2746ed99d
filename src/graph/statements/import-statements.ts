import type { SourceFacts } from './entity-statements.js';
import { integer, optionalText, text } from './columns.js';
import { reading, writing } from './statement.js';

/** How far an import has come: written in the transaction that writes what it speaks of. */
export interface Checkpoint {
  readonly id: string;
  readonly sourceId: string;
  /** Records of the input that are done. */
  readonly records: number;
  /** Line that the last of them begins on. */
  readonly line: number;
  /** SHA-256 of their texts. */
  readonly digest: string;
  readonly rejectsPath: string;
  /** Bytes that the rejects file had then. */
  readonly rejectsBytes: number;
  /** JSON text: the counts of the report. */
  readonly counts: string;
}

/** $id → the checkpoint, if there is one. */
export const CHECKPOINT_BY_ID = reading<Checkpoint>(
  'CHECKPOINT_BY_ID',
  `MATCH (p:Checkpoint {id: $id})
   RETURN p.id AS id, p.sourceId AS sourceId, p.records AS records, p.line AS line, p.digest AS digest,
     p.rejectsPath AS rejectsPath, p.rejectsBytes AS rejectsBytes, p.counts AS counts`,
  (row) => ({
    id: text(row, 'id'),
    sourceId: text(row, 'sourceId'),
    records: integer(row, 'records'),
    line: integer(row, 'line'),
    digest: text(row, 'digest'),
    rejectsPath: text(row, 'rejectsPath'),
    rejectsBytes: integer(row, 'rejectsBytes'),
    counts: text(row, 'counts'),
  }),
);

/** $id, $properties: makes or overwrites a checkpoint. */
export const SAVE_CHECKPOINT = writing(
  'SAVE_CHECKPOINT',
  'MERGE (p:Checkpoint {id: $id}) SET p += $properties',
);

/** $id: takes a checkpoint away. */
export const DELETE_CHECKPOINT = writing(
  'DELETE_CHECKPOINT',
  'MATCH (p:Checkpoint {id: $id}) DETACH DELETE p',
);

/** $source: takes a source and its checkpoints away; what it asserted is another statement's. */
export const DELETE_SOURCE = writing(
  'DELETE_SOURCE',
  'MATCH (s:Source {id: $source}) DETACH DELETE s',
);
export const DELETE_CHECKPOINTS_OF = writing(
  'DELETE_CHECKPOINTS_OF',
  'MATCH (p:Checkpoint) WHERE p.sourceId = $source DETACH DELETE p',
);

/** $bucket, $source → the claims in it that the source asserts, in order. */
export const CLAIMS_OF_SOURCE = reading<{ readonly id: string }>(
  'CLAIMS_OF_SOURCE',
  'MATCH (c:Claim {bucket: $bucket}) WITH c WHERE $source IN c.sources RETURN c.id AS id ORDER BY id',
  (row) => ({ id: text(row, 'id') }),
);

/** What a source says of an entity. */
export interface SourceEntity {
  readonly id: string;
  readonly type: string;
  readonly facts: Readonly<Record<string, SourceFacts>>;
}

/** $bucket, $source → the entities in it that the source describes, in order. */
export const ENTITIES_OF_SOURCE = reading<SourceEntity>(
  'ENTITIES_OF_SOURCE',
  `MATCH (e:Entity {bucket: $bucket}) WITH e WHERE $source IN e.sources
   RETURN e.id AS id, e.type AS type, e.facts AS facts ORDER BY id`,
  (row) => ({
    id: text(row, 'id'),
    type: text(row, 'type'),
    facts: JSON.parse(text(row, 'facts')) as Record<string, SourceFacts>,
  }),
);

/** A relation that waits for an entity. */
export interface PendingRelation {
  readonly id: string;
  readonly subjectId: string;
  readonly objectId: string | undefined;
}

/** $bucket, $source → the claims in it that the source asserts and that wait for an entity. */
export const PENDING_OF_SOURCE = reading<PendingRelation>(
  'PENDING_OF_SOURCE',
  `MATCH (c:Claim {bucket: $bucket})
   WITH c WHERE c.state = 'PENDING' AND $source IN c.sources
   RETURN c.id AS id, c.subjectId AS subjectId, c.objectId AS objectId`,
  (row) => ({
    id: text(row, 'id'),
    subjectId: text(row, 'subjectId'),
    objectId: optionalText(row, 'objectId'),
  }),
);

/** $ids → those that are entities. */
export const KNOWN_ENTITY_IDS = reading<string>(
  'KNOWN_ENTITY_IDS',
  'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id',
  (row) => text(row, 'id'),
);

/** $ids → the type of each that is known. */
export const ENTITY_TYPES = reading<{ readonly id: string; readonly type: string }>(
  'ENTITY_TYPES',
  'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.type AS type',
  (row) => ({ id: text(row, 'id'), type: text(row, 'type') }),
);

/** → ids of all sources, in order. */
export const SOURCE_IDS = reading<string>(
  'SOURCE_IDS',
  'MATCH (s:Source) RETURN s.id AS id ORDER BY id',
  (row) => text(row, 'id'),
);
