import type { RawRecord } from '../import-format.js';
import { textLines } from '../text-lines.js';
import { RowReader } from './row-reader.js';

/** A row, with its cells if it could be read. Its text is its lines as they stand, joined by LF. */
export interface CsvRow extends RawRecord {
  readonly cells: readonly string[];
}

/** The longest row that spans lines, in UTF-16 units: 1 MiB. One that stays on its line may be as long as any line. */
export const LONGEST_SPANNING_ROW = 1024 * 1024;

const PORTION_ROWS = 1_000;
const NO_CELLS: readonly string[] = [];
const NO_LINES: readonly RawRecord[] = [];
const BLANK = /^[ \t]*$/;

/**
 * Splits CSV into rows, the header among them; blank lines between rows are left out. Lines are numbered and checked as
 * `textLines` says.
 *
 * A quote that nothing closes must not swallow the file: a row that goes on for more than LONGEST_SPANNING_ROW, over a
 * line that is no text, or over the end of the input, is a mistake of the line that it begins on, and reading goes on
 * with the line after that.
 * @param delimiter one character: no quote, no space, no line end.
 * @throws SutraError BAD_USER_INPUT when the input is UTF-16.
 */
export async function* csvRows(
  input: AsyncIterable<Buffer>,
  delimiter: string,
): AsyncGenerator<readonly CsvRow[]> {
  const splitter = new RowSplitter(delimiter);
  for await (const lines of textLines(input, 'KEPT')) {
    yield* inPortions(splitter.take(lines));
  }
  yield* inPortions(splitter.end());
}

/** A row that was given up may set free all the rows that it had swallowed. */
function* inPortions(rows: readonly CsvRow[]): Generator<readonly CsvRow[]> {
  for (let from = 0; from < rows.length; from += PORTION_ROWS) {
    yield rows.length <= PORTION_ROWS ? rows : rows.slice(from, from + PORTION_ROWS);
  }
}

/** How many lines may be taken again for each that comes: what bounds the work that hostile quotes make. */
const RETAKEN_PER_LINE = 4;

class RowSplitter {
  readonly #delimiter: string;
  /** Lines of the row that is not complete yet, and what reads it. */
  #open: RawRecord[] = [];
  #openLength = 0;
  #reader: RowReader | undefined;
  /** How many more lines may be taken again as rows that span lines. */
  #retakes = 0;
  /** Up to this line a row must end on the line that it begins on. */
  #singleUpTo = 0;
  #rows: CsvRow[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  take(lines: readonly RawRecord[]): readonly CsvRow[] {
    this.#retakes += lines.length * RETAKEN_PER_LINE;
    for (const line of lines) this.#takeAll([line]);
    return this.#nextRows();
  }

  end(): readonly CsvRow[] {
    while (this.#open.length > 0) this.#takeAll(this.#giveUp('the end of the input'));
    return this.#nextRows();
  }

  #nextRows(): readonly CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #takeAll(lines: readonly RawRecord[]): void {
    const waiting = lines.toReversed();
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      const again = this.#takeLine(line);
      for (let index = again.length - 1; index >= 0; index -= 1) waiting.push(again[index] ?? line);
    }
  }

  /** Gives the lines that have to be taken again, because a row that they were part of was none. */
  #takeLine(line: RawRecord): readonly RawRecord[] {
    if (line.mistake !== undefined) {
      if (this.#reader !== undefined) {
        return [...this.#giveUp(`line ${line.line}, which cannot be read`), line];
      }
      this.#rows.push({ ...line, cells: NO_CELLS });
      return NO_LINES;
    }
    if (this.#reader === undefined && !line.text.includes('"')) {
      // Most rows; several times as fast.
      if (!BLANK.test(line.text)) {
        const cells = line.text.split(this.#delimiter);
        this.#rows.push({ line: line.line, text: line.text, cells });
      }
      return NO_LINES;
    }
    this.#reader ??= new RowReader(this.#delimiter);
    const read = this.#reader.take(line.text);
    this.#open.push(line);
    this.#openLength += line.text.length + 1;
    if (read === undefined) {
      if (line.line <= this.#singleUpTo) return this.#giveUp('the end of its line');
      // A single line may be as long as it is; it is the lines after it that a stray quote would swallow.
      const spans = this.#open.length > 1 && this.#openLength > LONGEST_SPANNING_ROW;
      return spans ? this.#giveUp(`${LONGEST_SPANNING_ROW} characters`) : NO_LINES;
    }
    if ('mistake' in read) {
      const where = this.#open.length === 1 ? '' : ` That is on line ${line.line}.`;
      return this.#refuse(`${read.mistake}${where}`);
    }
    const [first = line] = this.#open;
    const text = this.#open.map((part) => part.text).join('\n');
    this.#close();
    this.#rows.push({ line: first.line, text, cells: read });
    return NO_LINES;
  }

  #giveUp(reached: string): readonly RawRecord[] {
    return this.#refuse(`expected a quote that closes the cell, got none up to ${reached}.`);
  }

  /** The line that a row began on is the mistake; those that followed are rows of their own. */
  #refuse(mistake: string): readonly RawRecord[] {
    const [first, ...others] = this.#open;
    this.#close();
    if (first !== undefined) this.#rows.push({ ...first, mistake, cells: NO_CELLS });
    if (others.length > this.#retakes) this.#singleUpTo = others.at(-1)?.line ?? 0;
    this.#retakes = Math.max(0, this.#retakes - others.length);
    return others;
  }

  #close(): void {
    this.#open = [];
    this.#openLength = 0;
    this.#reader = undefined;
  }
}
