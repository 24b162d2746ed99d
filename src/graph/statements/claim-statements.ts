import { integer, map, text, texts } from './columns.js';
import { claimRecord, type ClaimRecord } from './records.js';
import { propertiesFrom, reading, writing } from './statement.js';
import { timeCondition } from './time-filter.js';
import type { SourceFacts } from './entity-statements.js';

/** $ids → the claims, in no order, whatever their state. */
export const CLAIMS_BY_ID = reading<ClaimRecord>(
  'CLAIMS_BY_ID',
  'UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN c {.*} AS claim',
  (row) => claimRecord(map(row, 'claim')),
);

/** What a load needs of a claim that is recorded to see whether it changes. */
export type KnownClaim = Pick<ClaimRecord, 'id' | 'kind' | 'subjectId' | 'sources' | 'suppressed'>;

/** $ids → those of the claims that are recorded, in no order. A seventh of the cost of reading them whole. */
export const KNOWN_CLAIMS = reading<KnownClaim>(
  'KNOWN_CLAIMS',
  `UNWIND $ids AS id
   MATCH (c:Claim {id: id})
   RETURN c.id AS id, c.kind AS kind, c.subjectId AS subjectId, c.sources AS sources, c.suppressed AS suppressed`,
  (row) => ({
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    subjectId: text(row, 'subjectId'),
    sources: texts(row, 'sources'),
    suppressed: row['suppressed'] === true,
  }),
);

/** Everything that a claim's node may hold. */
const CLAIM_PROPERTIES = [
  'id',
  'bucket',
  'kind',
  'subjectId',
  'objectId',
  'value',
  'sortKey',
  'startMin',
  'startMax',
  'endMin',
  'endMax',
  'endState',
  'modality',
  'rank',
  'assertedBy',
  'recordId',
  'record',
  'qualifiers',
  'role',
  'namedIds',
  'sources',
  'suppressed',
  'recordedAt',
  'retractedAt',
  'replacedBy',
  'state',
  'sourceId',
  'targetId',
  'sourceType',
  'targetType',
  'outShelf',
  'inShelf',
];

/** $rows of properties → new relation claims. The caller has made sure that the ids are new, and each once. */
export const CREATE_RELATIONS = writing(
  'CREATE_RELATIONS',
  `UNWIND $rows AS row CREATE (:Claim:Relation ${propertiesFrom('row', CLAIM_PROPERTIES)})`,
);

/** As CREATE_RELATIONS, for facts. */
export const CREATE_FACTS = writing(
  'CREATE_FACTS',
  `UNWIND $rows AS row CREATE (:Claim:Fact ${propertiesFrom('row', CLAIM_PROPERTIES)})`,
);

/** $rows of {id, properties}: overwrites these properties of claims; null takes one away. */
export const UPDATE_CLAIMS = writing(
  'UPDATE_CLAIMS',
  'UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c += row.properties',
);

/** A claim with what its entities are now: canonical ids, null where an entity is not known. */
export interface ClaimEnds {
  readonly claim: ClaimRecord;
  readonly subject: EntityEnd | undefined;
  readonly object: EntityEnd | undefined;
}

/** The canonical entity at an end of a claim. */
export interface EntityEnd {
  readonly canonicalId: string;
  readonly type: string;
}

/**
 * $ids → the claims and their ends, in no order. Collected in subqueries: the embedded engine reads a whole label for
 * each row of an OPTIONAL MATCH whose key comes from another node (1,000 rows took 27 s), and for MATCH its index.
 */
export const CLAIM_ENDS = reading<ClaimEnds>(
  'CLAIM_ENDS',
  `UNWIND $ids AS id
   MATCH (c:Claim {id: id})
   CALL (c) {
     MATCH (record:Entity {id: c.subjectId})
     MATCH (e:Entity {id: record.canonicalId})
     RETURN collect(e.id) AS subjectIds, collect(e.type) AS subjectTypes
   }
   CALL (c) {
     MATCH (record:Entity {id: c.objectId})
     MATCH (e:Entity {id: record.canonicalId})
     RETURN collect(e.id) AS objectIds, collect(e.type) AS objectTypes
   }
   RETURN c {.*} AS claim, subjectIds, subjectTypes, objectIds, objectTypes`,
  (row) => ({
    claim: claimRecord(map(row, 'claim')),
    subject: endOf(texts(row, 'subjectIds'), texts(row, 'subjectTypes')),
    object: endOf(texts(row, 'objectIds'), texts(row, 'objectTypes')),
  }),
);

function endOf([canonicalId]: readonly string[], [type]: readonly string[]): EntityEnd | undefined {
  return canonicalId === undefined || type === undefined ? undefined : { canonicalId, type };
}

/** A row of a page of facts: a claim, or the uncited facts that a record holds compactly. */
export interface FactPageRow {
  readonly entityId: string;
  readonly recordId: string;
  readonly claim: ClaimRecord | undefined;
  readonly uncited: Readonly<Record<string, SourceFacts>> | undefined;
}

/**
 * $ids, $after, $properties (null: all), $limit and the time parameters → of each record merged into the
 * entity: at most $limit live facts by sort key, and the uncited facts.
 */
export const FACT_PAGE = reading<FactPageRow>(
  'FACT_PAGE',
  `UNWIND $ids AS id
   MATCH (m:Entity {canonicalId: id})
   CALL (id, m) {
     MATCH (c:Fact {subjectId: m.id})
     WHERE c.state = 'LIVE' AND c.sortKey > $after AND ${timeCondition('c')} AND ($properties IS NULL OR c.kind IN $properties)
     WITH c ORDER BY c.sortKey LIMIT $limit
     RETURN c {.*} AS claim, c.sortKey AS sortKey, null AS uncited
     UNION ALL
     WITH m WHERE m.facts IS NOT NULL
     RETURN null AS claim, '~' AS sortKey, m.facts AS uncited
   }
   RETURN id AS entityId, m.id AS recordId, claim, uncited, sortKey
   ORDER BY sortKey`,
  (row) => ({
    entityId: text(row, 'entityId'),
    recordId: text(row, 'recordId'),
    claim: row['claim'] === null ? undefined : claimRecord(map(row, 'claim')),
    uncited:
      row['uncited'] === null
        ? undefined
        : (JSON.parse(text(row, 'uncited')) as Record<string, SourceFacts>),
  }),
);

/** What is asked of a list of claims. Null parameters match all. */
const CLAIM_FILTER = `($states IS NULL OR c.state IN $states)
     AND ($kinds IS NULL OR c.kind IN $kinds)
     AND ($modalities IS NULL OR c.modality IN $modalities)
     AND ($ranks IS NULL OR c.rank IN $ranks)
     AND ($article IS NULL OR EXISTS { MATCH (c)-[:CITES]->(cited:Entity) WHERE cited.id = $article })
     AND ($assertedBy IS NULL OR c.assertedBy IN $assertedBy)
     AND ($source IS NULL OR $source IN c.sources)
     AND ($startedFirst IS NULL OR (c.startMin > $beforeAll AND c.startMin <= $startedLast AND c.startMax >= $startedFirst))
     AND ($endedFirst IS NULL OR (c.endMax < $afterAll AND c.endMin > $beforeAll AND c.endMin <= $endedLast AND c.endMax >= $endedFirst))
     AND ($recordedFrom IS NULL OR c.recordedAt >= $recordedFrom)
     AND ($recordedTo IS NULL OR c.recordedAt <= $recordedTo)
     AND ($retractedFrom IS NULL OR c.retractedAt >= $retractedFrom)
     AND ($retractedTo IS NULL OR c.retractedAt <= $retractedTo)
     AND ${timeCondition('c')}`;

/**
 * Where a list of claims starts: all claims of a label, or those that name one of $entities, so that a question
 * about an entity never reads the whole graph.
 */
const CLAIM_START = {
  all: 'MATCH (c:Claim)',
  relations: 'MATCH (c:Relation)',
  facts: 'MATCH (c:Fact)',
  entities: `UNWIND $entities AS entityId
   MATCH (m:Entity {id: entityId})
   MATCH (record:Entity {canonicalId: m.canonicalId})
   WITH DISTINCT record
   CALL (record) {
     MATCH (found:Relation {subjectId: record.id}) RETURN found
     UNION
     MATCH (found:Relation {objectId: record.id}) RETURN found
     UNION
     MATCH (found:Fact {subjectId: record.id}) RETURN found
   }
   WITH DISTINCT found AS c`,
  article: `MATCH (article:Entity {id: $article})
   MATCH (article)<-[:CITES]-(cited:Claim)
   WITH DISTINCT cited AS c`,
  ids: 'UNWIND $ids AS id MATCH (c:Claim {id: id})',
} as const;
export type ClaimStart = keyof typeof CLAIM_START;

const ofFamily = `($family IS NULL OR ($family = 'RELATION') = (c.objectId IS NOT NULL))`;

function makeClaimPage(start: ClaimStart) {
  return reading<ClaimRecord>(
    `CLAIM_PAGE_${start.toUpperCase()}`,
    `${CLAIM_START[start]}
   WITH c WHERE c.sortKey > $after AND ${ofFamily} AND ${CLAIM_FILTER}
   WITH c ORDER BY c.sortKey LIMIT $limit
   RETURN c {.*} AS claim, c.sortKey AS sortKey
   ORDER BY sortKey`,
    (row) => claimRecord(map(row, 'claim')),
  );
}

function makeClaimCount(start: ClaimStart) {
  return reading(
    `CLAIM_COUNT_${start.toUpperCase()}`,
    `${CLAIM_START[start]} WITH c WHERE ${ofFamily} AND ${CLAIM_FILTER} RETURN count(c) AS total`,
    (row) => integer(row, 'total'),
  );
}

const STARTS = Object.keys(CLAIM_START) as ClaimStart[];
/** One statement for each start: the filter → a page of claims by sort key. */
export const CLAIM_PAGES = Object.fromEntries(
  STARTS.map((start) => [start, makeClaimPage(start)]),
) as Record<ClaimStart, ReturnType<typeof makeClaimPage>>;
/** One statement for each start: the filter → how many claims it lets through. */
export const CLAIM_COUNTS = Object.fromEntries(
  STARTS.map((start) => [start, makeClaimCount(start)]),
) as Record<ClaimStart, ReturnType<typeof makeClaimCount>>;

const CITING = `UNWIND $ids AS id
   CALL (id) {
     MATCH (:Entity {id: id})<-[:CITES]-(cited:Claim)
     WHERE cited.state IN ['LIVE', 'DEPRECATED']
     WITH DISTINCT id, cited AS c`;

/** $ids of articles, $after, $limit → at most $limit asserted claims that cite each, by sort key. */
export const ARTICLE_CLAIM_PAGE = reading<{ articleId: string; claim: ClaimRecord }>(
  'ARTICLE_CLAIM_PAGE',
  `${CITING}
     WHERE c.sortKey > $after
     WITH c ORDER BY c.sortKey LIMIT $limit
     RETURN c {.*} AS claim, c.sortKey AS sortKey
   }
   RETURN id AS articleId, claim, sortKey
   ORDER BY sortKey`,
  (row) => ({ articleId: text(row, 'articleId'), claim: claimRecord(map(row, 'claim')) }),
);

/** $ids of articles → how many asserted claims cite each. */
export const ARTICLE_CLAIM_COUNT = reading(
  'ARTICLE_CLAIM_COUNT',
  `${CITING}
     RETURN count(c) AS total
   }
   RETURN id AS articleId, total`,
  (row) => ({ articleId: text(row, 'articleId'), total: integer(row, 'total') }),
);
