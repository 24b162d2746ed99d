import type { ArticleData } from '../model/entity.js';
import { LANGUAGE_CODES } from '../vocabulary/follow-the-money-languages.js';
import type { FollowTheMoneyMapping } from './follow-the-money-mapping.js';
import { FollowTheMoneyRecord } from './follow-the-money-record.js';
import { articlesOf, datesOf, evidenceWords, inWords } from './follow-the-money-words.js';
import type { ExportedClaim, ExportedEntity } from './scan-graph.js';
import { valueText } from './value-text.js';

/** The fact properties that hold what a record says beside its properties. */
export const CONTEXT_PROPERTIES: readonly string[] = [
  'SCHEMA',
  'CAPTION',
  'DATASET',
  'REFERENT',
  'TARGET',
  'FIRST_SEEN',
  'LAST_SEEN',
  'LAST_CHANGE',
  'FURTHER_DATA',
];

/** An entity's record as FollowTheMoney's: with the facts about it, cited or not, and the links its properties make. */
export function entityRecord(
  mapping: FollowTheMoneyMapping,
  entity: ExportedEntity,
  claims: readonly ExportedClaim[],
  merged: readonly string[],
): FollowTheMoneyRecord {
  const facts = factsOfAllSources(entity);
  const [kept] = facts.get('SCHEMA') ?? [];
  const schema = mapping.schemaOf(entity.type, kept);
  const record = new FollowTheMoneyRecord(entity.id, schema);
  addContext(record, facts);
  record.addReferents(merged);
  for (const [name, texts] of facts) {
    if (CONTEXT_PROPERTIES.includes(name)) continue;
    const property = mapping.propertyOf(name);
    if (property !== undefined && record.add(property, texts)) continue;
    for (const text of texts) record.note(`${inWords(name)}: ${text}`);
  }
  if (!mapping.hasCounterpart(entity.type) && kept === undefined)
    record.add('keywords', [inWords(entity.type)]);
  if (entity.article !== undefined) addArticle(record, entity.article);
  for (const claim of claims) {
    if (claim.objectId === undefined) addFact(mapping, record, claim);
    else record.add(linkPropertyOf(claim) ?? '', [claim.objectId]);
  }
  return record;
}

/** The property that makes a link, by its qualifier. */
export function linkPropertyOf({ qualifiers }: ExportedClaim): string | undefined {
  const [property] = qualifiers['PROPERTY'] ?? [];
  return property?.type === 'TEXT' ? property.text : undefined;
}

/** What sources say, by property: of several, each once, by the order of their ids. */
function factsOfAllSources({ facts }: ExportedEntity): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [, { values }] of Object.entries(facts).sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    for (const [name, texts] of Object.entries(values)) {
      all.set(name, [...new Set([...(all.get(name) ?? []), ...texts])]);
    }
  }
  return all;
}

function addContext(
  record: FollowTheMoneyRecord,
  facts: ReadonlyMap<string, readonly string[]>,
): void {
  for (const json of facts.get('FURTHER_DATA') ?? []) {
    for (const [key, value] of Object.entries(JSON.parse(json) as object)) record.set(key, value);
  }
  record.addDatasets(facts.get('DATASET') ?? []);
  record.addReferents(facts.get('REFERENT') ?? []);
  const [caption] = facts.get('CAPTION') ?? [];
  if (caption !== undefined) record.set('caption', caption);
  const targets = facts.get('TARGET') ?? [];
  if (targets.length > 0) record.set('target', targets.includes('true'));
  // As FollowTheMoney merges records: what was seen first of all, and last.
  const [firstSeen] = sorted(facts.get('FIRST_SEEN'));
  if (firstSeen !== undefined) record.set('first_seen', firstSeen);
  const lastSeen = sorted(facts.get('LAST_SEEN')).at(-1);
  if (lastSeen !== undefined) record.set('last_seen', lastSeen);
  const lastChange = sorted(facts.get('LAST_CHANGE')).at(-1);
  if (lastChange !== undefined) record.set('last_change', lastChange);
}

function sorted(texts: readonly string[] | undefined): readonly string[] {
  return [...(texts ?? [])].sort();
}

function addArticle(
  record: FollowTheMoneyRecord,
  { language, publishedAt, address, textFile }: ArticleData,
): void {
  if (language !== undefined) {
    const [primary = ''] = language.toLowerCase().split('-');
    record.add('language', [LANGUAGE_CODES.get(primary) ?? primary]);
  }
  // FollowTheMoney knows no zones: its times are UTC.
  if (publishedAt !== undefined)
    record.add('publishedAt', [new Date(publishedAt).toISOString().slice(0, 19)]);
  if (address !== undefined) record.add('sourceUrl', [address]);
  if (textFile !== undefined) record.add('fileName', [textFile]);
}

/** A fact that FollowTheMoney has a property for becomes its value; a figure, a plan or a denial becomes a note. */
function addFact(
  mapping: FollowTheMoneyMapping,
  record: FollowTheMoneyRecord,
  claim: ExportedClaim,
): void {
  const { kind, value, modality, qualifiers } = claim;
  if (value === undefined) return;
  const property = mapping.propertyOf(kind);
  const isPlain = modality === 'ACTUAL' && (value.type === 'TEXT' || value.type === 'DATE');
  const isAdded = property !== undefined && isPlain && record.add(property, [valueText(value)]);
  const { start, end } = datesOf(claim);
  const details = [
    ...(start === undefined ? [] : [`from ${start}`]),
    ...(end === undefined ? [] : [`until ${end}`]),
    ...Object.entries(qualifiers).flatMap(([name, values]) =>
      values.map((one) => `${inWords(name)} ${valueText(one)}`),
    ),
  ];
  const words = evidenceWords(claim);
  if (!isAdded || details.length > 0 || words.length > 0) {
    const how = modality === 'ACTUAL' ? '' : ` (${inWords(modality)})`;
    const more = details.length === 0 ? '' : `, ${details.join(', ')}`;
    record.note([`${inWords(kind)}${how}: ${valueText(value)}${more}`, ...words].join(' '));
  }
  record.add('proof', articlesOf(claim));
}
