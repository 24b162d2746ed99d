import { WordDictionary } from './word-dictionary.js';

/** Longer ones are no words that anyone types; in UTF-16 units. */
const LONGEST_WORD = 100;

/**
 * The dictionary of this process, read from the graph at its first use. Only words of committed
 * transactions get in, so that it never corrects a query to a word that no name holds.
 */
export class KnownWords {
  readonly #readStored: () => Promise<readonly string[]>;
  #loading: Promise<WordDictionary> | undefined;

  constructor(readStored: () => Promise<readonly string[]>) {
    this.#readStored = readStored;
  }

  /** The dictionary, loaded. A load that failed is tried again by the next caller. */
  async dictionary(): Promise<WordDictionary> {
    this.#loading ??= this.#load();
    try {
      return await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  /** Those of the words that the graph does not hold yet, each once. */
  async unknown(words: readonly string[]): Promise<readonly string[]> {
    const dictionary = await this.dictionary();
    return [...new Set(words)].filter(
      (word) => word !== '' && word.length <= LONGEST_WORD && !dictionary.has(word),
    );
  }

  /** Takes in words whose transaction was committed. */
  async committed(words: Iterable<string>): Promise<void> {
    const dictionary = await this.dictionary();
    for (const word of words) dictionary.add(word);
  }

  async #load(): Promise<WordDictionary> {
    const dictionary = new WordDictionary();
    for (const word of await this.#readStored()) dictionary.add(word);
    return dictionary;
  }
}
