import type { ResolveRecord } from '../graph/statements/resolve-statements.js';
import { followTheMoney } from '../vocabulary/follow-the-money.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { recordSchema } from '../claims/record-schema.js';
import { countryCode } from './country-code.js';
import { latinWords, nameForm, type NameForm } from './name-form.js';

/** What of a record is compared. */
export interface Profile {
  readonly id: string;
  readonly type: string;
  readonly schema: string | undefined;
  readonly canonicalId: string;
  readonly sources: readonly string[];
  readonly names: readonly NameForm[];
  /** Birth or incorporation, as partial dates. */
  readonly beginnings: readonly string[];
  /** Lower-case country codes or words. */
  readonly countries: readonly string[];
  readonly genders: readonly string[];
  /** `PROPERTY:value`, the value in upper-case letters and digits. */
  readonly identifiers: readonly string[];
  readonly emails: readonly string[];
  /** Digits alone. */
  readonly phones: readonly string[];
  /** Hosts of web sites, without `www.`. */
  readonly hosts: readonly string[];
  /** Addresses as words. */
  readonly addresses: readonly (readonly string[])[];
}

type Group =
  | 'name'
  | 'beginning'
  | 'country'
  | 'gender'
  | 'identifier'
  | 'email'
  | 'phone'
  | 'url'
  | 'address';

const BEGINNINGS = new Set(['birthDate', 'incorporationDate', 'buildDate']);
const FTM_GROUPS = new Set<string>([
  'name',
  'country',
  'gender',
  'identifier',
  'email',
  'phone',
  'address',
]);
const SITES = new Set(['website']);
/** A programme that many take part in is no identifier of one. */
const NOT_IDENTIFYING = new Set([
  'programId',
  // Of an industry, a tax office, a statistical region: FollowTheMoney does not match by these either.
  'okvedCode',
  'kppCode',
  'fnsCode',
  'okpoCode',
  'coatoCode',
  'ipoCode',
]);

/**
 * Which properties of a vocabulary are compared as what: by the types that FollowTheMoney gives them, so that a property
 * added there is compared too. Of dates only those that a thing has one of.
 */
export function comparedProperties(vocabulary: Vocabulary): ReadonlyMap<string, Group> {
  const types = new Map<string, string>();
  for (const schema of followTheMoney.getSchemata()) {
    if (schema.isA('Interval')) continue;
    for (const property of schema.getProperties().values())
      types.set(property.name, property.type.name);
  }
  const groups = new Map<string, Group>();
  for (const { name, ftm } of vocabulary.properties.values()) {
    if (ftm === undefined || NOT_IDENTIFYING.has(ftm)) continue;
    const type = types.get(ftm) ?? '';
    if (BEGINNINGS.has(ftm)) groups.set(name, 'beginning');
    else if (SITES.has(ftm)) groups.set(name, 'url');
    else if (FTM_GROUPS.has(type)) groups.set(name, type as Group);
  }
  return groups;
}

/** Values of one kind that are compared of a record; more are left out, so that a hostile record costs no more. */
const MOST_VALUES = 20;

/** Takes a record apart for comparing: all sources' uncited facts, and the cited ones. */
export function profileOf(record: ResolveRecord, compared: ReadonlyMap<string, Group>): Profile {
  const values = new Map<Group, Set<string>>();
  const add = (property: string, text: string) => {
    const group = compared.get(property);
    if (group === undefined) return;
    const value = group === 'identifier' ? `${property}:${identifier(text)}` : text;
    const found = values.get(group) ?? new Set();
    if (found.size < MOST_VALUES) values.set(group, found.add(value));
  };
  for (const { values: facts } of Object.values(record.facts)) {
    for (const [property, texts] of Object.entries(facts))
      for (const text of texts) add(property, text);
  }
  for (const { property, text } of record.cited) add(property, text);
  const of = (group: Group) => [...(values.get(group) ?? [])];
  const kind = nameKind(record.type);
  return {
    id: record.id,
    type: record.type,
    schema: recordSchema(record.facts),
    canonicalId: record.canonicalId,
    sources: record.sources,
    names: of('name').flatMap((text) => nameForm(text, kind) ?? []),
    beginnings: of('beginning').filter((text) => /^\d{4}(-\d{2}){0,2}$/.test(text)),
    countries: [...new Set(of('country').map(countryCode))],
    genders: [...new Set(of('gender').map((text) => text.slice(0, 1).toLowerCase()))],
    identifiers: of('identifier').filter((text) => /:.*[A-Z0-9]{4}/.test(text)),
    emails: [...new Set(of('email').flatMap(addressOf))],
    phones: [...new Set(of('phone').map((text) => text.replace(/\D/gu, '')))].filter(
      (digits) => digits.length >= 7,
    ),
    hosts: [...new Set(of('url').flatMap(hostOf))],
    addresses: of('address')
      .map(addressWords)
      .filter((words) => words.length > 0),
  };
}

export function nameKind(type: string): 'PERSON' | 'ORGANIZATION' | 'THING' {
  if (type === 'PERSON') return 'PERSON';
  return ['COMPANY', 'ORGANIZATION', 'AGENCY', 'RECORD'].includes(type) ? 'ORGANIZATION' : 'THING';
}

function identifier(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 64);
}

/** The address alone: some are written with the name before it, as `Anna <anna@example.org>`. */
function addressOf(text: string): string[] {
  const match = /[^\s<>,;:"]+@[^\s<>,;:"]+/u.exec(text);
  return match === null ? [] : [match[0].toLowerCase()];
}

function hostOf(text: string): string[] {
  const match = /^(?:[a-z]+:\/\/)?(?:www\.)?([\p{L}\p{N}.-]+\.[\p{L}]{2,})/iu.exec(text.trim());
  return match?.[1] === undefined ? [] : [match[1].toLowerCase()];
}

/** What streets, flats and directions are called, short and long; the long word stands for both. */
const ADDRESS_WORDS = new Map(
  'st:street str:street strasse:street rd:road ave:avenue av:avenue blvd:boulevard ln:lane dr:drive ct:court pl:place sq:square hwy:highway pkwy:parkway apt:apartment ste:suite fl:floor n:north s:south e:east w:west ul:ulitsa'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
const MOST_ADDRESS_WORDS = 24;

function addressWords(text: string): readonly string[] {
  const words = latinWords(text).map(
    (word) => ADDRESS_WORDS.get(word) ?? word.replace(/(?<=.{3})(strasse|str)$/u, ' street'),
  );
  return [...new Set(words.flatMap((word) => word.split(' ')))].slice(0, MOST_ADDRESS_WORDS);
}
