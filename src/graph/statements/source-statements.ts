import { optionalText, text, texts } from './columns.js';
import { reading, writing } from './statement.js';

export const SOURCE_KINDS = ['ARTICLE', 'DATASET', 'EDITOR'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface SourceRecord {
  readonly id: string;
  readonly kind: SourceKind;
  readonly name: string;
  readonly address: string | undefined;
  /** What the source's last load asserted, kept for sources that are replaced as a whole. */
  readonly claimIds: readonly string[];
  readonly entityIds: readonly string[];
  /** The directory that an article's file was last seeded from. */
  readonly seededFrom: string | undefined;
}

/** $ids → the sources, in no order. */
export const SOURCES_BY_ID = reading<SourceRecord>(
  'SOURCES_BY_ID',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})
   RETURN s.id AS id, s.kind AS kind, s.name AS name, s.address AS address, s.claimIds AS claimIds, s.entityIds AS entityIds, s.seededFrom AS seededFrom`,
  (row) => ({
    id: text(row, 'id'),
    kind: text(row, 'kind') as SourceKind,
    name: text(row, 'name'),
    address: optionalText(row, 'address'),
    claimIds: texts(row, 'claimIds'),
    entityIds: texts(row, 'entityIds'),
    seededFrom: optionalText(row, 'seededFrom'),
  }),
);

/** → the ids of all sources, in no order. */
export const SOURCE_IDS = reading('SOURCE_IDS', 'MATCH (s:Source) RETURN s.id AS id', (row) => ({
  id: text(row, 'id'),
}));

/** $id, $properties: makes or overwrites a source. */
export const SAVE_SOURCE = writing(
  'SAVE_SOURCE',
  'MERGE (s:Source {id: $id}) SET s += $properties',
);

/** $rows of {properties}: appends to the log. */
export const APPEND_LOG = writing(
  'APPEND_LOG',
  'UNWIND $rows AS row CREATE (l:LogEntry) SET l += row.properties',
);

export interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly sourceId: string;
  readonly claimIds: readonly string[];
}

/** → the whole log, oldest first, at most $limit entries after $after. */
export const LOG_PAGE = reading<LogEntry>(
  'LOG_PAGE',
  `MATCH (l:LogEntry) WHERE l.id > $after
   RETURN l.id AS id, l.at AS at, l.actor AS actor, l.action AS action, l.sourceId AS sourceId, l.claimIds AS claimIds
   ORDER BY id LIMIT $limit`,
  (row) => ({
    id: text(row, 'id'),
    at: text(row, 'at'),
    actor: text(row, 'actor'),
    action: text(row, 'action'),
    sourceId: text(row, 'sourceId'),
    claimIds: texts(row, 'claimIds'),
  }),
);
