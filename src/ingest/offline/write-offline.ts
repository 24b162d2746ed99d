import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { badInput, SutraError } from '../../errors.js';
import type { Load } from '../../claims/load.js';
import type { ClaimRecord } from '../../graph/statements/records.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { RawRecord } from '../import-format.js';
import type { Reject } from '../import/rejects-file.js';
import type { OfflineBatch } from './batch.js';
import { makeBatches, type Reading } from './batches.js';
import { CELL_ARGUMENTS, DELIMITER, headerOf, rowOf, type Column } from './cells.js';
import {
  CITATION_COLUMNS,
  CLAIM_COLUMNS,
  EDGE_COLUMNS,
  ENTITY_COLUMNS,
  HUB_COLUMNS,
  LOG_COLUMNS,
  PLACE_COLUMNS,
  SOURCE_COLUMNS,
} from './columns.js';
import { DataFile } from './data-file.js';
import { OfflineClaims, type StateCounts } from './offline-claims.js';
import { OfflineEntities, type OutputFile } from './offline-entities.js';

export interface OfflineInput {
  readonly records: AsyncIterable<readonly RawRecord[]>;
  readonly reading: Reading;
  /** Told of the records that are not loaded, some at a time, in order. */
  readonly onRejected?: (rejects: readonly Reject[]) => void;
}

export interface OfflineOptions {
  /** Where the files go: missing, or empty. */
  readonly directory: string;
  readonly vocabulary: Vocabulary;
  /** Of records that name none, and who loads, since when: as for a load. */
  readonly source: Load['source'];
  readonly actor: string;
  readonly at: string;
  /** More bad records than this stop it. */
  readonly mostRejects?: number;
  /** Told how many records have been read, every few thousand. */
  readonly onProgress?: (records: number) => void | Promise<void>;
}

export interface OfflineReport {
  readonly records: number;
  readonly rejected: number;
  readonly entities: number;
  readonly claims: number;
  readonly states: StateCounts;
  readonly extracts: number;
  /** For `neo4j-admin database import full`, without the database's name. */
  readonly importArguments: readonly string[];
}

/**
 * Writes what records say as files for `neo4j-admin database import full`: the graph that loading the same records
 * would make, for a database that is empty. Needs memory for the ids of entities and claims, and disk for the rest.
 * @throws SutraError BAD_USER_INPUT when the directory is not empty or there are too many bad records; INTERNAL_SERVER_ERROR when it cannot be written to.
 */
export async function writeOffline(
  inputs: AsyncIterable<OfflineInput> | Iterable<OfflineInput>,
  options: OfflineOptions,
): Promise<OfflineReport> {
  const { directory, vocabulary, source, at, mostRejects = Number.POSITIVE_INFINITY } = options;
  prepareDirectory(directory);
  const entities = new OfflineEntities(directory, vocabulary);
  const claims = new OfflineClaims(directory, entities);
  const sources = new Map([[source.id, source]]);
  const displayed = new Map<string, Map<string, ClaimRecord>>();
  let records = 0;
  let rejected = 0;
  for await (const input of inputs) {
    for await (const read of makeBatches(input.records, input.reading, { source, at })) {
      const refused = takeIn(read.batch, { entities, claims, sources, displayed });
      refused.sort((one, other) => one.place - other.place);
      const rejects = refused.flatMap(({ place, reason }) => {
        const record = read.records[place];
        return record === undefined ? [] : [{ record, reason }];
      });
      if (rejects.length > 0) input.onRejected?.(rejects);
      records += read.records.length;
      rejected += refused.length;
      if (rejected > mostRejects) throw tooManyRejected(rejected, mostRejects);
      await options.onProgress?.(records);
    }
  }
  const about = new Map([...displayed].map(([id, byId]) => [id, [...byId.values()]]));
  const nodes = entities.finish(about, at);
  const { files, states } = claims.finish();
  const others = [
    writeSources(directory, [...sources.values()]),
    ...writeLog(directory, claims, options),
  ];
  return {
    records,
    rejected,
    entities: entities.count,
    claims: claims.count,
    states,
    extracts: claims.extracts,
    importArguments: importArguments(directory, [...nodes, ...files, ...others]),
  };
}

function tooManyRejected(rejected: number, most: number): SutraError {
  return new SutraError(
    'BAD_USER_INPUT',
    `Expected ${most} bad records at most, got ${rejected}. The files that were begun are of no use.`,
  );
}

function prepareDirectory(directory: string): void {
  // It stands in lists of paths, and neo4j-admin takes paths for regular expressions.
  if (/[,=*?()[\]{}|^$+]/.test(directory)) {
    throw badInput('directory', 'a path without , = * ? ( ) [ ] { } | ^ $ +', directory);
  }
  mkdirSync(directory, { recursive: true });
  const [name] = readdirSync(directory);
  if (name !== undefined) {
    throw badInput('directory', 'one that is missing or empty', `${directory}, with ${name} in it`);
  }
}

interface Graph {
  readonly entities: OfflineEntities;
  readonly claims: OfflineClaims;
  readonly sources: Map<string, Load['source']>;
  readonly displayed: Map<string, Map<string, ClaimRecord>>;
}

/** Takes in a batch record by record. One that gives an entity another type than an earlier one is refused whole. */
function takeIn(batch: OfflineBatch, graph: Graph): { place: number; reason: string }[] {
  const { numbers, bytes } = batch;
  const names = batch.names.split('\n');
  const refused = [...batch.rejected];
  const refusedPlaces = new Set<number>();
  let number = 0;
  let name = 0;
  let byte = 0;
  const next = (): number => numbers[number++] ?? 0;
  const nextName = (): string => names[name++] ?? '';
  const nextBytes = (length: number): Uint8Array => {
    byte += length;
    return bytes.subarray(byte - length, byte);
  };
  while (number < numbers.length) {
    const place = next();
    const source = batch.sources[next()];
    const entityCount = next();
    const claimCount = next();
    const entities: { id: string; type: string; flags: number; row: Uint8Array }[] = [];
    for (let index = 0; index < entityCount; index += 1) {
      const type = batch.types[next()] ?? '';
      const row = nextBytes(next());
      entities.push({ id: nextName(), type, row, flags: next() });
    }
    const conflict = findConflict(entities, graph.entities);
    if (conflict !== undefined && !refusedPlaces.has(place)) {
      refused.push({ place, reason: conflict });
      refusedPlaces.add(place);
    }
    const isRefused = refusedPlaces.has(place);
    if (!isRefused) {
      for (const { id, type, row, flags } of entities) graph.entities.add(id, type, row, flags);
      if (source !== undefined) noteSource(graph.sources, source, entityCount + claimCount);
    }
    for (let index = 0; index < claimCount; index += 1) {
      const kind = batch.kinds[next()] ?? '';
      const startMin = next();
      const row = nextBytes(next());
      const edge = nextBytes(next());
      const flags = next();
      const id = nextName();
      const ends = { subjectId: nextName(), objectId: nextName() };
      const claim = isRefused
        ? 0
        : graph.claims.add({
            id,
            kind,
            ...ends,
            startMin,
            flags,
            source: source?.id ?? '',
            row,
            edge,
          });
      const about = batch.displayed.get(id);
      if (about !== undefined && !isRefused)
        noteDisplayed(graph.displayed, about, source?.id ?? '');
      for (let extracts = next(); extracts > 0; extracts -= 1) {
        const cells = nextBytes(next());
        const extract = { id: nextName(), articleId: nextName(), flags: next() };
        if (!isRefused) graph.claims.cite(claim, extract, cells);
      }
    }
  }
  return refused;
}

function findConflict(
  given: readonly { id: string; type: string }[],
  entities: OfflineEntities,
): string | undefined {
  const here = new Map<string, string>();
  for (const { id, type } of given) {
    const known = entities.typeOfId(id) ?? here.get(id);
    if (known !== undefined && known !== type) {
      return `Entity ${id} is ${known} in what came before; it cannot be made ${type}.`;
    }
    here.set(id, type);
  }
  return undefined;
}

/** The last that describes a source counts; one that is only referred to goes by its id until one does. */
function noteSource(
  sources: Map<string, Load['source']>,
  source: Load['source'],
  things: number,
): void {
  if (source.isReference === true && (sources.has(source.id) || things === 0)) return;
  sources.set(source.id, source);
}

/** Which of an entity's names comes first depends on how many sources say so. */
function noteDisplayed(
  displayed: Map<string, Map<string, ClaimRecord>>,
  claim: ClaimRecord,
  source: string,
): void {
  const about = displayed.get(claim.subjectId) ?? new Map<string, ClaimRecord>();
  const known = about.get(claim.id) ?? claim;
  about.set(claim.id, { ...known, sources: [...new Set([...known.sources, source])].sort() });
  displayed.set(claim.subjectId, about);
}

function writeSources(directory: string, sources: readonly Load['source'][]): OutputFile {
  const file = new DataFile(path.join(directory, 'sources.csv'));
  for (const { id, kind, name, address } of sources) {
    file.text(`${DELIMITER}${rowOf(SOURCE_COLUMNS, { id, kind, name, address })}\n`);
  }
  file.close();
  return { path: file.path, names: ['Source'], spansLines: true };
}

const CLAIMS_IN_ENTRY = 5_000;

/** What was asserted, when and by whom: as many entries as a load in batches would make. */
function writeLog(
  directory: string,
  claims: OfflineClaims,
  { at, actor }: OfflineOptions,
): OutputFile[] {
  const file = new DataFile(path.join(directory, 'log.csv'));
  const waiting = new Map<string, string[]>();
  const write = (sourceId: string, claimIds: readonly string[]): void => {
    const id = `${at}/${randomUUID()}`;
    const entry = { id, at, actor, action: 'ASSERT', sourceId, claimIds };
    file.text(`${DELIMITER}${rowOf(LOG_COLUMNS, entry)}\n`);
  };
  for (const [source, id] of claims.idsBySource()) {
    const ids = waiting.get(source) ?? [];
    waiting.set(source, ids);
    if (ids.push(id) === CLAIMS_IN_ENTRY) write(source, ids.splice(0));
  }
  for (const [source, ids] of waiting) if (ids.length > 0) write(source, ids);
  if (file.length === 0) return [];
  file.close();
  return [{ path: file.path, names: ['LogEntry'], spansLines: true }];
}

const NODE_ENDS = [':ID'];
const RELATIONSHIP_ENDS = [':START_ID(Entity)', ':END_ID(Entity)'];
const CITATION_ENDS = [':START_ID(Claim)', ':END_ID(Entity)'];

/** The columns of a file, and what leads before them, by the first of its names. */
function headerFor(name: string): { ends: readonly string[]; columns: readonly Column[] } {
  switch (name) {
    case 'Entity':
      return { ends: [':ID(Entity)'], columns: ENTITY_COLUMNS };
    case 'Claim':
      return { ends: [':ID(Claim)'], columns: [...CLAIM_COLUMNS, ...PLACE_COLUMNS] };
    case 'Source':
      return { ends: NODE_ENDS, columns: SOURCE_COLUMNS };
    case 'LogEntry':
      return { ends: NODE_ENDS, columns: LOG_COLUMNS };
    case 'Hub':
      return { ends: NODE_ENDS, columns: HUB_COLUMNS };
    case 'CITES':
      return { ends: CITATION_ENDS, columns: CITATION_COLUMNS };
    default:
      return { ends: RELATIONSHIP_ENDS, columns: EDGE_COLUMNS };
  }
}

const NODES = ['Entity', 'Claim', 'Source', 'LogEntry', 'Hub'];

function importArguments(directory: string, files: readonly OutputFile[]): string[] {
  const groups = new Map<string, OutputFile[]>();
  for (const file of files) {
    const key = file.names.join(':');
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const parts: string[] = [];
  for (const [key, members] of groups) {
    const [first = ''] = key.split(':');
    const isNode = NODES.includes(first);
    const header = path.join(
      directory,
      `header-${isNode || first === 'CITES' ? first : 'edges'}.csv`,
    );
    const { ends, columns } = headerFor(first);
    writeFileSync(header, `${headerOf(columns, ends)}\n`);
    const paths = [header, ...members.map((member) => member.path)].join(',');
    parts.push(`--${isNode ? 'nodes' : 'relationships'}=${key}=${paths}`);
  }
  const lines = files.filter((file) => file.spansLines).map((file) => file.path);
  return [
    '--id-type=integer',
    ...CELL_ARGUMENTS,
    ...(lines.length === 0
      ? []
      : ['--multiline-fields-format=v2', `--multiline-fields=${lines.join(',')}`]),
    ...parts,
  ];
}
