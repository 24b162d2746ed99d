import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { csvFormat, type CsvOptions } from '../../src/ingest/csv/csv-format.js';
import { loadMapping } from '../../src/ingest/csv/load-mapping.js';
import { openInput } from '../../src/ingest/open-input.js';
import { allRecords } from './chunks.js';

export const FIXTURES = fileURLToPath(new URL('../fixtures/csv', import.meta.url));

/** An entity of FollowTheMoney, as far as tests compare it. */
export interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const made: string[] = [];

export async function writeTemporary(name: string, content: string | Uint8Array): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'sutra-csv-'));
  made.push(directory);
  await writeFile(path.join(directory, name), content);
  return path.join(directory, name);
}

export async function removeTemporary(): Promise<void> {
  for (const directory of made) await rm(directory, { recursive: true, force: true });
}

/** What a mapping makes of a CSV file, before it is read as claims; and what is wrong with its rows. */
export async function mapFile(
  mapping: string,
  file: string,
  options: CsvOptions = {},
): Promise<{ entities: readonly Entity[]; mistakes: readonly string[] }> {
  const { queries } = await loadMapping(mapping);
  const entities: Entity[] = [];
  const mistakes: string[] = [];
  const format = csvFormat(
    queries,
    (entity) => {
      entities.push(entity as Entity);
      return [];
    },
    options,
  );
  const records = await allRecords((input) => format.records(input), await openInput(file));
  for (const record of records) {
    if (record.mistake === undefined) format.read(record);
    else mistakes.push(`${record.line}: ${record.mistake}`);
  }
  return { entities, mistakes };
}

/** Entities in one order, values too, for their order says nothing. */
export function comparable(entities: readonly Entity[]): unknown[] {
  return entities.map(({ id, schema, properties }) => ({
    id,
    schema,
    properties: Object.fromEntries(
      Object.entries(properties)
        .map(([name, values]) => [name, [...values].sort()] as const)
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  }));
}

/** Entities as a file of FollowTheMoney's NDJSON has them. */
export async function storedEntities(name: string): Promise<readonly Entity[]> {
  const text = await readFile(path.join(FIXTURES, name), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entity);
}
