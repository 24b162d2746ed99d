import { doubleMetaphone } from 'double-metaphone';
import { skeleton, type NameForm } from './name-form.js';
import { formsOfSameName } from './nicknames.js';
import { nameKind, type Profile } from './profile.js';
import { nationalNumber } from './score-pair.js';

/** Words of a name that keys are made of, and keys of a record: bounds what a hostile record costs. */
const MOST_WORDS = 5;
const MOST_KEYS = 120;

/**
 * The keys of a record. Only records that share one are compared, so what two records of one thing agree in must give
 * them the same key, and each key must be one that few share: a word alone is none, but where a name is a single word.
 * What a key is about stands before its colon, for the report on keys that too many share.
 */
export function blockingKeys(profile: Profile): readonly string[] {
  const keys = new Set<string>();
  const kind = nameKind(profile.type);
  for (const identifier of profile.identifiers)
    keys.add(`identifier:${identifier.slice(identifier.indexOf(':') + 1)}`);
  for (const email of profile.emails) keys.add(`email:${email}`);
  for (const phone of profile.phones) keys.add(`phone:${nationalNumber(phone)}`);
  for (const host of profile.hosts) keys.add(`website:${host}`);
  for (const name of profile.names) {
    const words = name.words.slice(0, MOST_WORDS);
    keys.add(`name:${[...name.words].sort().join(' ')}`);
    keys.add(`name:${name.words.join('')}`);
    for (const key of kind === 'PERSON' ? personKeys(words) : thingKeys(words)) keys.add(key);
    for (const key of withOtherValues(profile, name, words)) keys.add(key);
  }
  return [...keys].slice(0, MOST_KEYS);
}

/** Two words as they sound, a word with the initial of another, a word's consonants with another's. */
function* personKeys(words: readonly string[]): Generator<string> {
  for (const [at, word] of words.entries()) {
    for (const other of words.slice(at + 1)) {
      yield `sound:${[sound(word), sound(other)].sort().join(' ')}`;
      yield `consonants:${[skeleton(word), skeleton(other)].sort().join(' ')}`;
      for (const [long, short] of [
        [word, other],
        [other, word],
      ] as const) {
        if (long.length > 1)
          for (const initial of initials(short)) yield `initial:${sound(long)} ${initial}`;
      }
    }
  }
  if (words.length === 1) yield `sound:${sound(words[0] ?? '')}`;
}

/** The first letter of a name, and of what else somebody of that name is called. */
function initials(word: string): ReadonlySet<string> {
  return new Set([word, ...formsOfSameName(word)].map((name) => name.slice(0, 1)));
}

/** Each word, and how the first two sound: a company's words are seldom shared by many, and those that are are skipped. */
function* thingKeys(words: readonly string[]): Generator<string> {
  for (const word of words) if (word.length >= 3) yield `word:${sound(word)} ${word.slice(0, 2)}`;
  const [first, second] = words;
  if (first !== undefined && second !== undefined)
    yield `sound:${[sound(first), sound(second)].sort().join(' ')}`;
}

/** A word with a date, a country or an address: finds the same one among many of a common name. */
function* withOtherValues(
  profile: Profile,
  name: NameForm,
  words: readonly string[],
): Generator<string> {
  for (const word of words) {
    if (word.length < 2) continue;
    const sounds = sound(word);
    for (const date of profile.beginnings) {
      const [year = '', month, day] = date.split('-');
      // In the order of the numbers, so that a day and a month that were swapped meet.
      if (month !== undefined && day !== undefined)
        yield `date:${sounds.slice(0, 1)} ${year} ${[month, day].sort().join(' ')}`;
      yield `year:${sounds} ${year}`;
    }
    for (const address of profile.addresses) {
      for (const number of address.filter((part) => /\d/u.test(part)).slice(0, 3))
        yield `address:${sounds} ${number}`;
    }
  }
  for (const country of profile.countries)
    if (name.words.length === 1) yield `country:${sound(name.words[0] ?? '')} ${country}`;
}

function sound(word: string): string {
  if (/\d/u.test(word)) return word;
  const [primary] = doubleMetaphone(word);
  return primary === '' ? word : primary;
}
