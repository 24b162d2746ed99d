import { isAscii, isUtf8 } from 'node:buffer';
import { withoutByteOrderMark } from './byte-order-mark.js';
import { GrowingBytes } from './growing-bytes.js';
import type { RawRecord } from './import-format.js';
import { mistakeInText } from './text-mistake.js';

/** The longest line that is read, in bytes without its line end: 16 MiB. */
export const LONGEST_LINE_BYTES = 16 * 1024 * 1024;

/** How many characters of a line that is too long are kept to show it by. */
const SHOWN_CHARACTERS = 1_000;
const SHOWN_BYTES = SHOWN_CHARACTERS * 4;

const PORTION_RECORDS = 1_000;
const PORTION_BYTES = 1024 * 1024;
/** What is decoded at a time; larger chunks are taken in pieces, so that no portion outgrows its bounds by much. */
const PIECE_BYTES = 256 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const NUL = 0x00;
const SPACE = 0x20;
const ONLY_BLANKS = /^[ \t\r]*$/;

/**
 * Splits text into its lines. Lines end with LF or CRLF, the last may end with the input; blank ones (empty, spaces,
 * tabs) are counted, and left out unless they are to be kept. A UTF-8 byte order mark at the very start is no part of
 * the first line.
 *
 * A line that is not UTF-8 or holds a NUL byte gets a mistake that names the first bad byte by its offset in the line,
 * from 0, and a text decoded as far as possible. One longer than LONGEST_LINE_BYTES gets a mistake and its first 1,000
 * characters as text; the rest of it is never held.
 *
 * A portion has up to 1,000 records or some more than 1 MiB, whichever comes first.
 * @throws SutraError BAD_USER_INPUT when the input is UTF-16.
 */
export async function* textLines(
  input: AsyncIterable<Buffer>,
  blankLines: 'LEFT_OUT' | 'KEPT',
): AsyncGenerator<readonly RawRecord[]> {
  const splitter = new LineSplitter(blankLines === 'KEPT');
  for await (const chunk of withoutByteOrderMark(input)) {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      yield* splitter.take(chunk.subarray(from, from + PIECE_BYTES));
    }
  }
  yield* splitter.end();
}

class LineSplitter {
  /** The line that the next line end ends, from 1. */
  #line = 1;
  /** The line whose end has not come yet; of one that is too long, its beginning. */
  readonly #unfinished = new GrowingBytes();
  /** Bytes of that line, held or not. */
  #unfinishedLength = 0;
  #unfinishedEndsInReturn = false;
  #portion: RawRecord[] = [];
  #portionBytes = 0;
  readonly #keepsBlank: boolean;

  constructor(keepsBlank: boolean) {
    this.#keepsBlank = keepsBlank;
  }

  *take(piece: Buffer): Generator<readonly RawRecord[]> {
    const firstEnd = piece.indexOf(LINE_FEED);
    if (firstEnd === -1) {
      this.#keep(piece);
      return;
    }
    let start = 0;
    if (this.#unfinishedLength > 0) {
      this.#keep(piece.subarray(0, firstEnd));
      this.#finishLine();
      start = firstEnd + 1;
    }
    const stop = piece.lastIndexOf(LINE_FEED) + 1;
    this.#portionBytes += stop - start;
    yield* this.#takeLines(piece.subarray(start, stop));
    this.#keep(piece.subarray(stop));
    if (this.#portionBytes >= PORTION_BYTES && this.#portion.length > 0) yield this.#nextPortion();
  }

  *end(): Generator<readonly RawRecord[]> {
    if (this.#unfinishedLength > 0) this.#finishLine();
    if (this.#portion.length > 0) yield this.#nextPortion();
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#unfinishedLength += bytes.length;
    this.#unfinishedEndsInReturn = bytes.at(-1) === CARRIAGE_RETURN;
    // One byte more, for the carriage return that is no part of the line.
    if (this.#unfinishedLength <= LONGEST_LINE_BYTES + 1) this.#unfinished.append(bytes);
    else this.#unfinished.cutTo(SHOWN_BYTES);
  }

  #finishLine(): void {
    const length = this.#unfinishedLength - (this.#unfinishedEndsInReturn ? 1 : 0);
    const held = this.#unfinished.bytes();
    this.#portionBytes += held.length;
    if (length <= LONGEST_LINE_BYTES) this.#takeLine(held.subarray(0, length));
    else {
      const beginning = held.subarray(0, SHOWN_BYTES).toString('utf8');
      this.#portion.push({
        line: this.#line,
        text: [...beginning].slice(0, SHOWN_CHARACTERS).join(''),
        mistake: `expected a line of at most ${LONGEST_LINE_BYTES} bytes, got one of ${length}.`,
      });
    }
    this.#line += 1;
    this.#unfinished.cutTo(0);
    this.#unfinishedLength = 0;
  }

  /** Lines that each end here. */
  *#takeLines(bytes: Buffer): Generator<readonly RawRecord[]> {
    if (bytes.includes(NUL) || !isUtf8(bytes)) {
      let start = 0;
      while (start < bytes.length) {
        const end = bytes.indexOf(LINE_FEED, start);
        const stop = bytes[end - 1] === CARRIAGE_RETURN && end > start ? end - 1 : end;
        this.#takeLine(bytes.subarray(start, stop));
        this.#line += 1;
        start = end + 1;
        if (this.#portion.length >= PORTION_RECORDS) yield this.#nextPortion();
      }
      return;
    }
    // Decoding once and cutting the text measured several times as fast as decoding every line.
    const text = bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
    let start = 0;
    while (start < text.length) {
      const end = text.indexOf('\n', start);
      const stop = text.charCodeAt(end - 1) === CARRIAGE_RETURN && end > start ? end - 1 : end;
      this.#takeText(text.slice(start, stop));
      this.#line += 1;
      start = end + 1;
      if (this.#portion.length >= PORTION_RECORDS) yield this.#nextPortion();
    }
  }

  /** A line by itself, so that what is wrong with its bytes is its own mistake. */
  #takeLine(bytes: Buffer): void {
    const mistake = mistakeInText(bytes);
    const text = bytes.toString('utf8');
    if (mistake === undefined) this.#takeText(text);
    else this.#portion.push({ line: this.#line, text, mistake });
  }

  #takeText(text: string): void {
    const blank = text === '' || (text.charCodeAt(0) <= SPACE && ONLY_BLANKS.test(text));
    if (!blank || this.#keepsBlank) this.#portion.push({ line: this.#line, text });
  }

  #nextPortion(): readonly RawRecord[] {
    const portion = this.#portion;
    this.#portion = [];
    this.#portionBytes = 0;
    return portion;
  }
}
