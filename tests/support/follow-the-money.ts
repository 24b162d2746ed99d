import { applyLoad } from '../../src/claims/apply-load.js';
import type { ExportFilter } from '../../src/export/scan-graph.js';
import { followTheMoneyLines } from '../../src/export/follow-the-money-lines.js';
import type { Engine } from '../../src/graph/engine.js';
import { followTheMoneyReader } from '../../src/ingest/follow-the-money/reader.js';
import { loadOf, VOCABULARY } from './loads.js';

export interface FollowTheMoneyEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly [key: string]: unknown;
}

const read = followTheMoneyReader(VOCABULARY);

/** Reads entities and loads them at once, as one source. */
export async function importFollowTheMoney(
  engine: Engine,
  entities: readonly object[],
  options: { readonly sourceId?: string; readonly replace?: boolean } = {},
): Promise<void> {
  const records = entities.flatMap((entity) => read(JSON.parse(JSON.stringify(entity))));
  const load = loadOf({
    ...options,
    entities: records.flatMap((record) => record.entities),
    claims: records.flatMap((record) => record.claims),
  });
  await engine.write((transaction) => applyLoad(transaction, VOCABULARY, load));
}

/** What is written, line by line. */
export async function exportFollowTheMoney(
  engine: Engine,
  filter: ExportFilter = {},
): Promise<FollowTheMoneyEntity[]> {
  const entities: FollowTheMoneyEntity[] = [];
  for await (const line of followTheMoneyLines(engine, VOCABULARY, filter))
    entities.push(JSON.parse(line) as FollowTheMoneyEntity);
  return entities;
}

/** Entities in one order, with their values as sets: what has to be the same on both sides of a round trip. */
export function asSets(entities: readonly object[]): unknown[] {
  return (entities as readonly FollowTheMoneyEntity[])
    .map(({ properties, ...rest }) => ({
      datasets: [],
      referents: [],
      ...sortedLists(rest),
      properties: Object.fromEntries(
        Object.entries(sortedLists(properties)).filter(([, values]) => values.length > 0),
      ),
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function sortedLists<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...new Set(value as string[])].sort() : (value as unknown),
    ]),
  ) as Fields;
}
