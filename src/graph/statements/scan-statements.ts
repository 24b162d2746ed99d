import type { ArticleData } from '../../model/entity.js';
import type { Evidence } from '../../model/evidence.js';
import type { EngineRow } from '../engine.js';
import { json, map, optionalText, text, texts } from './columns.js';
import type { SourceFacts } from './entity-statements.js';
import { claimRecord, ENTITY_SUMMARY, evidenceRecord, type ClaimRecord } from './records.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

/**
 * Statements that walk the whole graph in parts of equal size: by the first two hexadecimal digits of a hash, since
 * an index that finds equals is the one kind that both engines have.
 */
export const BUCKETS: readonly string[] = Array.from({ length: 256 }, (_, bucket) =>
  bucket.toString(16).padStart(2, '0'),
);

/**
 * The buckets a few at a time, for scans that read little of each: a statement costs as much as reading some hundred
 * nodes, and a small graph has few in 256 buckets.
 */
export const BUCKET_GROUPS: readonly (readonly string[])[] = Array.from(
  { length: 32 },
  (_, group) => BUCKETS.slice(group * 8, group * 8 + 8),
);

/** $buckets → ids of the claims in them, in order. */
export const CLAIM_IDS_IN_BUCKETS = reading(
  'CLAIM_IDS_IN_BUCKETS',
  'UNWIND $buckets AS bucket MATCH (c:Claim {bucket: bucket}) RETURN c.id AS id ORDER BY id',
  (row) => ({ id: text(row, 'id') }),
);

/** $buckets → ids of the entities in them, in order. */
export const ENTITY_IDS_IN_BUCKETS = reading(
  'ENTITY_IDS_IN_BUCKETS',
  'UNWIND $buckets AS bucket MATCH (e:Entity {bucket: bucket}) RETURN e.id AS id ORDER BY id',
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

/** An entity's record with all that its sources say of it, for an export. */
export interface ScannedEntity {
  readonly id: string;
  readonly type: string;
  readonly canonicalId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string | undefined;
  /** Uncited facts by source. */
  readonly facts: Readonly<Record<string, SourceFacts>>;
  /** Only what is there: an article without ranges has no `textRanges`, rather than none of them. */
  readonly article: ArticleData | undefined;
  /** The sources that describe it, in order. */
  readonly sources: readonly string[];
  /** Where it stands in its bucket: its order key. */
  readonly position: string;
}

const SCANNED_ENTITY = `e {${ENTITY_SUMMARY}, .facts, .sources} AS entity, position`;

function scannedEntity(row: EngineRow): ScannedEntity {
  const entity = map(row, 'entity');
  return {
    id: text(entity, 'id'),
    type: text(entity, 'type'),
    canonicalId: text(entity, 'canonicalId'),
    name: text(entity, 'name'),
    aliases: texts(entity, 'aliases'),
    summary: optionalText(entity, 'summary'),
    facts: json<Record<string, SourceFacts>>(entity, 'facts', {}),
    article: scannedArticle(entity),
    sources: texts(entity, 'sources'),
    position: text(row, 'position'),
  };
}

function scannedArticle(entity: EngineRow): ArticleData | undefined {
  const names = ['language', 'publishedAt', 'address', 'textFile', 'textSha256'] as const;
  const present = names
    .map((name) => [name, optionalText(entity, name)] as const)
    .filter(([, value]) => value !== undefined);
  const textRanges = json<[number, number][] | undefined>(entity, 'textRanges', undefined);
  if (present.length === 0 && textRanges === undefined) return undefined;
  return { ...Object.fromEntries(present), ...(textRanges === undefined ? {} : { textRanges }) };
}

/**
 * Conditions on names of their own, not on properties: with one on an indexed property (`e.type`, `c.id > $after`) the
 * embedded engine leaves the bucket's index for that one's and reads the label (20 to 80 ms instead of 2 for a bucket of
 * 50,000 entities).
 */
const AFTER_AND_TYPES = `WITH e, e.type AS type, coalesce(e.idKey, e.id) AS position
   WHERE position > $after AND ($types IS NULL OR type IN $types)`;

/** $bucket, $types (null: all), $after, $limit → at most $limit entities of the bucket by order key, above $after. */
export const SCAN_ENTITIES = reading<ScannedEntity>(
  'SCAN_ENTITIES',
  `MATCH (e:Entity {bucket: $bucket})
   ${AFTER_AND_TYPES}
   RETURN ${SCANNED_ENTITY}
   ORDER BY position LIMIT $limit`,
  scannedEntity,
);

/**
 * As SCAN_ENTITIES, with $source: entities that it describes, and those that relations it asserts lead from or to.
 * A hub's relations are read until one is found.
 */
export const SCAN_ENTITIES_OF_SOURCE = reading<ScannedEntity>(
  'SCAN_ENTITIES_OF_SOURCE',
  `MATCH (e:Entity {bucket: $bucket})
   ${AFTER_AND_TYPES}
   CALL (e) {
     MATCH (c:Relation {subjectId: e.id}) WHERE $source IN c.sources RETURN c.id AS named LIMIT 1
     UNION ALL
     MATCH (c:Relation {objectId: e.id}) WHERE $source IN c.sources RETURN c.id AS named LIMIT 1
     UNION ALL
     MATCH (c:Fact {subjectId: e.id}) WHERE $source IN c.sources RETURN c.id AS named LIMIT 1
     UNION ALL
     WITH e WHERE $source IN e.sources RETURN e.id AS named
   }
   WITH DISTINCT e, position ORDER BY position LIMIT $limit
   RETURN ${SCANNED_ENTITY}
   ORDER BY position`,
  scannedEntity,
);

/** $ids → the entities with these very ids, in no order. */
export const SCANNED_ENTITIES_BY_ID = reading<ScannedEntity>(
  'SCANNED_ENTITIES_BY_ID',
  `UNWIND $ids AS id
   MATCH (e:Entity {id: id})
   WITH e, coalesce(e.idKey, e.id) AS position
   RETURN ${SCANNED_ENTITY}`,
  scannedEntity,
);

/** $ids → the records that are one entity with these, themselves included. */
export const RECORDS_OF = reading(
  'RECORDS_OF',
  `UNWIND $ids AS id
   MATCH (m:Entity {id: id})
   MATCH (record:Entity {canonicalId: m.canonicalId})
   RETURN DISTINCT record.id AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/**
 * $ids, $kinds (null: all) and the time parameters → the records of the entities that live relations join with these.
 */
export const NEIGHBOR_RECORDS_OF = reading(
  'NEIGHBOR_RECORDS_OF',
  `UNWIND $ids AS id
   MATCH (m:Entity {id: id})
   MATCH (e:Entity {id: m.canonicalId})
   MATCH (e)-[r]-(n:Entity)
   WHERE ($kinds IS NULL OR type(r) IN $kinds) AND ${timeCondition('r')}
   WITH DISTINCT n
   MATCH (record:Entity {canonicalId: n.id})
   RETURN DISTINCT record.id AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/** A claim with its extracts and, where they were asked for and are known, the entities at its ends. */
export interface ScannedClaim {
  readonly claim: ClaimRecord;
  /** As they stand in the text. */
  readonly evidence: readonly Evidence[];
  readonly subject: ScannedEnd | undefined;
  readonly object: ScannedEnd | undefined;
}

/** The type of the record at an end of a claim, and the entity it is part of. */
export interface ScannedEnd {
  readonly type: string;
  readonly canonicalId: string;
}

function scannedClaim(row: EngineRow): ScannedClaim {
  const extracts = row['evidence'] as readonly EngineRow[];
  return {
    claim: claimRecord(map(row, 'claim')),
    evidence: extracts
      .map((extract) => ({ extract, sortKey: text(extract, 'sortKey') }))
      .sort((left, right) => (left.sortKey < right.sortKey ? -1 : 1))
      .map(({ extract }) => evidenceRecord(extract)),
    subject: scannedEnd(row, 'subjects'),
    object: scannedEnd(row, 'objects'),
  };
}

function scannedEnd(row: EngineRow, column: string): ScannedEnd | undefined {
  const [end] = (row[column] ?? []) as readonly EngineRow[];
  return end && { type: text(end, 'type'), canonicalId: text(end, 'canonicalId') };
}

const SCAN_CLAIM_FILTER = `($states IS NULL OR c.state IN $states)
     AND ($kinds IS NULL OR c.kind IN $kinds)
     AND ($source IS NULL OR $source IN c.sources)
     AND ${timeCondition('c')}`;

const EXTRACTS = `CALL (c) {
     MATCH (c)-[r:CITES]->(a:Entity)
     RETURN collect(r {.*, claimId: c.id, articleId: a.id}) AS evidence
   }`;

const END_TYPES = `CALL (c) {
     MATCH (s:Entity {id: c.subjectId}) RETURN collect(s {.type, .canonicalId}) AS subjects
   }
   CALL (c) {
     MATCH (o:Entity {id: c.objectId}) RETURN collect(o {.type, .canonicalId}) AS objects
   }`;

/** $bucket, $after, $limit and the filter → at most $limit claims of the bucket by id, above $after; no ends. */
export const SCAN_CLAIMS = reading<ScannedClaim>(
  'SCAN_CLAIMS',
  `MATCH (c:Claim {bucket: $bucket})
   WITH c, c.id AS position
   WHERE position > $after AND ${SCAN_CLAIM_FILTER}
   WITH c, position ORDER BY position LIMIT $limit
   ${EXTRACTS}
   RETURN c {.*} AS claim, evidence, null AS subjects, null AS objects, position
   ORDER BY position`,
  scannedClaim,
);

/** As SCAN_CLAIMS, with the entities at the ends. */
export const SCAN_CLAIMS_WITH_ENDS = reading<ScannedClaim>(
  'SCAN_CLAIMS_WITH_ENDS',
  `MATCH (c:Claim {bucket: $bucket})
   WITH c, c.id AS position
   WHERE position > $after AND ${SCAN_CLAIM_FILTER}
   WITH c, position ORDER BY position LIMIT $limit
   ${EXTRACTS}
   ${END_TYPES}
   RETURN c {.*} AS claim, evidence, subjects, objects, position
   ORDER BY position`,
  scannedClaim,
);

/** $ids of records → the ids of claims about them, in no order. */
export const CLAIM_IDS_ABOUT = reading(
  'CLAIM_IDS_ABOUT',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (c:Relation {subjectId: id}) RETURN c.id AS claimId
     UNION ALL
     MATCH (c:Fact {subjectId: id}) RETURN c.id AS claimId
   }
   RETURN claimId AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/** $ids and the filter → the claims of these that it lets through, with the entities at their ends, in no order. */
export const SCANNED_CLAIMS_BY_ID = reading<ScannedClaim>(
  'SCANNED_CLAIMS_BY_ID',
  `UNWIND $ids AS id
   MATCH (c:Claim {id: id})
   WHERE ${SCAN_CLAIM_FILTER}
   ${EXTRACTS}
   ${END_TYPES}
   RETURN c {.*} AS claim, evidence, subjects, objects`,
  scannedClaim,
);

/** A source with what it remembers: its whole set, if it is replaced as a whole, and where it was seeded from. */
export interface SourceWithMemory {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly address: string | undefined;
  readonly claimIds: readonly string[] | undefined;
  readonly entityIds: readonly string[] | undefined;
  readonly seededFrom: string | undefined;
}

/** $ids → the sources, in no order. */
export const SOURCES_WITH_MEMORY = reading<SourceWithMemory>(
  'SOURCES_WITH_MEMORY',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})
   RETURN s {.*} AS source`,
  (row) => {
    const source = map(row, 'source');
    const ids = (name: string) =>
      (source[name] ?? null) === null ? undefined : texts(source, name);
    return {
      id: text(source, 'id'),
      kind: text(source, 'kind'),
      name: text(source, 'name'),
      address: optionalText(source, 'address'),
      claimIds: ids('claimIds'),
      entityIds: ids('entityIds'),
      seededFrom: optionalText(source, 'seededFrom'),
    };
  },
);

/** $ids of canonical entities → the other records that were merged into them, in no order. */
export const MERGED_RECORDS = reading<ScannedEntity>(
  'MERGED_RECORDS',
  `UNWIND $ids AS id
   MATCH (e:Entity {canonicalId: id})
   WITH e, id, e.id AS recordId, coalesce(e.idKey, e.id) AS position
   WHERE recordId <> id
   RETURN ${SCANNED_ENTITY}`,
  scannedEntity,
);

/** $ids of records and the filter → the facts about them that it lets through, in no order. */
export const SCAN_FACTS_ABOUT = reading<ClaimRecord>(
  'SCAN_FACTS_ABOUT',
  `UNWIND $ids AS id
   MATCH (c:Fact {subjectId: id})
   WHERE ${SCAN_CLAIM_FILTER}
   RETURN c {.*} AS claim`,
  (row) => claimRecord(map(row, 'claim')),
);

/** $ids of records, $kinds of relations → the ids of facts about them and of such relations from them, in no order. */
export const FACT_AND_LINK_IDS_ABOUT = reading(
  'FACT_AND_LINK_IDS_ABOUT',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (c:Relation {subjectId: id}) WHERE c.kind IN $kinds RETURN c.id AS claimId
     UNION ALL
     MATCH (c:Fact {subjectId: id}) RETURN c.id AS claimId
   }
   RETURN claimId AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/** $ids → for those that records were merged into, these records, in no order. */
export const RECORDS_MERGED_INTO = reading(
  'RECORDS_MERGED_INTO',
  `UNWIND $ids AS id
   MATCH (record:Entity {canonicalId: id})
   WHERE record.id <> id
   RETURN id AS canonicalId, record.id AS id`,
  (row) => ({ canonicalId: text(row, 'canonicalId'), id: text(row, 'id') }),
);
