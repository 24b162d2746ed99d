import { NODE_COLUMNS, nodeRows, RELATION_COLUMNS, relationRows, type Cell } from './columns.js';
import type { ExportQuestion } from './export-question.js';

/** What a spreadsheet may take for a formula, and the apostrophe, so that the guard can be told from what it guards. */
const NEEDS_GUARD = /^[=+\-@\t\r']/;
const NEEDS_QUOTES = /[",\r\n]/;

/** The entities that are shown, as CSV of RFC 4180 with a line of column names. */
export function nodesCsv(question: ExportQuestion): string {
  return table([
    ['id', ...NODE_COLUMNS.map(({ name }) => name)],
    ...nodeRows(question).map((row) => [row.node.id, ...NODE_COLUMNS.map(({ cell }) => cell(row))]),
  ]);
}

/** The relations that are shown, a line each with its extract and article. */
export function relationsCsv(question: ExportQuestion): string {
  return table([
    ['id', 'source', 'target', ...RELATION_COLUMNS.map(({ name }) => name)],
    ...relationRows(question).map((row) => [
      row.relation.id,
      row.source,
      row.target,
      ...RELATION_COLUMNS.map(({ cell }) => cell(row)),
    ]),
  ]);
}

/** A spreadsheet takes a file for UTF-8 only if it begins so; other readers pass over it. */
const BYTE_ORDER_MARK = '\ufeff';

function table(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * A cell. A text that a spreadsheet would run gets an apostrophe in front, as in the server's export; numbers are
 * numbers.
 */
export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const guarded = NEEDS_GUARD.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
