import { jaroWinkler } from '@skyra/jaro-winkler';
import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';
import { allowedTypos } from '../model/edit-distance.js';
import { skeleton, type NameForm } from './name-form.js';
import { formsOfSameName, givenNames, isDiminutive } from './nicknames.js';
import { WEIGHTS } from './weights.js';
import type { Commonness } from './word-counts.js';

export type NameKind = 'PERSON' | 'ORGANIZATION' | 'THING';

/** How two names agree. */
export interface NameAgreement {
  readonly bits: number;
  /** The words that agree, and how: `robert~bob (nickname)`. */
  readonly detail: string;
}

type How = 'same' | 'nickname' | 'spelling' | 'sound' | 'consonants' | 'initial';

/** The names of two records that agree best. */
export function bestNameAgreement(
  left: readonly NameForm[],
  right: readonly NameForm[],
  kind: NameKind,
  commonness: Commonness,
): NameAgreement | undefined {
  let best: NameAgreement | undefined;
  for (const one of left) {
    for (const other of right) {
      const agreement = compareNames(one, other, kind, commonness);
      if (best === undefined || agreement.bits > best.bits) best = agreement;
    }
  }
  return best;
}

interface WordPair {
  readonly i: number;
  readonly j: number;
  readonly how: How;
  readonly bits: number;
}

/** Compares two names word by word, in any order: each word answers for one of the other name at most. */
export function compareNames(
  left: NameForm,
  right: NameForm,
  kind: NameKind,
  commonness: Commonness,
): NameAgreement {
  const { conflict, extra, least } = WEIGHTS.name[kind];
  const [freeLeft, freeRight] = [new Set(left.words.keys()), new Set(right.words.keys())];
  const details: string[] = [];
  let bits = 0;
  for (const pair of wordPairs(left, right, kind, commonness)) {
    if (!freeLeft.has(pair.i) || !freeRight.has(pair.j)) continue;
    freeLeft.delete(pair.i);
    freeRight.delete(pair.j);
    bits += pair.bits;
    const [word, other] = [left.words[pair.i] ?? '', right.words[pair.j] ?? ''];
    details.push(pair.how === 'same' ? word : `${word}~${other} (${pair.how})`);
  }
  const restLeft = left.words.filter((_, index) => freeLeft.has(index));
  const restRight = right.words.filter((_, index) => freeRight.has(index));
  const [shorter, longer] = [restLeft, restRight].sort((one, other) => one.length - other.length);
  if (isSameRun(restLeft, restRight)) {
    bits += commonness.bits(kind, restLeft.join('')) + WEIGHTS.word.spelling;
    details.push(`${restLeft.join(' ')}~${restRight.join(' ')} (joined)`);
  } else {
    const [few, many] = [shorter?.length ?? 0, longer?.length ?? 0];
    bits += conflict * few + extra * (many - few);
    if (few > 0) details.push(`${restLeft.join(' ')}≠${restRight.join(' ')}`);
    else if (many > 0) details.push(`${longer?.join(' ') ?? ''} only in one`);
  }
  const most = WEIGHTS.mostOverPrior - commonness.prior;
  return { bits: Math.max(least, Math.min(most, bits)), detail: details.join(', ') };
}

/** The pairs of words that agree, the best first; of equal ones those that stand at about the same place. */
function wordPairs(
  left: NameForm,
  right: NameForm,
  kind: NameKind,
  commonness: Commonness,
): readonly WordPair[] {
  const pairs: WordPair[] = [];
  left.words.forEach((word, i) => {
    right.words.forEach((other, j) => {
      const how = compareWords(word, other, kind, left.isConsonantal || right.isConsonantal);
      if (how !== undefined)
        pairs.push({ i, j, how, bits: wordBits(word, other, how, kind, commonness) });
    });
  });
  return pairs.sort(
    (one, other) =>
      other.bits - one.bits ||
      Math.abs(one.i - one.j) - Math.abs(other.i - other.j) ||
      one.i - other.i ||
      one.j - other.j,
  );
}

function wordBits(
  word: string,
  other: string,
  how: How,
  kind: NameKind,
  commonness: Commonness,
): number {
  if (how === 'initial') return WEIGHTS.initial;
  const bits = Math.min(commonness.bits(kind, word), commonness.bits(kind, other));
  return how === 'same' ? bits : Math.max(0.5, bits + WEIGHTS.word[how]);
}

function compareWords(
  word: string,
  other: string,
  kind: NameKind,
  consonantal: boolean,
): How | undefined {
  if (word === other) return word.length === 1 ? 'initial' : 'same';
  if (word.length === 1 || other.length === 1)
    return kind === 'PERSON' && isInitial(word, other) ? 'initial' : undefined;
  if (/\d/u.test(word) || /\d/u.test(other)) return undefined;
  if (kind === 'PERSON') {
    const names = givenNames(word);
    const others = givenNames(other);
    if ([...others].some((name) => names.has(name))) return 'nickname';
    // Mark is no slip for Mary: two names that both exist are two names.
    if (names.size > 0 && others.size > 0) return undefined;
    if (isDiminutive(word, other) || isDiminutive(other, word)) return 'nickname';
  }
  if (isMisspelling(word, other)) return 'spelling';
  if (soundsAlike(word, other)) return 'sound';
  const bones = skeleton(word);
  const bare = consonantal || isBare(word) || isBare(other);
  return bare && bones.length >= 2 && bones === skeleton(other) ? 'consonants' : undefined;
}

/** A letter for a name, or for what people of that name are called. */
function isInitial(word: string, other: string): boolean {
  const [letter, name] = word.length === 1 ? [word, other] : [other, word];
  return [name, ...formsOfSameName(name)].some((form) => form.startsWith(letter));
}

/** Written without vowels. */
const isBare = (word: string) => word.length >= 3 && !/[aeiouy]/u.test(word);

function soundsAlike(word: string, other: string): boolean {
  const [one, two] = [doubleMetaphone(word), doubleMetaphone(other)];
  return one.some((code) => code.length >= 2 && two.includes(code));
}

/** One or two slips, as for a search; or much the same letters in much the same places, for longer words. */
function isMisspelling(word: string, other: string): boolean {
  const shorter = Math.min(word.length, other.length);
  if (shorter < 3) return false;
  if (distance(word, other) <= allowedTypos(shorter)) return true;
  return shorter >= 5 && jaroWinkler(word, other) >= LEAST_SIMILARITY;
}

/** Jaro-Winkler from which two words of five letters or more are taken for one: the upper end of what is usual. */
const LEAST_SIMILARITY = 0.92;

/** "Xiao Ming" and "Xiaoming", "data base" and "database". */
function isSameRun(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === right.length || left.length === 0 || right.length === 0) return false;
  const [one, other] = [left.join(''), right.join('')];
  return one.length >= 4 && isMisspelling(one, other);
}
