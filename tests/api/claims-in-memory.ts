import type { ClaimInput } from '../../src/claims/load.js';
import { claimId } from '../../src/model/claim.js';
import { BEFORE_ALL_DAYS, type Validity } from '../../src/model/validity.js';

/** A claim as the brute-force readings have it: its id beside what it says. */
export interface PlainClaim {
  readonly id: string;
  readonly content: ClaimInput['content'];
}

export function plain({ content }: ClaimInput): PlainClaim {
  return { id: claimId(content), content };
}

/** Days that are asked about, and what counts. */
export interface Asked {
  readonly first: number;
  readonly last: number;
  readonly certainty: readonly string[];
}

/** The rule as docs put it, for one claim; undefined when it cannot have held then. */
export function certainty(
  { startMin, startMax, endMin, endMax }: Validity,
  { first, last }: Asked,
) {
  if (Math.max(first, startMax) <= Math.min(last, endMin)) return 'CERTAIN';
  if (Math.max(first, startMin) <= Math.min(last, endMax)) return 'POSSIBLE';
  return undefined;
}

/** Earliest start, newest first, unknown last, then id. */
export function inOrder<Claim extends PlainClaim>(claims: readonly Claim[]): Claim[] {
  const start = ({ content }: PlainClaim) => content.validity.startMin;
  const isUnknown = (claim: PlainClaim) => (start(claim) === BEFORE_ALL_DAYS ? 1 : 0);
  return [...claims].sort(
    (left, right) =>
      isUnknown(left) - isUnknown(right) ||
      start(right) - start(left) ||
      (left.id < right.id ? -1 : 1),
  );
}

/** The claims that held then, each with how surely, in order. */
export function heldAt(
  claims: readonly PlainClaim[],
  asked: Asked | undefined,
): { id: string; certainty: string | null }[] {
  return inOrder(claims).flatMap((claim): { id: string; certainty: string | null }[] => {
    if (asked === undefined) return [{ id: claim.id, certainty: null }];
    const found = certainty(claim.content.validity, asked);
    return found !== undefined && asked.certainty.includes(found)
      ? [{ id: claim.id, certainty: found }]
      : [];
  });
}

export interface RelationsAsked {
  readonly direction?: string;
  readonly kinds?: readonly string[] | null;
  readonly types?: readonly string[] | null;
  readonly modalities?: readonly string[] | null;
}

/** The relations at an entity that a filter lets through. `typeOf` tells the type of any entity. */
export function relationsAt(
  claims: readonly PlainClaim[],
  entityId: string,
  { direction = 'BOTH', kinds, types, modalities }: RelationsAsked,
  typeOf: (id: string) => string,
): PlainClaim[] {
  return claims.filter(({ content }) => {
    if (content.family !== 'RELATION') return false;
    const { subjectId, objectId, kind, modality } = content;
    const isOut = subjectId === entityId && direction !== 'IN';
    const isIn = objectId === entityId && direction !== 'OUT';
    if (!isOut && !isIn) return false;
    const neighbor = isOut ? objectId : subjectId;
    return (
      (kinds?.includes(kind) ?? true) &&
      (types?.includes(typeOf(neighbor)) ?? true) &&
      (modalities?.includes(modality) ?? true)
    );
  });
}
