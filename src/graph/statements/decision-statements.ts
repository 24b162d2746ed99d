import type { Decision, Judgement } from '../../model/decision.js';
import type { EngineRow } from '../engine.js';
import { integer, map, optionalText, text, texts } from './columns.js';
import { reading, writing } from './statement.js';

function decisionRecord(row: EngineRow): Decision {
  const score = row['score'];
  return {
    id: text(row, 'id'),
    leftId: text(row, 'leftId'),
    rightId: text(row, 'rightId'),
    judgement: text(row, 'judgement') as Judgement,
    score: typeof score === 'number' ? score : undefined,
    actor: text(row, 'actor'),
    at: text(row, 'at'),
    undoneAt: optionalText(row, 'undoneAt'),
    undoneBy: optionalText(row, 'undoneBy'),
  };
}

/** $rows of {properties} → new decisions. The caller has made sure that the ids are new, and each once. */
export const CREATE_DECISIONS = writing(
  'CREATE_DECISIONS',
  'UNWIND $rows AS row CREATE (d:Decision) SET d += row.properties',
);

/** $ids, $at, $actor: takes decisions out of effect; they stay on record. */
export const UNDO_DECISIONS = writing(
  'UNDO_DECISIONS',
  'UNWIND $ids AS id MATCH (d:Decision {id: id}) SET d.undoneAt = $at, d.undoneBy = $actor',
);

/** $ids → the decisions, in no order. */
export const DECISIONS_BY_ID = reading(
  'DECISIONS_BY_ID',
  'UNWIND $ids AS id MATCH (d:Decision {id: id}) RETURN d {.*} AS decision',
  (row) => decisionRecord(map(row, 'decision')),
);

/** $ids of records → the decisions in effect that name one of them; twice, where both are asked for. */
export const DECISIONS_NAMING = reading(
  'DECISIONS_NAMING',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (d:Decision {leftId: id}) WHERE d.undoneAt IS NULL RETURN d {.*} AS decision
     UNION ALL
     MATCH (d:Decision {rightId: id}) WHERE d.undoneAt IS NULL RETURN d {.*} AS decision
   }
   RETURN decision`,
  (row) => decisionRecord(map(row, 'decision')),
);

/** → whether there is any decision: a load without any need not look for those that name its entities. */
export const HAS_DECISIONS = reading(
  'HAS_DECISIONS',
  'RETURN EXISTS { MATCH (d:Decision) } AS found',
  (row) => row['found'] === true,
);

/** $buckets → the decisions in them, in order. */
export const DECISIONS_IN_BUCKETS = reading(
  'DECISIONS_IN_BUCKETS',
  'UNWIND $buckets AS bucket MATCH (d:Decision {bucket: bucket}) RETURN d {.*} AS decision, d.id AS id ORDER BY id',
  (row) => decisionRecord(map(row, 'decision')),
);

/** What is asked of a list of decisions. Null parameters match all. */
const DECISION_FILTER = `($judgement IS NULL OR d.judgement = $judgement)
     AND ($actor IS NULL OR d.actor = $actor)
     AND ($undone IS NULL OR (d.undoneAt IS NOT NULL) = $undone)`;

const START = {
  all: 'MATCH (d:Decision)',
  /** $entities: ids of records; a decision that names two of them is found once. */
  entities: `UNWIND $entities AS entityId
   CALL (entityId) {
     MATCH (found:Decision {leftId: entityId}) RETURN found
     UNION ALL
     MATCH (found:Decision {rightId: entityId}) RETURN found
   }
   WITH DISTINCT found AS d`,
} as const;

function makeDecisionPage(start: keyof typeof START) {
  return reading(
    `DECISION_PAGE_${start.toUpperCase()}`,
    `${START[start]}
   WITH d, d.at + '|' + d.id AS position
   WHERE position > $after AND ${DECISION_FILTER}
   WITH d, position ORDER BY position LIMIT $limit
   RETURN d {.*} AS decision, position ORDER BY position`,
    (row) => decisionRecord(map(row, 'decision')),
  );
}

function makeDecisionCount(start: keyof typeof START) {
  return reading(
    `DECISION_COUNT_${start.toUpperCase()}`,
    `${START[start]} WITH d WHERE ${DECISION_FILTER} RETURN count(d) AS total`,
    (row) => integer(row, 'total'),
  );
}

/**
 * $judgement, $actor, $undone (null: all), $after (`at|id`), $limit and, for `entities`, $entities → a page of decisions,
 * oldest first. Reads all of them: they are made by people, or imported by the hundred thousand at most.
 */
export const DECISION_PAGES = {
  all: makeDecisionPage('all'),
  entities: makeDecisionPage('entities'),
} as const;
/** The filter of DECISION_PAGES → how many decisions it lets through. */
export const DECISION_COUNTS = {
  all: makeDecisionCount('all'),
  entities: makeDecisionCount('entities'),
} as const;

/** $ids → of each that is known the ids of all records of its entity, itself among them. */
export const RECORDS_OF = reading<{ id: string; recordIds: readonly string[] }>(
  'RECORDS_OF',
  `UNWIND $ids AS id
   MATCH (record:Entity {id: id})
   CALL (record) {
     MATCH (m:Entity {canonicalId: record.canonicalId}) RETURN collect(m.id) AS recordIds
   }
   RETURN id, recordIds`,
  (row) => ({ id: text(row, 'id'), recordIds: texts(row, 'recordIds') }),
);

/** $ids → the records whose canonical id is one of these. */
export const RECORDS_OF_CANONICAL = reading(
  'RECORDS_OF_CANONICAL',
  'UNWIND $ids AS id MATCH (m:Entity {canonicalId: id}) RETURN m.id AS id, id AS canonicalId',
  (row) => ({ id: text(row, 'id'), canonicalId: text(row, 'canonicalId') }),
);

/** $buckets → ids of the records in them that a merge concerns: retired ones, and ones that retired others. */
export const MERGED_IDS_IN_BUCKETS = reading(
  'MERGED_IDS_IN_BUCKETS',
  `UNWIND $buckets AS bucket
   MATCH (e:Entity {bucket: bucket})
   WITH e WHERE e.canonicalId <> e.id OR e.mergedIds IS NOT NULL
   RETURN e.id AS id ORDER BY id`,
  (row) => ({ id: text(row, 'id') }),
);

/** $ids of hubs: forgets their directories. */
export const DELETE_HUBS = writing(
  'DELETE_HUBS',
  'UNWIND $ids AS id MATCH (h:Hub {id: id}) DELETE h',
);

/** $shelves → the relations that stand on one of them, in no order. */
export const SHELVED_CLAIMS = reading(
  'SHELVED_CLAIMS',
  `UNWIND $shelves AS shelf
   CALL (shelf) {
     MATCH (c:Relation {outShelf: shelf}) RETURN c.id AS claim
     UNION ALL
     MATCH (c:Relation {inShelf: shelf}) RETURN c.id AS claim
   }
   RETURN DISTINCT claim AS id`,
  (row) => ({ id: text(row, 'id') }),
);
