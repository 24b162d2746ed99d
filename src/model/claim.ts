import { canonicalJson, contentHash } from './canonical-json.js';
import { BEFORE_ALL_DAYS, type Validity } from './validity.js';
import type { ClaimValue } from './value.js';

export const MODALITIES = ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'] as const;
/** "To invest" and "hope" are not facts of the same kind as "approved". */
export type Modality = (typeof MODALITIES)[number];

export const CLAIM_RANKS = ['PREFERRED', 'NORMAL', 'DEPRECATED'] as const;
/** Which of several claims to believe, after Wikidata's statement ranks. */
export type ClaimRank = (typeof CLAIM_RANKS)[number];

export const CLAIM_STATES = ['LIVE', 'DEPRECATED', 'RETRACTED', 'PENDING', 'LOOP'] as const;
/**
 * What has become of a claim. LIVE: asserted and believed. DEPRECATED: asserted, ranked so.
 * RETRACTED: no source asserts it any more, or an editor took it back. PENDING: an entity it needs
 * is not known yet. LOOP: a merge made both its ends one entity.
 */
export type ClaimState = (typeof CLAIM_STATES)[number];

export type Qualifiers = Readonly<Record<string, readonly ClaimValue[]>>;

interface CommonContent {
  readonly subjectId: string;
  readonly qualifiers: Qualifiers;
  readonly validity: Validity;
  readonly modality: Modality;
  /** The entity that says so, when it is not the article itself. */
  readonly assertedBy?: string | undefined;
  /** The source's own id of the record, if it has one. */
  readonly recordId?: string | undefined;
}

export interface RelationContent extends CommonContent {
  readonly family: 'RELATION';
  /** A relation kind of the vocabulary. */
  readonly kind: string;
  readonly objectId: string;
}

export interface FactContent extends CommonContent {
  readonly family: 'FACT';
  /** A fact property of the vocabulary. */
  readonly kind: string;
  readonly value: ClaimValue;
}

/** What a claim says: all that its id is made of. */
export type ClaimContent = RelationContent | FactContent;

/**
 * A claim's id: `c-` and the hash of everything it says, never of rank, evidence or times of recording.
 * Two loads that say the same thing so arrive at the same claim.
 */
export function claimId(content: ClaimContent): string {
  // Several steps of a load ask for it, the first of them while the engine is busy with something else.
  const known = ids.get(content);
  if (known !== undefined) return known;
  const id = hashOf(content);
  ids.set(content, id);
  return id;
}

const ids = new WeakMap<ClaimContent, string>();

function hashOf(content: ClaimContent): string {
  const { startMin, startMax, endMin, endMax, endState } = content.validity;
  // In the order of a hash's keys, which need no sorting then; undefined ones are left out of it.
  return `c-${contentHash({
    assertedBy: content.assertedBy,
    kind: content.kind,
    modality: content.modality,
    object: content.family === 'RELATION' ? content.objectId : undefined,
    qualifiers: sortQualifiers(content.qualifiers),
    recordId: content.recordId,
    subject: content.subjectId,
    validity: [startMin, startMax, endMin, endMax, endState],
    value: content.family === 'FACT' ? content.value : undefined,
  })}`;
}

/** A qualifier's values are a set: their order must not make another claim. */
export function sortQualifiers(qualifiers: Qualifiers): Qualifiers {
  // Most claims have at most one value of each, and millions are hashed in an import.
  if (!hasSeveralValues(qualifiers)) return qualifiers;
  return Object.fromEntries(
    Object.entries(qualifiers).map(([name, values]) => [
      name,
      [...new Map(values.map((value) => [canonicalJson(value), value])).entries()]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, value]) => value),
    ]),
  );
}

function hasSeveralValues(qualifiers: Qualifiers): boolean {
  for (const name in qualifiers) {
    if ((qualifiers[name]?.length ?? 0) > 1) return true;
  }
  return false;
}

const LARGEST_DAY_CODE = 9_999_999;
const DAY_OFFSET = 1_000_000;

/**
 * The key that claims are ordered by: earliest start, newest first, unknown last, then id. Seven digits and
 * the id, so that comparing keys as text on any engine gives that order, and a key is a position to go on from.
 */
export function claimOrder(id: string, startMin: number): string {
  return `${orderPrefix(startMin)}${id}`;
}

/** Below every key of a claim that starts on `startMin` or earlier, and above those of later ones. */
export function orderPrefix(startMin: number): string {
  const code =
    startMin === BEFORE_ALL_DAYS
      ? LARGEST_DAY_CODE
      : LARGEST_DAY_CODE - 1 - (startMin + DAY_OFFSET);
  return String(code).padStart(7, '0');
}
