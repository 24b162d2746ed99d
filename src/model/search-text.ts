const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const LATIN_LIKE = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;
const LETTERS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
]);
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const LONGEST_WORD = 64;
const ASCII = /^\p{ASCII}*$/u;

/**
 * Folds a text into the words it is found by: lower case, compatibility forms joined, accents off, punctuation
 * out. Marks go only where they are accents; in Devanagari or Arabic they are letters of their own right.
 */
export function searchWords(text: string): readonly string[] {
  return ASCII.test(text) ? asciiWords(text) : wordsOf(text);
}

/** What most names are made of has nothing to fold but case: the same words for a fraction of the time. */
function asciiWords(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .replace(/['.](?=[a-z])/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => word.slice(0, LONGEST_WORD));
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(MARKS, (marks, offset: number, whole: string) =>
      LATIN_LIKE.test(whole[offset - 1] ?? '') ? '' : marks,
    )
    .normalize('NFC')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/['’.](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && word.replace(NOT_WORD, '') !== '')
    .map((word) => Array.from(word).slice(0, LONGEST_WORD).join(''));
}

/** The text that the engine indexes for an entity: all words of all its names, each once. */
export function searchTextOf(names: readonly string[]): string {
  return [...new Set(names.flatMap(searchWords))].join(' ');
}
