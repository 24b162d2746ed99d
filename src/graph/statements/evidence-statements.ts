import type { Evidence } from '../../model/evidence.js';
import { integer, map, text } from './columns.js';
import { claimRecord, evidenceRecord, type ClaimRecord } from './records.js';
import { reading, writing } from './statement.js';

const EVIDENCE = 'r {.*, claimId: c.id, articleId: a.id} AS evidence';

/** $ids of claims → their evidence, in no order. */
export const EVIDENCE_OF_CLAIMS = reading<Evidence>(
  'EVIDENCE_OF_CLAIMS',
  `UNWIND $ids AS id MATCH (c:Claim {id: id})-[r:CITES]->(a:Entity) RETURN ${EVIDENCE}`,
  (row) => evidenceRecord(map(row, 'evidence')),
);

/** $rows of {claimId, articleId, properties} → new citations. */
export const CREATE_EVIDENCE = writing(
  'CREATE_EVIDENCE',
  `UNWIND $rows AS row
   MATCH (c:Claim {id: row.claimId})
   MATCH (a:Entity {id: row.articleId})
   CREATE (c)-[r:CITES]->(a)
   SET r += row.properties`,
);

/** $rows of {id, claimId}: takes citations away. */
export const DELETE_EVIDENCE = writing(
  'DELETE_EVIDENCE',
  `UNWIND $rows AS row MATCH (c:Claim {id: row.claimId})-[r:CITES]->(:Entity) WHERE r.id = row.id DELETE r`,
);

/** $rows of {id, claimId, verification}: writes what verifying found. */
export const UPDATE_VERIFICATION = writing(
  'UPDATE_VERIFICATION',
  `UNWIND $rows AS row
   MATCH (c:Claim {id: row.claimId})-[r:CITES]->(:Entity) WHERE r.id = row.id
   SET r.verification = row.verification`,
);

export interface EvidencePageRow {
  readonly ownerId: string;
  readonly evidence: Evidence;
  readonly claim: ClaimRecord;
  /** Position in the page's order: by claim and place in the text, or by place alone. */
  readonly position: string;
}

const BY_CLAIM = 'c.sortKey + r.sortKey';

const START = {
  /** $ids name claims: all their extracts, whatever the claim's state. */
  claim: {
    match: 'MATCH (c:Claim {id: id})-[r:CITES]->(a:Entity)',
    where: 'true',
    position: BY_CLAIM,
  },
  /** $ids name entities: the extracts of the live claims about them. */
  entity: {
    match: `MATCH (m:Entity {canonicalId: id})
     CALL (m) {
       MATCH (c:Relation {subjectId: m.id})-[r:CITES]->(a:Entity) RETURN c, r, a
       UNION
       MATCH (c:Relation {objectId: m.id})-[r:CITES]->(a:Entity) RETURN c, r, a
       UNION
       MATCH (c:Fact {subjectId: m.id})-[r:CITES]->(a:Entity) RETURN c, r, a
     }`,
    where: "c.state = 'LIVE'",
    position: BY_CLAIM,
  },
  /** $ids name articles: the extracts that live claims cite from them. */
  article: {
    match: 'MATCH (a:Entity {id: id})<-[r:CITES]-(c:Claim)',
    where: "c.state = 'LIVE'",
    // As they stand in the text.
    position: 'r.sortKey',
  },
} as const;
export type EvidenceStart = keyof typeof START;

function makeEvidencePage(start: EvidenceStart) {
  return reading<EvidencePageRow>(
    `EVIDENCE_PAGE_${start.toUpperCase()}`,
    `UNWIND $ids AS id
     CALL (id) {
       ${START[start].match}
       WITH id, c, r, a, ${START[start].position} AS position
       WHERE ${START[start].where} AND position > $after
       WITH DISTINCT c, r, a, position ORDER BY position LIMIT $limit
       RETURN c {.*} AS claim, ${EVIDENCE}, position
     }
     RETURN id AS ownerId, claim, evidence, position
     ORDER BY position`,
    (row) => ({
      ownerId: text(row, 'ownerId'),
      evidence: evidenceRecord(map(row, 'evidence')),
      claim: claimRecord(map(row, 'claim')),
      position: text(row, 'position'),
    }),
  );
}

function makeEvidenceCount(start: EvidenceStart) {
  return reading(
    `EVIDENCE_COUNT_${start.toUpperCase()}`,
    `UNWIND $ids AS id
     CALL (id) {
       ${START[start].match}
       WITH id, c, r WHERE ${START[start].where}
       RETURN count(DISTINCT r.id) AS total
     }
     RETURN id AS ownerId, total`,
    (row) => ({ ownerId: text(row, 'ownerId'), total: integer(row, 'total') }),
  );
}

const STARTS = Object.keys(START) as EvidenceStart[];
/** $ids, $after, $limit → at most $limit extracts of each. */
export const EVIDENCE_PAGES = Object.fromEntries(
  STARTS.map((start) => [start, makeEvidencePage(start)]),
) as Record<EvidenceStart, ReturnType<typeof makeEvidencePage>>;
/** $ids → how many extracts each has. */
export const EVIDENCE_COUNTS = Object.fromEntries(
  STARTS.map((start) => [start, makeEvidenceCount(start)]),
) as Record<EvidenceStart, ReturnType<typeof makeEvidenceCount>>;

/** $ids, $after, $limit → the entities that an article's live claims name, by id, with how often. */
export const MENTION_PAGE = reading(
  'MENTION_PAGE',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (:Entity {id: id})<-[:CITES]-(c:Claim)
     WHERE c.state = 'LIVE'
     WITH DISTINCT c
     UNWIND [c.subjectId, c.objectId] + coalesce(c.namedIds, []) AS mentionedId
     MATCH (m:Entity {id: mentionedId})
     MATCH (e:Entity {id: m.canonicalId})
     WITH c, e.id AS entityId, coalesce(e.idKey, e.id) AS position
     WHERE entityId <> id AND position > $after
     WITH entityId, position, count(DISTINCT c.id) AS claims
     RETURN entityId, position, claims ORDER BY position LIMIT $limit
   }
   RETURN id AS articleId, entityId, position, claims
   ORDER BY position`,
  (row) => ({
    articleId: text(row, 'articleId'),
    entityId: text(row, 'entityId'),
    position: text(row, 'position'),
    claims: integer(row, 'claims'),
  }),
);
