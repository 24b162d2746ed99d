import type { ClaimHistory, ClaimInput } from '../../claims/load.js';
import { CLAIM_RANKS, CLAIM_STATES, claimId, MODALITIES } from '../../model/claim.js';
import type { ClaimContent, Qualifiers } from '../../model/claim.js';
import { checkSourceId } from '../../model/source-id.js';
import { findClaimMistakes } from '../../vocabulary/check-claim.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ReadRecord } from '../import-format.js';
import type { JsonField } from './json-fields.js';
import { readEntityId } from './read-entity-line.js';
import { readExtracts } from './read-extracts.js';
import { readClaimValue } from './read-claim-value.js';
import { readLineValidity } from './read-line-validity.js';
import { NO_SOURCE, sourceReference } from './source-reference.js';

const CLAIM_ID = /^c-[0-9a-f]{32}$/;
/** A record is a source's own, and bounded by what a line may hold. */
const LONGEST_RECORD = 1_000_000;

const KEYS = [
  'line',
  'id',
  'subject',
  'kind',
  'object',
  'property',
  'value',
  'qualifiers',
  'validity',
  'start',
  'end',
  'endState',
  'modality',
  'assertedBy',
  'recordId',
  'record',
  'rank',
  'sources',
  'suppressed',
  'recordedAt',
  'retractedAt',
  'replacedBy',
  'state',
  'evidence',
] as const;
type ClaimFields = Partial<Record<(typeof KEYS)[number], JsonField>>;

/**
 * Reads a CLAIM line: a record for each source that asserts the claim or brought an extract of it. `state` follows from
 * the rest and is read over. Undefined if there is a mistake.
 */
export function readClaimLine(
  line: JsonField,
  vocabulary: Vocabulary,
): readonly ReadRecord[] | undefined {
  const fields: ClaimFields = line.fields(KEYS);
  const content = readContent(line, fields, vocabulary);
  const sources = readSources(line, fields.sources);
  const record = fields.record?.text(LONGEST_RECORD);
  if (record !== undefined) fields.record?.attempt(() => checkJson(fields.record, record));
  const rank = fields.rank?.oneOf(CLAIM_RANKS);
  const history: ClaimHistory = {
    recordedAt: fields.recordedAt?.instant(),
    retractedAt: fields.retractedAt?.instant(),
    replacedBy: fields.replacedBy?.textMatching(CLAIM_ID, 'the id of a claim'),
    suppressed: fields.suppressed?.flag(),
  };
  fields.state?.oneOf(CLAIM_STATES);
  const id = fields.id?.textMatching(CLAIM_ID, 'the id of a claim');
  if (line.mistakeCount > 0 || content === undefined || sources === undefined) return undefined;

  const right = claimId(content);
  if (id !== undefined && id !== right) {
    fields.id?.refuse(`${right}, which is the hash of what the claim says`);
  }
  const extracts = readExtracts(fields.evidence, right, sources);
  if (line.mistakeCount > 0) return undefined;

  const claim = (source: string | undefined): ClaimInput => ({
    content,
    rank,
    record,
    history,
    asserted: source !== undefined && sources.includes(source),
    evidence: source === undefined ? [] : (extracts.get(source) ?? []),
  });
  const named = [...new Set([...sources, ...extracts.keys()])].sort();
  return named.length === 0
    ? [{ source: NO_SOURCE, entities: [], claims: [claim(undefined)] }]
    : named.map((source) => ({
        source: sourceReference(source),
        entities: [],
        claims: [claim(source)],
      }));
}

function readContent(
  line: JsonField,
  fields: ClaimFields,
  vocabulary: Vocabulary,
): ClaimContent | undefined {
  if (fields.subject === undefined) line.refuse('the key subject', 'none');
  const subjectId = readEntityId(fields.subject);
  const objectId = readEntityId(fields.object);
  const assertedBy = readEntityId(fields.assertedBy);
  const validity = readLineValidity(line, fields);
  const modality = fields.modality === undefined ? 'ACTUAL' : fields.modality.oneOf(MODALITIES);
  const kind = fields.kind?.text();
  const property = fields.property?.text();
  const value = fields.value && readClaimValue(fields.value);
  const given = (['kind', 'object', 'property', 'value'] as const)
    .filter((name) => fields[name] !== undefined)
    .join(', ');
  if (given !== 'kind, object' && given !== 'property, value') {
    line.refuse('kind and object, or property and value', given || 'none of them');
  }
  const common = {
    qualifiers: readQualifiers(fields.qualifiers),
    ...(assertedBy === undefined ? {} : { assertedBy }),
    ...(fields.recordId === undefined ? {} : { recordId: fields.recordId.text() }),
  };
  if (
    line.mistakeCount > 0 ||
    subjectId === undefined ||
    modality === undefined ||
    validity === undefined
  ) {
    return undefined;
  }
  const whole = { subjectId, validity, modality, ...common };
  let content: ClaimContent | undefined;
  if (kind !== undefined && objectId !== undefined) {
    content = { family: 'RELATION', kind, objectId, ...whole };
  } else if (property !== undefined && value !== undefined) {
    content = { family: 'FACT', kind: property, value, ...whole };
  }
  if (content === undefined) return undefined;
  // What its entities are is not known here: the lines of a file are read each for itself.
  const checked = findClaimMistakes(vocabulary, content, () => undefined, '');
  for (const mistake of checked.mistakes) line.note(mistake);
  return checked.content;
}

function readQualifiers(field: JsonField | undefined): Qualifiers {
  return Object.fromEntries(
    (field?.entries() ?? []).map(([name, list]) => [
      name,
      list
        .items()
        .map(readClaimValue)
        .filter((value) => value !== undefined),
    ]),
  );
}

function readSources(line: JsonField, field: JsonField | undefined): readonly string[] | undefined {
  if (field === undefined) {
    line.refuse('the key sources', 'none');
    return undefined;
  }
  return field.items().flatMap((item) => {
    const id = item.text();
    if (id !== undefined) item.attempt(() => checkSourceId(id, item.path));
    return id === undefined ? [] : [id];
  });
}

function checkJson(field: JsonField | undefined, text: string): void {
  try {
    JSON.parse(text);
  } catch {
    field?.refuse('JSON as text');
  }
}
