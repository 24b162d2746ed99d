import anyAscii from 'any-ascii';
import { searchWords } from '../model/search-text.js';
import { LEGAL_FORMS, LONGEST_LEGAL_FORM } from './legal-forms.js';

/** A name taken apart for comparing. */
export interface NameForm {
  /** As the source has it. */
  readonly text: string;
  /** Its words in lower-case Latin letters, without titles, legal forms and generational suffixes. Never empty. */
  readonly words: readonly string[];
  /** Of a company: lines of `LEGAL_FORMS`. */
  readonly legalForms: ReadonlySet<number>;
  /** Of a person: `1` for senior, `2` for junior, `3` for the third. */
  readonly generation: string | undefined;
  /** Written without vowels, as Arabic and Hebrew are. */
  readonly isConsonantal: boolean;
}

/** Scripts that set no blanks between the words of a name; each character is a syllable or more. */
const UNSPACED = /(\p{Script=Han}|\p{Script=Hangul})/gu;
const CONSONANTAL = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}/u;
const TITLES = new Set(
  'mr mrs ms miss dr prof sir dame lady lord hon rev sheikh sayyid shri smt herr frau don dona mme monsieur'.split(
    ' ',
  ),
);
const GENERATIONS = new Map([
  ['sr', '1'],
  ['senior', '1'],
  ['jr', '2'],
  ['junior', '2'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
]);
/** Words that company names are full of and that tell none apart. */
const SMALL_WORDS = new Set(
  'the of and und et y e i de la le les der die das for du do da'.split(' '),
);
const MOST_WORDS = 16;
const LONGEST_NAME = 500;

/** Folds a text of any script into words of Latin letters and digits. */
export function latinWords(text: string): readonly string[] {
  const spaced = text.slice(0, LONGEST_NAME).normalize('NFKC').replace(UNSPACED, ' $1 ');
  return searchWords(anyAscii(spaced).replace(/[`'’]/gu, ''));
}

/** → undefined for a text without any letter or digit. */
export function nameForm(
  text: string,
  of: 'PERSON' | 'ORGANIZATION' | 'THING',
): NameForm | undefined {
  const all = latinWords(text);
  const isConsonantal = CONSONANTAL.test(text);
  const { words, legalForms } =
    of === 'ORGANIZATION' ? withoutLegalForms(all) : { words: all, legalForms: new Set<number>() };
  const generation =
    of === 'PERSON' && words.length > 1
      ? words.slice(1).flatMap((word) => GENERATIONS.get(word) ?? [])[0]
      : undefined;
  const kept = words.filter((word, index) => {
    if (of === 'PERSON') return !TITLES.has(word) && !(index > 0 && GENERATIONS.has(word));
    return !SMALL_WORDS.has(word);
  });
  const used = (kept.length > 0 ? kept : words.length > 0 ? words : all).slice(0, MOST_WORDS);
  return used.length === 0
    ? undefined
    : { text, words: used, legalForms, generation, isConsonantal };
}

/** Takes legal forms off both ends, the longest first, while something is left. */
function withoutLegalForms(all: readonly string[]) {
  const legalForms = new Set<number>();
  // "S.p.A." and "z o.o." come as letters of their own.
  let words = [...all];
  for (let found = true; found;) {
    found = false;
    for (let length = Math.min(LONGEST_LEGAL_FORM, words.length - 1); length > 0; length -= 1) {
      for (const ends of [words.slice(-length), words.slice(0, length)]) {
        const line = LEGAL_FORMS.get(ends.join(' ')) ?? LEGAL_FORMS.get(ends.join(''));
        // A single word at the start is a form only in scripts and languages that put it there.
        const isStart = ends.join(' ') !== words.slice(-length).join(' ');
        if (line === undefined || (isStart && !LEADING.has(ends.join(' ')))) continue;
        legalForms.add(line);
        words = isStart ? words.slice(length) : words.slice(0, -length);
        found = true;
        break;
      }
      if (found) break;
    }
  }
  return { words, legalForms };
}

/** Forms that stand before the name. */
const LEADING = new Set([
  'ooo',
  'oao',
  'zao',
  'pao',
  'ao',
  'tov',
  'too',
  'pt',
  'ip',
  'fgup',
  'gup',
  'mup',
  'ano',
  'uab',
  'sia',
  'ad',
  'prat',
  'pat',
  'zhu shi hui she',
  'limited liability company',
  'joint stock company',
  'kabushiki kaisha',
  'ou',
  'as',
]);

/** The consonants of a word, with letters that languages spell alike made one: what is left of it in Arabic or Hebrew. */
export function skeleton(word: string): string {
  return word
    .replace(/ck|kh|gh|ch|q|c/gu, 'k')
    .replace(/sh|sch|z/gu, 's')
    .replace(/ph|v|w/gu, 'f')
    .replace(/th/gu, 't')
    .replace(/dh/gu, 'd')
    .replace(/[aeiouyh]/gu, '')
    .replace(/(.)\1+/gu, '$1');
}
