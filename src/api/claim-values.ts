import type { ClaimRecord, RelationSummary } from '../graph/statements/records.js';
import { BEFORE_ALL_DAYS, AFTER_ALL_DAYS, type Validity } from '../model/validity.js';
import { formatPartialDate } from '../model/partial-date.js';

/** What the resolvers of Relation get: a page's summary, and the whole claim where it was read. */
export interface RelationValue extends RelationSummary {
  readonly record?: ClaimRecord;
}

/** What the resolvers of Fact get. */
export interface FactValueObject {
  readonly family: 'FACT';
  readonly id: string;
  readonly property: string;
  readonly sortKey: string;
  readonly validity: Validity;
  readonly modality: string;
  readonly rank: string;
  readonly assertedBy: string | undefined;
  readonly record: ClaimRecord;
}

export type ClaimValueObject = RelationValue | FactValueObject;

/** A claim that is not live has no canonical ends: its own stand in. */
export function claimFromRecord(record: ClaimRecord): ClaimValueObject {
  const { id, sortKey, validity, modality, rank, assertedBy } = record;
  const common = {
    id,
    sortKey,
    validity,
    modality,
    rank,
    assertedBy,
    record,
  };
  if (record.objectId === undefined) return { ...common, family: 'FACT', property: record.kind };
  const [role] = record.qualifiers['ROLE'] ?? [];
  return {
    ...common,
    family: 'RELATION',
    kind: record.kind,
    sourceId: record.sourceId ?? record.subjectId,
    targetId: record.targetId ?? record.objectId,
    role: role?.type === 'TEXT' ? role.text : undefined,
  };
}

/** A claim's start or end as the one partial date that names it; null where it takes two bounds to say. */
export function partialDateOf(first: number, last: number): string | null {
  if (first === BEFORE_ALL_DAYS || last === AFTER_ALL_DAYS) return null;
  return formatPartialDate({ first, last }) ?? null;
}
