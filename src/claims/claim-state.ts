import type { ClaimState } from '../model/claim.js';
import type { ClaimEnds } from '../graph/statements/claim-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';

/** A claim is asserted while a source asserts it and no editor has taken it back. */
export function isAsserted(claim: Pick<ClaimRecord, 'sources' | 'suppressed'>): boolean {
  return claim.sources.length > 0 && !claim.suppressed;
}

/** What follows from a claim and its entities, and is stored with it so that pages need not work it out. */
export interface DerivedState {
  readonly state: ClaimState;
  readonly sourceId: string | null;
  readonly targetId: string | null;
  readonly sourceType: string | null;
  readonly targetType: string | null;
}

const NO_EDGE = { sourceId: null, targetId: null, sourceType: null, targetType: null };

/** Whether a claim is live, and between which canonical entities its edge runs. */
export function deriveState({
  claim,
  subject,
  object,
}: Pick<ClaimEnds, 'subject' | 'object'> & {
  readonly claim: Pick<ClaimRecord, 'objectId' | 'rank' | 'sources' | 'suppressed'>;
}): DerivedState {
  const isRelation = claim.objectId !== undefined;
  if (!isAsserted(claim)) return { state: 'RETRACTED', ...NO_EDGE };
  if (subject === undefined || (isRelation && object === undefined))
    return { state: 'PENDING', ...NO_EDGE };
  if (object?.canonicalId === subject.canonicalId) return { state: 'LOOP', ...NO_EDGE };
  if (claim.rank === 'DEPRECATED') return { state: 'DEPRECATED', ...NO_EDGE };
  if (object === undefined) return { state: 'LIVE', ...NO_EDGE };
  return {
    state: 'LIVE',
    sourceId: subject.canonicalId,
    targetId: object.canonicalId,
    sourceType: subject.type,
    targetType: object.type,
  };
}

/** The properties of a relation's edge: what a page of relations shows, and nothing else. */
export function edgeProperties(claim: ClaimRecord) {
  return {
    id: claim.id,
    sortKey: claim.sortKey,
    ...claim.validity,
    modality: claim.modality,
    rank: claim.rank,
    role: roleOf(claim),
    assertedBy: claim.assertedBy ?? null,
  };
}

/** The role that a relation names, for a page that shows no other qualifier. */
export function roleOf({ qualifiers }: Pick<ClaimRecord, 'qualifiers'>): string | null {
  const [role] = qualifiers['ROLE'] ?? [];
  return role?.type === 'TEXT' ? role.text : null;
}
