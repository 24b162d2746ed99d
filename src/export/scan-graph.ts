import { badInput } from '../errors.js';
import { DISPLAY_PROPERTIES } from '../claims/entity-display.js';
import type { Deadline, Engine, Parameters } from '../graph/engine.js';
import type { SourceFacts } from '../graph/statements/entity-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import {
  BUCKETS,
  CLAIM_IDS_ABOUT,
  NEIGHBOR_RECORDS_OF,
  RECORDS_OF,
  SCAN_CLAIMS,
  SCAN_CLAIMS_WITH_ENDS,
  SCAN_ENTITIES,
  SCAN_ENTITIES_OF_SOURCE,
  SCANNED_CLAIMS_BY_ID,
  SCANNED_ENTITIES_BY_ID,
  type ScannedClaim,
  type ScannedEnd,
  type ScannedEntity,
} from '../graph/statements/scan-statements.js';
import { timeParameters, type TimeFilter } from '../graph/statements/time-filter.js';
import { contentHash } from '../model/canonical-json.js';
import type { ClaimState } from '../model/claim.js';
import type { Evidence } from '../model/evidence.js';
import { orderKey } from '../model/order-key.js';

/**
 * What of the graph is exported; all conditions that are given must hold, and one that is left out (or empty) keeps
 * everything.
 *
 * - An entity is kept when its record is of one of `types`; when it is among `ids` (or, with depth 1, joined with one
 *   of them by a live relation of `kinds` at `at`); and, without `ids`, when `source` describes it or asserts a claim
 *   that has it as an end. All records that were merged into one entity count as one of `ids` when one of them does.
 * - Of a kept entity's uncited facts, those of `source` and of `kinds` are kept, and the names and summary whatever
 *   `kinds` says, so that an entity never loses what it is called. Uncited facts hold at all times: possibly at any
 *   date, certainly at none.
 * - A claim is kept when it is of one of `kinds` and `states`, `source` asserts it, and it holds `at`; and, with
 *   `types` or `ids`, when the entity at each of its ends is kept. Without these two, claims about entities that are not known
 *   yet are kept if their state is (PENDING is left out unless asked for). Entities that a claim names beside
 *   its ends (its qualifiers' values, who asserts it, the articles it cites) are not asked about.
 */
export interface ExportFilter {
  /** Entity types of the vocabulary. */
  readonly types?: readonly string[] | undefined;
  /** Relation kinds and fact properties of the vocabulary. */
  readonly kinds?: readonly string[] | undefined;
  /** The id of a source. */
  readonly source?: string | undefined;
  /** Ids of entities; old ids of merged ones too. Kept in memory, so some thousands rather than millions. */
  readonly ids?: readonly string[] | undefined;
  /** With `ids`: 1 keeps their neighbors too. 0 if left out. */
  readonly depth?: 0 | 1 | undefined;
  /** Valid time; left out, all times. */
  readonly at?: TimeFilter | undefined;
  /** LIVE if left out. */
  readonly states?: readonly ClaimState[] | undefined;
  /** When, and by whose leave, the export is given up. */
  readonly deadline?: Deadline | undefined;
}

/** An entity's record, as an export shows it. */
export type ExportedEntity = Omit<ScannedEntity, 'position'>;

/** A claim with its extracts as they stand in their text. */
export type ExportedClaim = ClaimRecord & { readonly evidence: readonly Evidence[] };

/** Rows of one statement. A bucket of a graph of 500,000 entities or claims is one of these. */
const BATCH = 2_000;
const IDS_AT_ONCE = 1_000;
/** Fewer, because a hub has many claims. */
const SUBJECTS_AT_ONCE = 100;

/**
 * The entities that a filter keeps, every record of a merged one, in batches: by bucket, then by order key of the id.
 * Memory holds one batch, and with `ids` those.
 * @throws SutraError BAD_USER_INPUT for an id that is not known; TIMEOUT when the filter's deadline passes.
 */
export async function* scanEntities(
  engine: Engine,
  filter: ExportFilter,
): AsyncGenerator<readonly ExportedEntity[]> {
  const kept = (rows: readonly ScannedEntity[]) => rows.map((row) => withKeptFacts(row, filter));
  const { deadline } = filter;
  if (hasAny(filter.ids)) {
    for (const ids of parts(inOrder(await keptIds(engine, filter)), IDS_AT_ONCE)) {
      const rows = await engine.read(SCANNED_ENTITIES_BY_ID, { ids }, deadline);
      const byId = new Map(rows.map((row) => [row.id, row]));
      yield kept(ids.map((id) => byId.get(id)).filter((row) => row !== undefined));
    }
    return;
  }
  const { source } = filter;
  const statement = source === undefined ? SCAN_ENTITIES : SCAN_ENTITIES_OF_SOURCE;
  const parameters = { types: orNull(filter.types), ...(source === undefined ? {} : { source }) };
  for (const bucket of BUCKETS) {
    let after = '';
    for (;;) {
      const rows = await engine.read(
        statement,
        { ...parameters, bucket, after, limit: BATCH },
        deadline,
      );
      if (rows.length > 0) yield kept(rows);
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.position ?? '';
    }
  }
}

/**
 * The claims that a filter keeps, in batches: by bucket, then by id; with `ids`, a hundred subjects in
 * their order at a time, then by id. Memory holds one batch, and with `ids` those and the ids of these subjects' claims.
 * @throws SutraError as scanEntities.
 */
export async function* scanClaims(
  engine: Engine,
  filter: ExportFilter,
): AsyncGenerator<readonly ExportedClaim[]> {
  for await (const rows of scanClaimsWithEnds(engine, filter, false)) {
    yield rows.map(({ claim, evidence }) => ({ ...claim, evidence }));
  }
}

/** As scanClaims, with the entities at the ends if they are wanted (or needed to decide). */
export async function* scanClaimsWithEnds(
  engine: Engine,
  filter: ExportFilter,
  wanted = true,
): AsyncGenerator<readonly ScannedClaim[]> {
  const { deadline } = filter;
  const parameters = claimParameters(filter);
  if (hasAny(filter.ids)) {
    yield* scanClaimsOf(engine, await keptIds(engine, filter), parameters, deadline);
    return;
  }
  const types = hasAny(filter.types) ? new Set(filter.types) : undefined;
  const statement = wanted || types !== undefined ? SCAN_CLAIMS_WITH_ENDS : SCAN_CLAIMS;
  for (const bucket of BUCKETS) {
    let after = '';
    for (;;) {
      const rows = await engine.read(
        statement,
        { ...parameters, bucket, after, limit: BATCH },
        deadline,
      );
      const kept = types === undefined ? rows : rows.filter((row) => hasEndsOf(row, types));
      if (kept.length > 0) yield kept;
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.claim.id ?? '';
    }
  }
}

/** What of a filter statements about claims take as parameters. */
export function claimParameters({ states, kinds, source, at }: ExportFilter): Parameters {
  return {
    states: states ?? ['LIVE'],
    kinds: orNull(kinds),
    source: source ?? null,
    ...timeParameters(at),
  };
}

async function* scanClaimsOf(
  engine: Engine,
  ids: ReadonlySet<string>,
  parameters: Parameters,
  deadline: Deadline | undefined,
): AsyncGenerator<readonly ScannedClaim[]> {
  for (const subjects of parts(inOrder(ids), SUBJECTS_AT_ONCE)) {
    const about = await engine.read(CLAIM_IDS_ABOUT, { ids: subjects }, deadline);
    // Sorted by id before they are cut, so that batches of a hub do not depend on the engine's order.
    for (const claims of parts(about.map(({ id }) => id).sort(), IDS_AT_ONCE)) {
      const rows = await engine.read(
        SCANNED_CLAIMS_BY_ID,
        { ...parameters, ids: claims },
        deadline,
      );
      const kept = rows.filter(
        ({ claim: { objectId } }) => objectId === undefined || ids.has(objectId),
      );
      if (kept.length > 0) {
        yield [...kept].sort((left, right) => (left.claim.id < right.claim.id ? -1 : 1));
      }
    }
  }
}

/** Ids of the records that a filter with `ids` keeps. */
async function keptIds(engine: Engine, filter: ExportFilter): Promise<ReadonlySet<string>> {
  const { ids = [], depth = 0, deadline } = filter;
  const given = [...new Set(ids)];
  const kept = new Set<string>();
  for (const part of parts(given, IDS_AT_ONCE)) {
    for (const { id } of await engine.read(RECORDS_OF, { ids: part }, deadline)) kept.add(id);
  }
  const unknown = given.find((id) => !kept.has(id));
  if (unknown !== undefined) throw badInput('ids', 'ids of entities that are known', unknown);
  if (depth === 1) {
    const parameters = { kinds: orNull(filter.kinds), ...timeParameters(filter.at) };
    for (const part of parts(given, IDS_AT_ONCE)) {
      const rows = await engine.read(NEIGHBOR_RECORDS_OF, { ...parameters, ids: part }, deadline);
      for (const { id } of rows) kept.add(id);
    }
  }
  return hasAny(filter.types) ? ofTypes(engine, [...kept], filter.types, deadline) : kept;
}

async function ofTypes(
  engine: Engine,
  ids: readonly string[],
  types: readonly string[],
  deadline: Deadline | undefined,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const part of parts(ids, IDS_AT_ONCE)) {
    for (const { id, type } of await engine.read(SCANNED_ENTITIES_BY_ID, { ids: part }, deadline)) {
      if (types.includes(type)) kept.add(id);
    }
  }
  return kept;
}

/** A record with those of its uncited facts that a filter keeps. */
export function withKeptFacts(
  { position: _position, ...entity }: ScannedEntity,
  { source, kinds, at }: ExportFilter,
): ExportedEntity {
  const certainOnly = at !== undefined && !at.certainty.includes('POSSIBLE');
  if (source === undefined && !hasAny(kinds) && !certainOnly) return entity;
  const isKept = (property: string) =>
    DISPLAY_PROPERTIES.includes(property) ||
    (!certainOnly && (!hasAny(kinds) || kinds.includes(property)));
  const facts: Record<string, SourceFacts> = {};
  for (const [name, { recordedAt, values }] of Object.entries(entity.facts)) {
    if (source !== undefined && name !== source) continue;
    facts[name] = {
      recordedAt,
      values: Object.fromEntries(Object.entries(values).filter(([property]) => isKept(property))),
    };
  }
  return { ...entity, facts };
}

function hasEndsOf({ claim, subject, object }: ScannedClaim, types: ReadonlySet<string>): boolean {
  const isKept = (end: ScannedEnd | undefined) => end !== undefined && types.has(end.type);
  return isKept(subject) && (claim.objectId === undefined || isKept(object));
}

/** As a scan of the whole graph comes to these records: by bucket, then by order key. */
function inOrder(ids: Iterable<string>): readonly string[] {
  return [...ids]
    .map((id) => ({ id, key: `${contentHash(id).slice(0, 2)}${orderKey(id) ?? id}` }))
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ id }) => id);
}

function hasAny<Item>(items: readonly Item[] | undefined): items is readonly Item[] {
  return items !== undefined && items.length > 0;
}

function orNull(items: readonly string[] | undefined): readonly string[] | null {
  return hasAny(items) ? items : null;
}

function parts<Item>(items: readonly Item[], size: number): readonly Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
