import { SutraError } from '../../errors.js';
import type { ImportFormat, RawRecord, ReadRecord } from '../import-format.js';
import { Mistakes } from '../follow-the-money/mistakes.js';
import { cleanCell } from './clean-cell.js';
import { csvRows, type CsvRow } from './csv-rows.js';
import { mapRow } from './map-row.js';
import type { MappingQuery } from './mapping.js';

export interface CsvOptions {
  /** What stands between cells: one character, no quote, space or line end. A comma by default. */
  readonly delimiter?: string;
  /** Whether ids carry the signature of their dataset, as those of `ftm map-csv` do by default. True by default. */
  readonly isSigned?: boolean;
}

/**
 * CSV that a mapping makes FollowTheMoney entities of. One is made for each input: it remembers the header that
 * `records` finds. A row that makes no entity is no mistake; of one that makes several, a mistake in any refuses all.
 *
 * `records` throws BAD_USER_INPUT when there is no header or it lacks a column that the queries name.
 * @param queries those that the input is for; each makes its own entities of every row.
 * @param reader takes an entity as followTheMoneyReader does.
 */
export function csvFormat(
  queries: readonly MappingQuery[],
  reader: (entity: unknown) => readonly ReadRecord[],
  { delimiter = ',', isSigned = true }: CsvOptions = {},
): ImportFormat {
  checkDelimiter(delimiter);
  let columns: ReadonlyMap<string, number> = new Map();
  return {
    async *records(input) {
      let header: CsvRow | undefined;
      for await (const rows of csvRows(input, delimiter)) {
        if (header === undefined) {
          [header] = rows;
          if (header === undefined) continue;
          columns = readHeader(header, queries);
          yield checkedRows(rows.slice(1), header);
        } else yield checkedRows(rows, header);
      }
      if (header === undefined) {
        throw new SutraError(
          'BAD_USER_INPUT',
          'The input: expected a header row, got blank lines.',
        );
      }
    },
    read(record) {
      const { cells } = record as RawRecord & Partial<CsvRow>;
      if (cells === undefined) throw new TypeError('Expected a record of this format.');
      const cellOf = (column: string) => cleanCell(cells[columns.get(column) ?? -1] ?? '');
      const read: ReadRecord[] = [];
      const mistakes = new Mistakes();
      for (const query of queries) {
        for (const entity of mapRow(query, cellOf, isSigned)) {
          try {
            read.push(...reader(entity));
          } catch (error) {
            if (!(error instanceof SutraError) || error.code !== 'BAD_USER_INPUT') throw error;
            mistakes.take(error);
          }
        }
      }
      mistakes.throwIfAny();
      return read;
    },
  };
}

function checkDelimiter(delimiter: string): void {
  if (delimiter.length === 1 && !/["' \r\n\u0000]/.test(delimiter)) return;
  const message = `delimiter: expected one character that is no quote, space or line end, got ${JSON.stringify(delimiter)}.`;
  throw new SutraError('BAD_USER_INPUT', message);
}

function checkedRows(rows: readonly CsvRow[], header: CsvRow): readonly CsvRow[] {
  const expected = header.cells.length;
  return rows.map((row) => {
    if (row.mistake !== undefined || row.cells.length === expected) return row;
    const mistake = `expected ${expected} cells as in the header, got ${row.cells.length}.`;
    return { ...row, mistake };
  });
}

/** Where each column is. */
function readHeader(
  { line, mistake, cells }: CsvRow,
  queries: readonly MappingQuery[],
): ReadonlyMap<string, number> {
  if (mistake !== undefined) {
    throw new SutraError('BAD_USER_INPUT', `line ${line}: expected a header row: ${mistake}`);
  }
  const columns = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const name = cleanCell(cell);
    if (name === undefined) continue;
    if (columns.has(name)) twice.add(name);
    columns.set(name, index);
  }
  const file = (query: MappingQuery) => query.place.replace(/:\d+$/, '');
  const mistakes = queries.flatMap((query) =>
    [...query.columns].flatMap(([name, mappingLine]) => {
      const place = `${file(query)}:${mappingLine}: column ${JSON.stringify(name)}`;
      if (twice.has(name)) return [`${place}: expected one column of that name, got several.`];
      return columns.has(name) ? [] : [`${place}: expected a column of the header, got none.`];
    }),
  );
  if (mistakes.length === 0) return columns;
  const shown = [...columns.keys()].slice(0, 50).map((name) => JSON.stringify(name));
  const message = [...mistakes, `The header (line ${line}) has: ${shown.join(', ')}.`].join('\n');
  throw new SutraError('BAD_USER_INPUT', message);
}
