import { allowedTyposIn } from '../../model/edit-distance.js';

/** Shorter words that are not the last one complete to too many others. In code points. */
const SHORTEST_PREFIX = 3;

/**
 * Text for Neo4j's full-text index over `searchText` and `type`: any of the words, each as it is,
 * unfinished or misspelt, in entities of one of the types (any when there are none).
 * Nothing in a word is read as query syntax.
 */
export function luceneQuery(words: readonly string[], types: readonly string[]): string {
  const anyWord = words
    .map((word, index) => forms(word, index === words.length - 1).join(' '))
    .map((alternatives) => `(${alternatives})`)
    .join(' ');
  const text = `+searchText:(${anyWord})`;
  if (types.length === 0) return text;
  // ^0: the type says whether an entity is wanted, not how well it fits.
  return `${text} +type:(${types.map((type) => escape(type)).join(' ')})^0`;
}

function forms(word: string, last: boolean): string[] {
  const escaped = escape(word);
  const length = [...word].length;
  const typos = allowedTyposIn(word);
  return [
    `${escaped}^4`,
    ...(last || length >= SHORTEST_PREFIX ? [`${escaped}*`] : []),
    ...(typos === 0 ? [] : [`${escaped}~${typos}`]),
  ];
}

/** A backslash makes any character an ordinary one, and AND, OR, NOT and TO ordinary words. */
function escape(word: string): string {
  const escaped = word.replaceAll(/[+\-&|!(){}[\]^"~*?:\\/<>=]/g, '\\$&');
  // Letters are left alone elsewhere: a backslash before a u would begin a code.
  return /^(AND|OR|NOT|TO)$/.test(word) ? `\\${escaped}` : escaped;
}
