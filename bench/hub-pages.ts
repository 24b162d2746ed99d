/**
 * A page of relations at a hub against one at an ordinary entity: first and hundredth page, each direction, filtered by
 * kind, by type of neighbor and by `at`. `npm run bench:hub` runs it on the embedded engine, and on Neo4j as well when
 * NEO4J_URI names an empty one. Rounds are interleaved and what counts are the ratios: the machine may be noisy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { rolesUpTo } from '../src/access/principal.js';
import { createContext } from '../src/api/context.js';
import { relationLoader } from '../src/api/relation-pages.js';
import { applyLoad } from '../src/claims/apply-load.js';
import type { ClaimInput, Load } from '../src/claims/load.js';
import type { Engine } from '../src/graph/engine.js';
import { openEngine } from '../src/graph/open.js';
import type { RelationScope } from '../src/graph/statements/read-relation-pages.js';
import { parsePartialDate } from '../src/model/partial-date.js';
import { validity, type Validity } from '../src/model/validity.js';
import { loadVocabulary } from '../src/vocabulary/load-vocabulary.js';
import { median } from './median.js';

const HUB_EDGES = 50_000;
const ENTITIES = 20_000;
const ORDINARY_EDGES = 20;
const BATCH = 5_000;
const ROUNDS = 15;
const PAGE = 20;

const root = fileURLToPath(new URL('..', import.meta.url));
const vocabulary = loadVocabulary(path.join(root, 'schema/vocabulary.yaml'));

let seed = 20260210;
/** Park and Miller's generator: the same graph every time. */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}
const below = (limit: number) => Math.floor(random() * limit);

function randomValidity(): Validity {
  if (random() < 0.3) return validity({})!;
  const day = (offset: number) => new Date(offset * 86_400_000).toISOString().slice(0, 10);
  const start = 7_000 + below(13_000);
  const end = random() < 0.5 ? undefined : parsePartialDate(day(start + below(2_000)));
  return validity({ start: parsePartialDate(day(start)), end })!;
}

function relation(subjectId: string, kind: string, objectId: string, recordId: number): ClaimInput {
  return {
    content: {
      family: 'RELATION',
      kind,
      subjectId,
      objectId,
      qualifiers: {},
      validity: randomValidity(),
      modality: 'ACTUAL',
      recordId: String(recordId),
    },
    evidence: [],
  };
}

/** A company that 50,000 entities are tied to, by three kinds in both directions, and an ordinary one. */
function* loads(): Generator<Load> {
  const common = {
    source: { id: 'dataset:bench', kind: 'DATASET' as const, name: 'bench' },
    actor: 'bench',
    at: new Date().toISOString(),
    replace: false,
  };
  const names = [
    'hub',
    'ordinary',
    ...Array.from({ length: ENTITIES }, (_, index) => `company-${index}`),
  ];
  for (let from = 0; from < names.length; from += BATCH) {
    const entities = names
      .slice(from, from + BATCH)
      .map((id) => ({ id, type: 'COMPANY', facts: { NAME: [id] } }));
    yield { ...common, entities, claims: [] };
  }
  const other = () => `company-${below(ENTITIES)}`;
  const tie = (id: string, index: number) => {
    const share = random();
    if (share < 0.001) return relation(id, 'SUCCESSION', other(), index);
    if (share < 0.1) return relation(id, 'DEBT', other(), index);
    return share < 0.6
      ? relation(id, 'OWNERSHIP', other(), index)
      : relation(other(), 'OWNERSHIP', id, index);
  };
  for (let from = 0; from < HUB_EDGES; from += BATCH) {
    yield {
      ...common,
      entities: [],
      claims: Array.from({ length: BATCH }, (_, index) => tie('hub', from + index)),
    };
  }
  const ordinary = Array.from({ length: ORDINARY_EDGES }, (_, index) => tie('ordinary', index));
  yield { ...common, entities: [], claims: ordinary };
}

const YEAR_2020 = { ...parsePartialDate('2020'), certainty: ['CERTAIN', 'POSSIBLE'] as const };
const ALL: Omit<RelationScope, 'after' | 'limit'> = {
  direction: 'BOTH',
  kinds: [],
  types: null,
  modalities: null,
  at: undefined,
};
const FILTERS: Record<string, Partial<RelationScope>> = {
  'both directions': {},
  outgoing: { direction: 'OUT' },
  incoming: { direction: 'IN' },
  'a dense kind': { kinds: ['OWNERSHIP'] },
  'a kind of one in ten': { kinds: ['DEBT'] },
  'a rare kind': { kinds: ['SUCCESSION'] },
  'by type': { types: ['COMPANY'] },
  'at 2020': { at: YEAR_2020 },
  'a dense kind at 2020': { kinds: ['OWNERSHIP'], at: YEAR_2020 },
};

async function pageOf(engine: Engine, id: string, filter: Partial<RelationScope>, after: string) {
  const principal = { name: 'bench', roles: rolesUpTo('READER') };
  const context = createContext({ engine, vocabulary, principal, deadline: {} });
  const scope = { ...ALL, ...filter, after, limit: PAGE + 1 };
  return (await relationLoader(context, scope).load(id)) ?? [];
}

async function hundredthPage(engine: Engine, filter: Partial<RelationScope>): Promise<string> {
  let after = '';
  for (let page = 1; page < 100; page += 1) {
    const last = (await pageOf(engine, 'hub', filter, after)).at(PAGE - 1);
    if (last === undefined) return after;
    after = last.relation.sortKey;
  }
  return after;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function measure(engine: Engine): Promise<void> {
  let rows = 0;
  const loading = await milliseconds(async () => {
    for (const load of loads()) {
      rows += load.claims.length;
      await engine.write((transaction) => applyLoad(transaction, vocabulary, load));
    }
  });
  console.log(`\n${engine.name}: ${rows} claims loaded in ${(loading / 1000).toFixed(1)} s`);
  console.log('filter | ordinary ms | hub, first page ms (ratio) | hub, hundredth page ms (ratio)');
  for (const [name, filter] of Object.entries(FILTERS)) {
    const after = await hundredthPage(engine, filter);
    const times = { ordinary: [] as number[], first: [] as number[], hundredth: [] as number[] };
    for (let round = -3; round < ROUNDS; round += 1) {
      const ordinary = await milliseconds(() => pageOf(engine, 'ordinary', filter, ''));
      const first = await milliseconds(() => pageOf(engine, 'hub', filter, ''));
      const hundredth = await milliseconds(() => pageOf(engine, 'hub', filter, after));
      if (round < 0) continue;
      times.ordinary.push(ordinary);
      times.first.push(first);
      times.hundredth.push(hundredth);
    }
    const base = median(times.ordinary);
    const cell = (values: readonly number[]) =>
      `${median(values).toFixed(2)} (${(median(values) / base).toFixed(1)})`;
    console.log(`${name} | ${base.toFixed(2)} | ${cell(times.first)} | ${cell(times.hundredth)}`);
  }
}

const schemaPath = path.join(root, 'schema/graph.cypher');
const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-bench-'));
const engines = [await openEngine({ directory, schemaPath })];
const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
if (uri)
  engines.push(
    await openEngine({
      neo4j: { uri, user, password, database: 'neo4j' },
      directory: undefined,
      schemaPath,
    }),
  );
for (const engine of engines) {
  await engine.setUp();
  await measure(engine);
  await engine.close();
}
rmSync(directory, { recursive: true, force: true });
