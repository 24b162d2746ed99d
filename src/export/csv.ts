import type { Engine } from '../graph/engine.js';
import { EDGE_COLUMNS, NODE_COLUMNS, type Cell } from './columns.js';
import { scanCanonical } from './scan-canonical.js';
import type { ExportFilter } from './scan-graph.js';
import { scanRelations } from './scan-relations.js';

/** What a spreadsheet may take for a formula, and the apostrophe, so that the guard can be told from what it guards. */
const NEEDS_GUARD = /^[=+\-@\t\r']/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Canonical entities as CSV of RFC 4180, with a line of column names. See `csvCell` for cells. */
export async function* csvNodes(engine: Engine, filter: ExportFilter): AsyncGenerator<string> {
  yield csvLine(['id', ...NODE_COLUMNS.map(({ name }) => name)]);
  for await (const batch of scanCanonical(engine, filter, { withClaims: true })) {
    yield batch
      .map((entity) => csvLine([entity.id, ...NODE_COLUMNS.map(({ cell }) => cell(entity))]))
      .join('');
  }
}

/** Relations as CSV; `source` and `target` are ids of nodes. */
export async function* csvEdges(engine: Engine, filter: ExportFilter): AsyncGenerator<string> {
  yield csvLine(['id', 'source', 'target', ...EDGE_COLUMNS.map(({ name }) => name)]);
  for await (const batch of scanRelations(engine, filter)) {
    yield batch
      .map((relation) => {
        const { claim, sourceId, targetId } = relation;
        const cells = EDGE_COLUMNS.map(({ cell }) => cell(relation));
        return csvLine([claim.id, sourceId, targetId, ...cells]);
      })
      .join('');
  }
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell. One that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or an apostrophe gets an apostrophe in
 * front, so that no spreadsheet runs it: whoever reads the file takes one leading apostrophe away and has the text.
 */
export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  const text = String(value);
  const guarded = NEEDS_GUARD.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
