/** Longer words are in no name; they would only make an engine work. In code points. */
const LONGEST_WORD = 100;
/** Nobody remembers more words of a name; each costs an engine a search of its own. */
const MOST_WORDS = 32;

/** The words of a text query that an engine looks for: split at white space, none empty, none twice. */
export function searchableWords(words: readonly string[]): readonly string[] {
  const parts = words.flatMap((word) => word.split(/\s+/));
  const kept = parts.filter((word) => word !== '' && [...word].length <= LONGEST_WORD);
  // From the end, so that of a repeated word the unfinished last one stays last.
  return [...new Set(kept.reverse())].reverse().slice(-MOST_WORDS);
}
