import { createHash } from 'node:crypto';

/** How common words are among the names that are compared, which is what their agreement weighs. */
export interface Commonness {
  /** Log2 of the odds that two records are one before anything is known of them: negative. */
  readonly prior: number;
  /** Log2 of how seldom a word is in names of such a type: what it weighs that two names both have it. */
  bits(type: string, word: string): number;
}

const SLOTS = 2 ** 20;
const ROWS = 4;
const LEAST_BITS = 1;
const MOST_BITS = 14;
const LEAST_RECORDS = 100;

/**
 * Counts in how many records a word stands, in 16 MB whatever the number of words: a count-min sketch, which may count too
 * much, never too little, so that a word is never taken for rarer than it is.
 */
export class WordCounts implements Commonness {
  readonly #rows = Array.from({ length: ROWS }, () => new Uint32Array(SLOTS));
  #records = 0;

  add(type: string, words: Iterable<string>): void {
    this.#records += 1;
    for (const word of new Set(words)) {
      for (const [row, slot] of slots(type, word)) {
        const counts = this.#rows[row];
        if (counts !== undefined) counts[slot] = (counts[slot] ?? 0) + 1;
      }
    }
  }

  /** One record in so many is the same as a given one, if it is any. */
  get prior(): number {
    return -Math.log2(Math.max(LEAST_RECORDS, this.#records));
  }

  bits(type: string, word: string): number {
    const count = Math.min(...slots(type, word).map(([row, slot]) => this.#rows[row]?.[slot] ?? 0));
    // Of the two records that have it, if they are one, one tells nothing of how common it is.
    const others = Math.max(1, count - 1);
    const bits = Math.log2(Math.max(LEAST_RECORDS, this.#records) / others);
    return Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
  }
}

/**
 * Where words were not counted: each is one in a thousand, in a graph of a quarter of a million. Two words that agree, and
 * nothing else, are then four to one.
 */
export const UNCOUNTED: Commonness = { prior: -18, bits: () => 10 };

function slots(type: string, word: string): (readonly [number, number])[] {
  const digest = createHash('sha1').update(`${type} ${word}`).digest();
  return Array.from(
    { length: ROWS },
    (_, row) => [row, digest.readUInt32BE(4 * row) % SLOTS] as const,
  );
}
