import { followTheMoney } from '../vocabulary/follow-the-money.js';
import type { FollowTheMoneyMapping } from './follow-the-money-mapping.js';
import { FollowTheMoneyRecord } from './follow-the-money-record.js';
import { articlesOf, datesOf, evidenceWords, inWords } from './follow-the-money-words.js';
import { isFollowTheMoneyId } from '../vocabulary/follow-the-money-id.js';
import type { ExportedClaim } from './scan-graph.js';
import { valueText } from './value-text.js';

/** Ends of the relations that are written as one record. */
export interface Ends {
  readonly subjectIds: readonly string[];
  readonly objectIds: readonly string[];
}

/**
 * A relation as a FollowTheMoney edge. A kind that it lacks, and whatever is planned, expected or denied, becomes an
 * UnknownLink whose role says what it is: nobody shall read a hope as an ownership.
 */
export function edgeRecord(
  mapping: FollowTheMoneyMapping,
  claim: ExportedClaim,
  { subjectIds, objectIds }: Ends,
  id = edgeId(claim),
): FollowTheMoneyRecord {
  const counterpart = claim.modality === 'ACTUAL' ? mapping.edgeOf(claim.kind) : undefined;
  const schema = counterpart ?? followTheMoney.getSchema('UnknownLink');
  const record = new FollowTheMoneyRecord(id, schema);
  for (const [key, value] of Object.entries(contextOf(claim))) {
    if (key === 'datasets' && isTexts(value)) record.addDatasets(value);
    else if (key === 'referents' && isTexts(value)) record.addReferents(value);
    else if (key !== 'properties') record.set(key, value);
  }
  record.add(schema.edge?.source ?? 'subject', subjectIds);
  record.add(schema.edge?.target ?? 'object', objectIds);
  if (counterpart === undefined) {
    const how = claim.modality === 'ACTUAL' ? '' : ` (${inWords(claim.modality)})`;
    record.add('role', [`${mapping.labelOf(claim.kind)}${how}`]);
  }
  for (const [name, values] of Object.entries(claim.qualifiers)) {
    const property = mapping.qualifierOf(name);
    if (property !== undefined && record.add(property, values.map(valueText))) continue;
    for (const value of values) record.note(`${inWords(name)}: ${valueText(value)}`);
  }
  addDates(record, claim);
  for (const words of evidenceWords(claim)) record.note(words);
  record.add('proof', articlesOf(claim));
  return record;
}

/** The source's own id of the record where FollowTheMoney takes it, else the claim's. */
function edgeId({ id, recordId }: ExportedClaim): string {
  return recordId !== undefined && isFollowTheMoneyId(recordId) ? recordId : id;
}

/** What the record said beside its properties, where a record is kept. */
function contextOf({ record }: ExportedClaim): object {
  return record === undefined ? {} : (JSON.parse(record) as object);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Dates that the record gave are among the qualifiers already, word for word. */
function addDates(record: FollowTheMoneyRecord, claim: ExportedClaim): void {
  if (['START_DATE', 'END_DATE', 'DATE'].some((name) => name in claim.qualifiers)) return;
  const { start, end } = datesOf(claim);
  if (start !== undefined) record.add('startDate', [start]);
  if (end !== undefined) record.add('endDate', [end]);
}
