import { allowedTyposIn, boundedEditDistance } from '../../model/edit-distance.js';

/** A word that a query word may stand for. */
export interface Expansion {
  readonly word: string;
  readonly match: 'EXACT' | 'PREFIX' | 'TYPO';
  /** Typing mistakes between the two; 0 unless `match` is TYPO. */
  readonly distance: number;
}

/** More would make the text index score most of the graph. */
const MOST_EXPANSIONS = 50;
/** Words whose expansions are remembered: people type the same ones, and a query's first words again with each letter. */
const MOST_REMEMBERED = 1_000;

/**
 * The words that names hold, kept so that all of them can be compared with a misspelt one in a
 * few milliseconds: a word's length and the set of its characters rule out nearly all of them
 * before any is looked at.
 */
export class WordDictionary {
  readonly #known = new Set<string>();
  readonly #words: string[] = [];
  /** Until a word is added that may belong to them. */
  readonly #expansions = new Map<string, readonly Expansion[]>();
  /** In code points. */
  #lengths = new Uint8Array(1024);
  /** Bit `code point mod 32` is set for each character. */
  #characters = new Uint32Array(1024);

  get size(): number {
    return this.#words.length;
  }

  has(word: string): boolean {
    return this.#known.has(word);
  }

  add(word: string): void {
    if (this.#known.has(word)) return;
    const index = this.#words.length;
    if (index === this.#lengths.length) {
      const lengths = new Uint8Array(index * 2);
      lengths.set(this.#lengths);
      this.#lengths = lengths;
      const characters = new Uint32Array(index * 2);
      characters.set(this.#characters);
      this.#characters = characters;
    }
    const { length, characters } = shapeOf(word);
    this.#expansions.clear();
    this.#known.add(word);
    this.#words.push(word);
    this.#lengths[index] = Math.min(length, 255);
    this.#characters[index] = characters;
  }

  /**
   * The words that a query word may stand for, best first: itself (known or not), those it begins
   * (when it may be unfinished, or is not known as it is), those a few typing mistakes away.
   */
  expand(word: string, unfinished: boolean): readonly Expansion[] {
    const key = `${unfinished ? '*' : ' '}${word}`;
    const known = this.#expansions.get(key) ?? this.#expand(word, unfinished);
    // The one asked for last is forgotten last.
    this.#expansions.delete(key);
    this.#expansions.set(key, known);
    if (this.#expansions.size > MOST_REMEMBERED)
      this.#expansions.delete(this.#expansions.keys().next().value ?? '');
    return known;
  }

  #expand(word: string, unfinished: boolean): readonly Expansion[] {
    const { length, characters } = shapeOf(word);
    const most = allowedTyposIn(word);
    const asPrefix = unfinished || !this.#known.has(word);
    const prefixed: string[] = [];
    const misspelt: { word: string; distance: number }[] = [];
    for (let index = 0; index < this.#words.length; index += 1) {
      const otherLength = this.#lengths[index] ?? 0;
      const otherCharacters = this.#characters[index] ?? 0;
      const missing = characters & ~otherCharacters;
      if (asPrefix && missing === 0 && otherLength > length) {
        const other = this.#words[index] ?? '';
        if (other.startsWith(word)) {
          prefixed.push(other);
          continue;
        }
      }
      // Each mistake takes away at most one character that the other has, and adds at most one.
      if (
        most > 0 &&
        Math.abs(otherLength - length) <= most &&
        bitCount(missing) <= most &&
        bitCount(otherCharacters & ~characters) <= most
      ) {
        const other = this.#words[index] ?? '';
        const distance = boundedEditDistance(word, other, most);
        if (distance > 0 && distance <= most) misspelt.push({ word: other, distance });
      }
    }
    // The shortest completions are the nearest to what was typed.
    prefixed.sort((one, other) => one.length - other.length || compare(one, other));
    misspelt.sort((one, other) => one.distance - other.distance || compare(one.word, other.word));
    // Completions of one letter are many: they must not crowd out the corrections.
    const room = MOST_EXPANSIONS - 1;
    const corrections = misspelt.slice(0, Math.max(room - prefixed.length, room / 2));
    return [
      { word, match: 'EXACT' as const, distance: 0 },
      ...prefixed
        .slice(0, room - corrections.length)
        .map((other) => ({ word: other, match: 'PREFIX' as const, distance: 0 })),
      ...corrections.map((other) => ({ ...other, match: 'TYPO' as const })),
    ];
  }
}

function shapeOf(word: string): { length: number; characters: number } {
  let length = 0;
  let characters = 0;
  for (const character of word) {
    length += 1;
    characters |= 1 << ((character.codePointAt(0) ?? 0) & 31);
  }
  return { length, characters };
}

/** How many bits of a 32-bit integer are set: sums of pairs, nibbles, bytes. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
