import { createHash } from 'node:crypto';

/**
 * A text addressed by Unicode code points, as it is: nothing is normalized, line ends and a byte order mark count.
 * JavaScript counts UTF-16 units, so it remembers where the characters of two units stand; in most texts there
 * are none, and either count is the other.
 */
export class ArticleText {
  /** Of the bytes: the text's identity. */
  readonly sha256: string;
  /** In code points. */
  readonly length: number;
  readonly #text: string;
  /** Positions in code points of the characters of two units, ascending. */
  readonly #wide: readonly number[];

  /** @throws TypeError for bytes that are not UTF-8. */
  constructor(bytes: Uint8Array) {
    this.sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    this.#wide = [...this.#text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(
      ({ index }, before) => index - before,
    );
    this.length = this.#text.length - this.#wide.length;
  }

  /** The code points of `[start, end)`; of what lies outside of the text, nothing. */
  slice(start: number, end: number): string {
    return this.#text.slice(this.#toUnits(start), this.#toUnits(end));
  }

  /** The positions where `exact` stands whole inside `[start, end)`, overlapping ones too, ascending. */
  *find(exact: string, start = 0, end = this.length): Generator<number, void, undefined> {
    if (exact === '') return;
    const first = this.#toUnits(start);
    const part = this.#text.slice(first, this.#toUnits(end));
    for (let at = part.indexOf(exact); at !== -1; at = part.indexOf(exact, at + 1)) {
      const position = this.#toCodePoints(first + at);
      // Half a character is no match.
      const isWhole =
        this.#toUnits(position) === first + at &&
        this.#toUnits(this.#toCodePoints(first + at + exact.length)) === first + at + exact.length;
      if (isWhole) yield position;
    }
  }

  #toUnits(codePoint: number): number {
    const within = Math.min(Math.max(codePoint, 0), this.length);
    return within + this.#countBelow((wide) => wide < within);
  }

  #toCodePoints(unit: number): number {
    return unit - this.#countBelow((wide, before) => wide + before < unit);
  }

  /** How many wide characters, from the first on, are `below`: binary search. */
  #countBelow(below: (wide: number, before: number) => boolean): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (below(this.#wide[middle] ?? Number.POSITIVE_INFINITY, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
