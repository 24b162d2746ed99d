import type { ClaimEnds } from '../graph/statements/claim-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { claimOrder, sortQualifiers, type ClaimContent } from '../model/claim.js';
import { deriveState, roleOf, type DerivedState } from './claim-state.js';
import type { ClaimInput, Load } from './load.js';

type Row = Readonly<Record<string, never>>;

/** A new claim as its node will hold it, but for its state and ends, which follow from its entities. */
export function newClaim(
  id: string,
  { content, rank, record, history, asserted }: ClaimInput,
  load: Pick<Load, 'source' | 'at'>,
): ClaimRecord {
  return {
    id,
    kind: content.kind,
    subjectId: content.subjectId,
    objectId: content.family === 'RELATION' ? content.objectId : undefined,
    value: content.family === 'FACT' ? content.value : undefined,
    sortKey: claimOrder(id, content.validity.startMin),
    validity: content.validity,
    modality: content.modality,
    rank: rank ?? 'NORMAL',
    assertedBy: content.assertedBy,
    recordId: content.recordId,
    record,
    qualifiers: sortQualifiers(content.qualifiers),
    sources: asserted === false ? [] : [load.source.id],
    suppressed: history?.suppressed ?? false,
    recordedAt: history?.recordedAt ?? load.at,
    retractedAt: history?.retractedAt,
    replacedBy: history?.replacedBy,
    state: 'PENDING',
    sourceId: undefined,
    targetId: undefined,
    sourceType: undefined,
    targetType: undefined,
    outShelf: undefined,
    inShelf: undefined,
  };
}

/** A claim with the state that its entities give it. */
export interface PlacedClaim {
  readonly claim: ClaimRecord;
  readonly state: DerivedState;
}

export function placeClaim(ends: ClaimEnds): PlacedClaim {
  return { claim: ends.claim, state: deriveState(ends) };
}

/** The properties of a new claim's node; what it has not is left out, so that no engine stores nulls. */
export function claimRow(
  { claim, state }: PlacedClaim,
  shelves: { readonly outShelf: string | null; readonly inShelf: string | null },
): Row {
  const { qualifiers, value, validity } = claim;
  const named = namedIds(claim);
  return present({
    id: claim.id,
    bucket: claim.id.slice(2, 4),
    kind: claim.kind,
    subjectId: claim.subjectId,
    objectId: claim.objectId,
    value: value === undefined ? undefined : JSON.stringify(value),
    sortKey: claim.sortKey,
    startMin: validity.startMin,
    startMax: validity.startMax,
    endMin: validity.endMin,
    endMax: validity.endMax,
    endState: validity.endState,
    modality: claim.modality,
    rank: claim.rank,
    assertedBy: claim.assertedBy,
    recordId: claim.recordId,
    record: claim.record,
    qualifiers: Object.keys(qualifiers).length === 0 ? undefined : JSON.stringify(qualifiers),
    role: roleOf(claim),
    namedIds: named.length === 0 ? undefined : named,
    sources: claim.sources,
    suppressed: claim.suppressed,
    recordedAt: claim.recordedAt,
    retractedAt: claim.retractedAt,
    replacedBy: claim.replacedBy,
    ...state,
    ...shelves,
  });
}

/** Entities that a claim names beside its ends: who says so, and its qualifiers' values. */
function namedIds({
  assertedBy,
  qualifiers,
}: Pick<ClaimContent, 'assertedBy' | 'qualifiers'>): readonly string[] {
  const ids = new Set(assertedBy === undefined ? [] : [assertedBy]);
  for (const values of Object.values(qualifiers))
    for (const value of values) if (value.type === 'ENTITY') ids.add(value.entity);
  return [...ids].sort();
}

function present(properties: Record<string, unknown>): Row {
  for (const name of Object.keys(properties)) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- of an object made for this; a copy costs more
    if (properties[name] === undefined || properties[name] === null) delete properties[name];
  }
  return properties as Row;
}
