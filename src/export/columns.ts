import { formatExactDay } from '../model/exact-day.js';
import { formatPartialDate, type Day } from '../model/partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from '../model/validity.js';
import type { CanonicalEntity } from './scan-canonical.js';
import type { ExportedRelation } from './scan-relations.js';

/** A cell of a table or an attribute of a node: undefined where there is nothing. */
export type Cell = string | number | undefined;

/** The columns of nodes and edges, for formats that are tables at heart, and what each holds. */
export interface Column<Item> {
  readonly name: string;
  readonly type: 'string' | 'int';
  readonly cell: (item: Item) => Cell;
}

const column = <Item>(
  name: string,
  cell: (item: Item) => Cell,
  type: 'string' | 'int' = 'string',
): Column<Item> => ({ name, type, cell });

/** Beside `id`. Lists and facts are JSON. */
export const NODE_COLUMNS: readonly Column<CanonicalEntity>[] = [
  column('type', ({ type }) => type),
  column('name', ({ name }) => name),
  column('aliases', ({ aliases }) => list(aliases)),
  column('summary', ({ summary }) => summary),
  column('publishedAt', ({ article }) => article?.publishedAt),
  column('address', ({ article }) => article?.address),
  column('facts', ({ facts }) =>
    Object.keys(facts).length === 0 ? undefined : JSON.stringify(facts),
  ),
  column('sources', ({ sources }) => list(sources)),
  // Of one record, its own id, it says nothing.
  column('records', ({ records }) => (records.length === 1 ? undefined : list(records))),
];

/** Beside `id`, `source` and `target`. Dates that nothing is known of are empty; lists are JSON. */
export const EDGE_COLUMNS: readonly Column<ExportedRelation>[] = [
  column('kind', ({ claim }) => claim.kind),
  column('role', ({ claim }) => roleText(claim.qualifiers)),
  column('start', ({ claim: { validity } }) => date(validity.startMin, validity.startMax)),
  column('end', ({ claim: { validity } }) => date(validity.endMin, validity.endMax)),
  column('startEarliest', ({ claim }) => day(claim.validity.startMin)),
  column('startLatest', ({ claim }) => day(claim.validity.startMax)),
  column('endEarliest', ({ claim }) => day(claim.validity.endMin)),
  column('endLatest', ({ claim }) => day(claim.validity.endMax)),
  column('endState', ({ claim }) => claim.validity.endState),
  column('modality', ({ claim }) => claim.modality),
  column('rank', ({ claim }) => claim.rank),
  column('state', ({ claim }) => claim.state),
  column('assertedBy', ({ claim }) => claim.assertedBy),
  column('qualifiers', ({ claim: { qualifiers } }) =>
    Object.keys(qualifiers).length === 0 ? undefined : JSON.stringify(qualifiers),
  ),
  column('recordId', ({ claim }) => claim.recordId),
  column('sources', ({ claim }) => list(claim.sources)),
  column('recordedAt', ({ claim }) => claim.recordedAt),
  column('evidenceCount', ({ claim }) => claim.evidence.length, 'int'),
  column('evidence', ({ claim: { evidence } }) =>
    evidence.length === 0
      ? undefined
      : JSON.stringify(
          evidence.map(({ articleId, exact, verification }) => ({
            article: articleId,
            exact,
            verification,
          })),
        ),
  ),
];

function list(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : JSON.stringify(items);
}

function roleText(qualifiers: ExportedRelation['claim']['qualifiers']): string | undefined {
  const [role] = qualifiers['ROLE'] ?? [];
  return role?.type === 'TEXT' ? role.text : undefined;
}

/** The partial date that says exactly this, if there is one. */
function date(first: Day, last: Day): string | undefined {
  return day(first) === undefined || day(last) === undefined
    ? undefined
    : formatPartialDate({ first, last });
}

function day(value: Day): string | undefined {
  return value === BEFORE_ALL_DAYS || value === AFTER_ALL_DAYS
    ? undefined
    : String(formatExactDay(value));
}
