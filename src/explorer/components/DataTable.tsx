import { useState, type ReactNode } from 'react';

import { useLanguage, useMessages } from '../messages/language.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by; without it the column cannot be sorted. Null comes last. */
  readonly sortBy?: (row: Row) => string | number | null;
}

interface Properties<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Whether there are more rows than these, and how to get them. */
  readonly onMore?: (() => void) | undefined;
}

/** Rows as they came, or sorted by a column. On phones each row is a block of its own. */
export function DataTable<Row>({ caption, columns, rows, rowKey, onMore }: Properties<Row>) {
  const { app } = useMessages();
  const language = useLanguage();
  const [sorting, setSorting] = useState<{ key: string; isDescending: boolean } | null>(null);
  const sortBy = columns.find(({ key }) => key === sorting?.key)?.sortBy;
  const shown =
    sortBy === undefined || sorting === null
      ? rows
      : sortRows(rows, sortBy, sorting.isDescending, language);
  const direction = sorting?.isDescending === true ? 'descending' : 'ascending';
  return (
    <div className="table-scroll">
      <table className="data-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, sortBy: sortable }) => (
              <th
                key={key}
                scope="col"
                {...(sorting?.key === key ? { 'aria-sort': direction } : {})}
              >
                {sortable === undefined ? (
                  title
                ) : (
                  <button
                    type="button"
                    className="quiet"
                    title={app.sortBy(title)}
                    onClick={() =>
                      setSorting({
                        key,
                        isDescending: sorting?.key === key && !sorting.isDescending,
                      })
                    }
                  >
                    {title}
                    <span aria-hidden="true">
                      {sorting?.key === key ? (sorting.isDescending ? '↓' : '↑') : '↕'}
                    </span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, title, cell }) => (
                <td key={key} data-label={title}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore !== undefined && (
        <p>
          <button type="button" onClick={onMore}>
            {app.more}
          </button>
        </p>
      )}
    </div>
  );
}

function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => string | number | null,
  isDescending: boolean,
  language: string,
): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  return [...rows].sort((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : collator.compare(String(a), String(b));
    return isDescending ? -order : order;
  });
}
