import { badInput, SutraError } from '../../errors.js';

/**
 * What neo4j-admin is told of our files. Control characters, which texts hardly ever hold, so that hardly a cell needs
 * quotes: with commas and quotation marks, JSON text would double in size.
 */
export const DELIMITER = '\u001f';
export const QUOTE = '\u0001';
const ARRAY_DELIMITER = '\u001e';
export const CELL_ARGUMENTS = [
  '--delimiter=U+001F',
  '--quote=U+0001',
  '--array-delimiter=U+001E',
] as const;

/** A column of a file: a property's name, and neo4j-admin's type of it if it is no text. */
export interface Column {
  readonly name: string;
  readonly type?: 'string[]' | 'long' | 'boolean';
}

/** The line that names the columns; `ends` are those that say which node a row is, or leads from and to. */
export function headerOf(columns: readonly Column[], ends: readonly string[] = []): string {
  const names = columns.map(({ name, type }) => (type === undefined ? name : `${name}:${type}`));
  return [...ends, ...names].join(DELIMITER);
}

/**
 * The cells of a row, without its line end: what a property has not is an empty cell, and an empty text is a quoted one.
 * @throws SutraError BAD_USER_INPUT for a list that neo4j-admin cannot be given.
 */
export function rowOf(
  columns: readonly Column[],
  properties: Readonly<Record<string, unknown>>,
): string {
  let row = '';
  for (let index = 0; index < columns.length; index += 1) {
    const value = properties[columns[index]?.name ?? ''];
    if (index > 0) row += DELIMITER;
    if (value === undefined || value === null) continue;
    row += typeof value === 'string' ? textCell(value) : otherCell(value);
  }
  return row;
}

const SPECIAL = /[\u0000-\u001f]/;

function textCell(text: string): string {
  if (text === '') return QUOTE + QUOTE;
  return SPECIAL.test(text) ? QUOTE + text.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE : text;
}

function otherCell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) {
    throw new SutraError('INTERNAL_SERVER_ERROR', `No cell holds a property of ${typeof value}.`);
  }
  // No list at all means the same to every reader; the format has no empty one.
  if (value.length === 0) return '';
  for (const text of value as readonly string[]) {
    if (text.includes(ARRAY_DELIMITER) || (text === '' && value.length === 1)) {
      throw badInput(
        'text',
        'one that is not empty and without the character U+001E, which cannot be written offline',
        text,
      );
    }
  }
  return textCell(value.join(ARRAY_DELIMITER));
}

/** The cells of a row as texts; undefined for what it has not. The opposite of `rowOf`. */
export function cellsOf(
  columns: readonly Column[],
  row: string,
): Readonly<Record<string, string | readonly string[] | undefined>> {
  const cells: Record<string, string | readonly string[] | undefined> = {};
  let at = 0;
  for (const { name, type } of columns) {
    const text = cellAt(row, at);
    at = text.end + 1;
    cells[name] =
      type === 'string[]' && text.value !== undefined
        ? text.value.split(ARRAY_DELIMITER)
        : text.value;
  }
  return cells;
}

function cellAt(row: string, start: number): { value: string | undefined; end: number } {
  if (row.charAt(start) !== QUOTE) {
    const found = row.indexOf(DELIMITER, start);
    const end = found === -1 ? row.length : found;
    return { value: end === start ? undefined : row.slice(start, end), end };
  }
  let end = start + 1;
  while (row.charAt(end) !== QUOTE || row.charAt(end + 1) === QUOTE) {
    end += row.charAt(end) === QUOTE ? 2 : 1;
  }
  return { value: row.slice(start + 1, end).replaceAll(QUOTE + QUOTE, QUOTE), end: end + 1 };
}

/** Whether a row spans lines, and so belongs into a file of which neo4j-admin is told so. */
export function spansLines(row: string): boolean {
  return row.includes('\n') || row.includes('\r');
}
