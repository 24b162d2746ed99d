import { claimId, type RelationContent } from '../model/claim.js';
import type { ExportedClaim } from './scan-graph.js';

/**
 * The claims that one record with several ends became. They are found without an index of records: the claim keeps
 * the record's ends, and a claim's id follows from what it says, so that those of the others can be worked out.
 */
export function siblingIds(claim: ExportedClaim): readonly string[] {
  const [subjectIds, objectIds] = endsOf(claim);
  return subjectIds.flatMap((subjectId) =>
    objectIds.map((objectId) => claimId(contentOf(claim, subjectId, objectId))),
  );
}

/** Itself and those of `known` that were one record with it, by id. */
export function siblingsOf(
  claim: ExportedClaim,
  known: ReadonlyMap<string, ExportedClaim>,
): readonly ExportedClaim[] {
  const siblings = siblingIds(claim)
    .map((id) => known.get(id))
    .filter((sibling) => sibling !== undefined && sibling.record === claim.record);
  return siblings.length === 0 ? [claim] : siblings.filter((sibling) => sibling !== undefined);
}

/** The lists of ends that the claim's record keeps, in the order of the relation; none where there is one pair. */
function endsOf({ record }: ExportedClaim): readonly [readonly string[], readonly string[]] {
  if (record === undefined) return [[], []];
  const { properties } = JSON.parse(record) as { properties?: unknown };
  if (typeof properties !== 'object' || properties === null) return [[], []];
  const [subjectIds, objectIds] = Object.values(properties) as unknown[];
  return isTexts(subjectIds) && isTexts(objectIds) ? [subjectIds, objectIds] : [[], []];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function contentOf(claim: ExportedClaim, subjectId: string, objectId: string): RelationContent {
  const { kind, qualifiers, validity, modality, assertedBy, recordId } = claim;
  return {
    family: 'RELATION',
    kind,
    subjectId,
    objectId,
    qualifiers,
    validity,
    modality,
    assertedBy,
    recordId,
  };
}
