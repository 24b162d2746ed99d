import type { ClaimRank, ClaimState, Modality, Qualifiers } from '../../model/claim.js';
import type { ArticleData, EntitySummary } from '../../model/entity.js';
import type { Evidence, EvidenceBasis, EvidenceVerification } from '../../model/evidence.js';
import type { EndState, Validity } from '../../model/validity.js';
import type { ClaimValue } from '../../model/value.js';
import type { EngineRow } from '../engine.js';
import { integer, json, optionalInteger, optionalText, text, texts } from './columns.js';

/** What a page of relations shows of each: exactly the properties of an edge. */
export interface RelationSummary {
  readonly family: 'RELATION';
  readonly id: string;
  readonly kind: string;
  /** Canonical entities at its ends. */
  readonly sourceId: string;
  readonly targetId: string;
  readonly sortKey: string;
  readonly validity: Validity;
  readonly modality: Modality;
  readonly rank: ClaimRank;
  readonly role: string | undefined;
  readonly assertedBy: string | undefined;
}

/** The properties of an edge. */
export const EDGE_PROPERTIES: readonly string[] = [
  'id',
  'sortKey',
  'startMin',
  'startMax',
  'endMin',
  'endMax',
  'endState',
  'modality',
  'rank',
  'role',
  'assertedBy',
];

/** A claim as its node holds it. */
export interface ClaimRecord {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  /** The relation's other entity; a fact has a value instead. */
  readonly objectId: string | undefined;
  readonly value: ClaimValue | undefined;
  readonly sortKey: string;
  readonly validity: Validity;
  readonly modality: Modality;
  readonly rank: ClaimRank;
  readonly assertedBy: string | undefined;
  readonly recordId: string | undefined;
  /** JSON text: what the source's record says that is no part of the claim. */
  readonly record: string | undefined;
  readonly qualifiers: Qualifiers;
  readonly sources: readonly string[];
  /** An editor took it back; only an editor's assertion lifts that. */
  readonly suppressed: boolean;
  readonly recordedAt: string;
  readonly retractedAt: string | undefined;
  readonly replacedBy: string | undefined;
  readonly state: ClaimState;
  /** Canonical ends of the edge; set while the relation is live. */
  readonly sourceId: string | undefined;
  readonly targetId: string | undefined;
  readonly sourceType: string | undefined;
  readonly targetType: string | undefined;
  readonly outShelf: string | undefined;
  readonly inShelf: string | undefined;
}

/** The properties of an entity that pages show. */
export const ENTITY_PROPERTIES: readonly string[] = [
  'id',
  'type',
  'canonicalId',
  'mergedIds',
  'name',
  'aliases',
  'summary',
  'language',
  'publishedAt',
  'address',
  'textFile',
  'textSha256',
  'textRanges',
];

/** The same, for a map projection. */
export const ENTITY_SUMMARY = ENTITY_PROPERTIES.map((property) => `.${property}`).join(', ');

export function entitySummary(row: EngineRow): EntitySummary {
  const type = text(row, 'type');
  return {
    id: text(row, 'id'),
    type,
    canonicalId: text(row, 'canonicalId'),
    mergedIds: texts(row, 'mergedIds'),
    name: text(row, 'name'),
    aliases: texts(row, 'aliases'),
    summary: optionalText(row, 'summary'),
    article: type === 'ARTICLE' ? articleData(row) : undefined,
  };
}

function articleData(row: EngineRow): ArticleData {
  return {
    language: optionalText(row, 'language'),
    publishedAt: optionalText(row, 'publishedAt'),
    address: optionalText(row, 'address'),
    textFile: optionalText(row, 'textFile'),
    textSha256: optionalText(row, 'textSha256'),
    textRanges: json<[number, number][]>(row, 'textRanges', []),
  };
}

function validityOf(row: EngineRow): Validity {
  return {
    startMin: integer(row, 'startMin'),
    startMax: integer(row, 'startMax'),
    endMin: integer(row, 'endMin'),
    endMax: integer(row, 'endMax'),
    endState: text(row, 'endState') as EndState,
  };
}

export function relationSummary(row: EngineRow): RelationSummary {
  return {
    family: 'RELATION',
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    sourceId: text(row, 'sourceId'),
    targetId: text(row, 'targetId'),
    sortKey: text(row, 'sortKey'),
    validity: validityOf(row),
    modality: text(row, 'modality') as Modality,
    rank: text(row, 'rank') as ClaimRank,
    role: optionalText(row, 'role'),
    assertedBy: optionalText(row, 'assertedBy'),
  };
}

export function claimRecord(row: EngineRow): ClaimRecord {
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind'),
    subjectId: text(row, 'subjectId'),
    objectId: optionalText(row, 'objectId'),
    value: json<ClaimValue | undefined>(row, 'value', undefined),
    sortKey: text(row, 'sortKey'),
    validity: validityOf(row),
    modality: text(row, 'modality') as Modality,
    rank: text(row, 'rank') as ClaimRank,
    assertedBy: optionalText(row, 'assertedBy'),
    recordId: optionalText(row, 'recordId'),
    record: optionalText(row, 'record'),
    qualifiers: json<Qualifiers>(row, 'qualifiers', {}),
    sources: texts(row, 'sources'),
    suppressed: row['suppressed'] === true,
    recordedAt: text(row, 'recordedAt'),
    retractedAt: optionalText(row, 'retractedAt'),
    replacedBy: optionalText(row, 'replacedBy'),
    state: text(row, 'state') as ClaimState,
    sourceId: optionalText(row, 'sourceId'),
    targetId: optionalText(row, 'targetId'),
    sourceType: optionalText(row, 'sourceType'),
    targetType: optionalText(row, 'targetType'),
    outShelf: optionalText(row, 'outShelf'),
    inShelf: optionalText(row, 'inShelf'),
  };
}

export function evidenceRecord(row: EngineRow): Evidence {
  return {
    id: text(row, 'id'),
    claimId: text(row, 'claimId'),
    articleId: text(row, 'articleId'),
    sourceId: text(row, 'sourceId'),
    exact: text(row, 'exact'),
    prefix: optionalText(row, 'prefix'),
    suffix: optionalText(row, 'suffix'),
    start: optionalInteger(row, 'start'),
    end: optionalInteger(row, 'end'),
    basis: text(row, 'basis') as EvidenceBasis,
    reason: optionalText(row, 'reason'),
    verification: text(row, 'verification') as EvidenceVerification,
  };
}
