import type { SourceFacts } from './entity-statements.js';
import { integer, optionalText, text, texts } from './columns.js';
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

/** A claim that waits for an entity. */
export interface PendingClaim {
  readonly id: string;
  readonly sources: readonly string[];
  readonly subjectId: string;
  readonly objectId: string | undefined;
}

/** $buckets → the claims in them that wait for an entity. */
export const PENDING_CLAIMS = reading<PendingClaim>(
  'PENDING_CLAIMS',
  `UNWIND $buckets AS bucket
   MATCH (c:Claim {bucket: bucket})
   WITH c WHERE c.state = 'PENDING'
   RETURN c.id AS id, c.sources AS sources, c.subjectId AS subjectId, c.objectId AS objectId`,
  (row) => ({
    id: text(row, 'id'),
    sources: texts(row, 'sources'),
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

/** What an entity is, and the sources that describe it. */
export interface KnownType {
  readonly id: string;
  readonly type: string;
  readonly sources: readonly string[];
}

/** $ids → the type of each that is known. */
export const ENTITY_TYPES = reading<KnownType>(
  'ENTITY_TYPES',
  'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.type AS type, e.sources AS sources',
  (row) => ({ id: text(row, 'id'), type: text(row, 'type'), sources: texts(row, 'sources') }),
);

/** $bucket, $source → the extracts that the source brought for the claims in it. */
export const EVIDENCE_OF_SOURCE = reading<{ readonly id: string; readonly claimId: string }>(
  'EVIDENCE_OF_SOURCE',
  `MATCH (c:Claim {bucket: $bucket})-[r:CITES]->(:Entity) WITH c, r WHERE r.sourceId = $source
   RETURN r.id AS id, c.id AS claimId ORDER BY id`,
  (row) => ({ id: text(row, 'id'), claimId: text(row, 'claimId') }),
);

/** → ids of all sources, in order. */
export const SOURCE_IDS = reading<string>(
  'SOURCE_IDS',
  'MATCH (s:Source) RETURN s.id AS id ORDER BY id',
  (row) => text(row, 'id'),
);
