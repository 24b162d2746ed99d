import type { ClaimState, Modality } from '../../model/claim.js';
import type { EvidenceVerification } from '../../model/evidence.js';
import { integer, text } from './columns.js';
import type { SourceKind } from './source-statements.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';

/** → how many canonical entities there are of each type that has any. Reads each entity once. */
export const COUNT_BY_TYPE = reading(
  'COUNT_BY_TYPE',
  'MATCH (e:Entity) WHERE e.canonicalId = e.id RETURN e.type AS type, count(e) AS total',
  (row) => ({ type: text(row, 'type'), total: integer(row, 'total') }),
);

/**
 * → how many live relations there are of each of the kinds, none too. A branch a kind, since Neo4j
 * keeps the number of relationships of a type and knows it without reading any.
 */
export const countByKind = perNames((kinds) =>
  reading(
    `COUNT_BY_KIND${slot(kinds)}`,
    kinds
      .map((kind) => `MATCH ()-[r${slot([kind])}]->() RETURN '${kind}' AS kind, count(r) AS total`)
      .join(' UNION ALL '),
    (row) => ({ kind: text(row, 'kind'), total: integer(row, 'total') }),
  ),
);

/** → how many claims there are of each family, state and modality, and how many of them cite nothing. */
export const COUNT_CLAIMS_BY_STATE = reading(
  'COUNT_CLAIMS_BY_STATE',
  `MATCH (c:Claim)
   WITH c.objectId IS NOT NULL AS isRelation, c.state AS state, c.modality AS modality,
     CASE WHEN EXISTS { (c)-[:CITES]->() } THEN 0 ELSE 1 END AS uncited
   RETURN isRelation, state, modality, count(*) AS total, sum(uncited) AS uncited`,
  (row) => ({
    family: row['isRelation'] === true ? ('RELATION' as const) : ('FACT' as const),
    state: text(row, 'state') as ClaimState,
    modality: text(row, 'modality') as Modality,
    total: integer(row, 'total'),
    uncited: integer(row, 'uncited'),
  }),
);

/** → how many extracts there are of each verification that occurs. */
export const COUNT_BY_VERIFICATION = reading(
  'COUNT_BY_VERIFICATION',
  'MATCH (:Claim)-[r:CITES]->() RETURN r.verification AS verification, count(r) AS total',
  (row) => ({
    verification: text(row, 'verification') as EvidenceVerification,
    total: integer(row, 'total'),
  }),
);

/** → how many sources there are of each kind that occurs. */
export const COUNT_BY_SOURCE_KIND = reading(
  'COUNT_BY_SOURCE_KIND',
  'MATCH (s:Source) RETURN s.kind AS kind, count(s) AS total',
  (row) => ({ kind: text(row, 'kind') as SourceKind, total: integer(row, 'total') }),
);
