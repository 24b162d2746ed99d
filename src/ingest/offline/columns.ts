import type { Column } from './cells.js';

const texts = (names: string): readonly Column[] => names.split(' ').map((name) => ({ name }));
const list = (name: string): Column => ({ name, type: 'string[]' });
const VALIDITY: readonly Column[] = [
  ...(['startMin', 'startMax', 'endMin', 'endMax'] as const).map((name) => ({
    name,
    type: 'long' as const,
  })),
  { name: 'endState' },
];

/** The properties of an entity's node: claims/entity-rows.ts makes them. */
export const ENTITY_COLUMNS: readonly Column[] = [
  ...texts('id type idKey canonicalId bucket name nameKey'),
  list('aliases'),
  ...texts('summary searchText facts'),
  list('sources'),
  ...texts('language publishedAt publishedInstant address textFile textSha256 textRanges'),
];

/** The properties of a claim's node that follow from the claim alone: claims/claim-rows.ts makes them. */
export const CLAIM_COLUMNS: readonly Column[] = [
  ...texts('id bucket kind subjectId objectId value sortKey'),
  ...VALIDITY,
  ...texts('modality rank assertedBy recordId record qualifiers role'),
  list('namedIds'),
  { name: 'suppressed', type: 'boolean' },
  { name: 'recordedAt' },
];

/** Those that follow from all that was read. */
export const PLACE_COLUMNS: readonly Column[] = [
  list('sources'),
  ...texts('state sourceId targetId sourceType targetType outShelf inShelf'),
];

/** The properties of an edge: claims/claim-state.ts makes them. */
export const EDGE_COLUMNS: readonly Column[] = [
  ...texts('id sortKey'),
  ...VALIDITY,
  ...texts('modality rank role assertedBy'),
];

/** The properties of a citation: claims/write-evidence.ts makes them. */
export const CITATION_COLUMNS: readonly Column[] = [
  ...texts('id sortKey sourceId exact prefix suffix'),
  { name: 'start', type: 'long' },
  { name: 'end', type: 'long' },
  ...texts('basis reason verification'),
];

export const SOURCE_COLUMNS: readonly Column[] = texts('id kind name address');
export const LOG_COLUMNS: readonly Column[] = [
  ...texts('id at actor action sourceId'),
  list('claimIds'),
];
export const HUB_COLUMNS: readonly Column[] = [{ name: 'id' }, list('bounds'), list('dense')];
