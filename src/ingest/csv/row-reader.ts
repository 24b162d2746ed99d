const QUOTE = '"';
const SPACE = 0x20;

/**
 * Reads the cells of a row, a line at a time, for a quoted cell may hold line ends. Quotes as in RFC 4180: a cell that
 * begins with one ends with the next that is not doubled. Spaces around the quotes are no part of a cell; a quote inside
 * a cell without quotes is a character as any other.
 */
export class RowReader {
  readonly #delimiter: string;
  readonly #cells: string[] = [];
  /** What of a quoted cell has been read; undefined outside of one. */
  #quoted: string | undefined;

  /** @param delimiter one character: no quote, no space, no line end. */
  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The row's cells once a line completes it, undefined while a quote is open, or what is wrong with the row. */
  take(line: string): readonly string[] | { readonly mistake: string } | undefined {
    let position = 0;
    if (this.#quoted !== undefined) this.#quoted += '\n';
    for (;;) {
      if (this.#quoted === undefined) {
        const start = afterSpaces(line, position);
        if (line[start] !== QUOTE) {
          const end = line.indexOf(this.#delimiter, position);
          this.#cells.push(line.slice(position, end === -1 ? undefined : end));
          if (end === -1) return this.#cells;
          position = end + 1;
          continue;
        }
        this.#quoted = '';
        position = start + 1;
      }
      const end = line.indexOf(QUOTE, position);
      if (end === -1) {
        this.#quoted += line.slice(position);
        return undefined;
      }
      this.#quoted += line.slice(position, end);
      position = end + 1;
      if (line[position] === QUOTE) {
        this.#quoted += QUOTE;
        position += 1;
        continue;
      }
      position = afterSpaces(line, position);
      this.#cells.push(this.#quoted);
      this.#quoted = undefined;
      if (position >= line.length) return this.#cells;
      if (line[position] !== this.#delimiter) {
        const place = `cell ${this.#cells.length}`;
        const got = JSON.stringify(line.slice(position, position + 20));
        return { mistake: `${place}: expected the next cell after a closing quote, got ${got}.` };
      }
      position += 1;
    }
  }
}

function afterSpaces(line: string, position: number): number {
  let after = position;
  while (line.charCodeAt(after) === SPACE) after += 1;
  return after;
}
