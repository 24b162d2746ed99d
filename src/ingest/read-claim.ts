import { MODALITIES, type ClaimContent, type Qualifiers } from '../model/claim.js';
import { EVIDENCE_BASES } from '../model/evidence.js';
import type { Day } from '../model/partial-date.js';
import { validity } from '../model/validity.js';
import type { ClaimValue } from '../model/value.js';
import type { TextRanges } from '../provenance/verify.js';
import { findClaimMistakes } from '../vocabulary/check-claim.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { SeedClaim } from './article-file.js';
import { readExtract } from './read-extract.js';
import { readId } from './read-id.js';
import { readValidity } from './read-validity.js';
import { readValue } from './read-value.js';
import type { SeedFields, SeedNode } from './seed-node.js';

/** What claims are checked against. */
export interface ClaimSetting {
  readonly vocabulary: Vocabulary;
  /** Types of the entities that the file declares, by id, the article's among them. */
  readonly types: ReadonlyMap<string, string>;
  readonly articleDay: Day | undefined;
  readonly ranges: TextRanges | undefined;
}

const REQUIRED = ['subject', 'basis', 'evidence'] as const;
const WHAT = ['kind', 'object', 'property', 'value'] as const;
const WHEN = ['start', 'end', 'endState', 'tense'] as const;
const OPTIONAL = [
  'id',
  'qualifiers',
  'modality',
  'assertedBy',
  'reason',
  ...WHAT,
  ...WHEN,
] as const;
type ClaimFields = SeedFields<(typeof REQUIRED)[number] | (typeof OPTIONAL)[number]>;

/** Reads a claim. Undefined if there is a mistake that leaves nothing to go on with. */
export function readClaim(node: SeedNode, setting: ClaimSetting): SeedClaim | undefined {
  const before = node.document.mistakes.count;
  const fields = node.fields(REQUIRED, OPTIONAL);
  const label = fields.id && readId(fields.id);
  const basis = fields.basis?.oneOf(EVIDENCE_BASES);
  const reason = fields.reason?.text();
  if (basis === 'INFERRED' && fields.reason === undefined) {
    node.mistake('the key reason, because the basis is INFERRED', 'none');
  }
  if (basis === 'EXPLICIT') fields.reason?.mistake('no reason, because the basis is EXPLICIT');

  const content = readContent(node, fields, setting);
  const items = fields.evidence?.items();
  if (items?.length === 0) fields.evidence?.mistake('at least one extract', 'none');
  const extracts = items?.map((item) => readExtract(item, setting.ranges));
  checkRepeated(items ?? [], extracts ?? []);

  if (node.document.mistakes.count > before || content === undefined || basis === undefined) {
    return undefined;
  }
  return {
    line: node.line,
    label,
    content,
    basis,
    reason,
    extracts: (extracts ?? []).filter((extract) => extract !== undefined),
  };
}

function readContent(
  node: SeedNode,
  fields: ClaimFields,
  setting: ClaimSetting,
): ClaimContent | undefined {
  const subjectId = readEnd(fields.subject, setting);
  const objectId = readEnd(fields.object, setting);
  const assertedBy = readEnd(fields.assertedBy, setting);
  const kind = fields.kind?.text();
  const property = fields.property?.text();
  const value = fields.value && readValue(fields.value);
  const qualifiers = fields.qualifiers ? readQualifiers(fields.qualifiers, setting) : {};
  const modality = fields.modality === undefined ? 'ACTUAL' : fields.modality.oneOf(MODALITIES);
  const when = readValidity(node, fields, setting.articleDay) ?? validity({});

  const given = WHAT.filter((name) => fields[name] !== undefined).join(', ');
  if (given !== 'kind, object' && given !== 'property, value') {
    node.mistake('kind and object, or property and value', given || 'none of them');
    return undefined;
  }
  if (subjectId === undefined || modality === undefined || when === undefined) return undefined;
  const common = { subjectId, qualifiers, validity: when, modality, assertedBy };
  let content: ClaimContent;
  if (kind !== undefined && objectId !== undefined) {
    if (objectId === subjectId) fields.object?.mistake('an entity other than the subject');
    content = { family: 'RELATION', kind, objectId, ...common };
  } else if (property !== undefined && value !== undefined) {
    content = { family: 'FACT', kind: property, value, ...common };
  } else {
    return undefined;
  }
  const typeOf = (id: string) => {
    const type = setting.types.get(id) ?? '';
    // Of an unknown one the entity has complained already.
    return setting.vocabulary.types.has(type) ? type : undefined;
  };
  const checked = findClaimMistakes(setting.vocabulary, content, typeOf, node.path);
  for (const { message, details } of checked.mistakes) {
    node.nearest((details.argument ?? '').slice(node.path.length)).note(message);
  }
  return checked.content;
}

/** A mention of an entity, which the file must declare, so that it reads for itself. */
function readEnd(node: SeedNode | undefined, { types }: ClaimSetting): string | undefined {
  const id = node && readId(node);
  if (id !== undefined && !types.has(id)) {
    node?.mistake('an entity that this file declares under entities');
  }
  return id;
}

function readQualifiers(node: SeedNode, setting: ClaimSetting): Qualifiers {
  const read = (item: SeedNode): ClaimValue[] => {
    const value = readValue(item);
    if (value?.type === 'ENTITY') readEnd(item.nearest('entity'), setting);
    return value === undefined ? [] : [value];
  };
  return Object.fromEntries(
    (node.entries() ?? []).flatMap(({ name, value }) => {
      const items = value.isList ? (value.items() ?? []) : [value];
      if (items.length === 0) value.mistake('at least one value', 'none');
      const values = items.flatMap(read);
      return values.length === 0 ? [] : [[name, values] as const];
    }),
  );
}

function checkRepeated(
  items: readonly SeedNode[],
  extracts: readonly ({ exact: string; start: number } | undefined)[],
): void {
  const seen = new Set<string>();
  for (const [index, extract] of extracts.entries()) {
    if (extract === undefined) continue;
    const key = JSON.stringify([extract.start, extract.exact]);
    if (seen.has(key)) items[index]?.mistake('an extract that the claim has not already');
    seen.add(key);
  }
}
