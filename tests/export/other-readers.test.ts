import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { EXPORT_FORMATS } from '../../src/export/formats.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { fillWithEverything, HOSTILE } from '../support/everything.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { SEED_DIRECTORY } from '../ingest/seed-files.js';
import { load, entity, RECORDED_AT, relation, VOCABULARY } from '../support/loads.js';
import { pythonForTests } from '../support/python/available.js';

const LONGEST = 120_000;
const python = await pythonForTests();
const describeWithPython = python === undefined ? describe.skip : describe;

interface Found {
  readonly nodes: number;
  readonly edges: number;
  readonly names: Readonly<Record<string, string>>;
}

describeWithPython('What others find in an export', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-readers-'));
  let engine: Engine;
  /** With the shipped articles alone: the tools of FollowTheMoney clean hostile texts, which is a change. */
  let seeded: Engine;
  let nodes = 0;
  let edges = 0;

  beforeAll(async () => {
    engine = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
    await engine.setUp();
    await fillWithEverything(engine);
    // Two relations between the same two: a graph with parallel edges.
    await load(engine, {
      entities: [entity('with\u0085next line'), entity('_x0007_ & <co> "quoted" \uffff')],
      claims: [
        relation('with\u0085next line', 'SUPPLIES', '_x0007_ & <co> "quoted" \uffff'),
        relation('with\u0085next line', 'SUPPLIES', '_x0007_ & <co> "quoted" \uffff', {
          start: '2020',
        }),
      ],
    });
    [nodes, edges] = await countsOf(engine);
    seeded = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
    await seeded.setUp();
    await seedArticles(seeded, VOCABULARY, {
      directory: SEED_DIRECTORY,
      actor: 'test',
      at: RECORDED_AT,
    });
  }, LONGEST);
  afterAll(async () => {
    await engine.close();
    await seeded.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function found<Answer extends Found>(format: string): Promise<Answer> {
    const file = path.join(directory, format);
    writeFileSync(file, await textOf(engine, format));
    const script = path.join(import.meta.dirname, '../support/python/count_graph.py');
    return JSON.parse(await python!.run('python', script, format, file)) as Answer;
  }

  test(
    'networkx finds all nodes and edges in GraphML',
    async () => {
      const answer = await found<Found>('graphml');
      expect(answer).toMatchObject({ nodes, edges });
      expect(answer.names['c2']).toBe('c2');
      // A carriage return and what XML forbids come through as well.
      expect(answer.names['p1']).toBe(
        HOSTILE.replace('\u0001', '_x0001_').replace('\u001f', '_x001F_'),
      );
      expect(Object.keys(answer.names)).toContain('_x005F_x0007_ & <co> "quoted" _xFFFF_');
    },
    LONGEST,
  );

  test(
    'rdflib finds all entities, relations and extracts in JSON-LD',
    async () => {
      type Rdf = Found & Readonly<Record<'ends' | 'triples' | 'extracts' | 'derived', number>>;
      const answer = await found<Rdf>('json-ld');
      expect(answer).toMatchObject({ nodes, edges, ends: edges });
      expect(answer.names['p1']).toBe(HOSTILE);
      expect(answer.extracts).toBeGreaterThan(50);
      expect(answer.derived).toBe(answer.extracts);
      expect(answer.triples).toBeGreaterThan(50);
    },
    LONGEST,
  );

  test(
    'ftm validate passes the FollowTheMoney export as it is',
    async () => {
      const before = path.join(directory, 'before.ftm.json');
      const after = path.join(directory, 'after.ftm.json');
      writeFileSync(before, await textOf(seeded, 'ftm'));
      await python!.run('ftm', 'validate', '-i', before, '-o', after);
      const [given, passed] = [before, after].map(entitiesOf);
      expect(passed).toEqual(given);
      expect([...given!.values()].map(({ schema }) => schema)).toEqual(
        expect.arrayContaining(['Person', 'Company', 'Article', 'Employment', 'PublicBody']),
      );
    },
    LONGEST,
  );
});

interface FollowTheMoneyEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** By id, each with its values in one order: they are sets. */
function entitiesOf(file: string): ReadonlyMap<string, FollowTheMoneyEntity> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { id, schema, properties } = JSON.parse(line) as FollowTheMoneyEntity;
      const sorted = Object.entries(properties).map(
        ([name, values]) => [name, [...values].sort()] as const,
      );
      return [id, { id, schema, properties: Object.fromEntries(sorted) }];
    }),
  );
}

async function textOf(engine: Engine, name: string): Promise<string> {
  const format = EXPORT_FORMATS.find((one) => one.name === name)!;
  let text = '';
  for await (const chunk of format.write(engine, VOCABULARY, {})) text += chunk;
  return text;
}

/** Counted by the engine, not by the exporter. */
async function countsOf(engine: Engine): Promise<readonly [number, number]> {
  const count = async (text: string) => {
    const rows = await engine.read(
      { name: 'count', access: 'READ', text, row: (row) => Number(row['total']) },
      {},
    );
    return rows[0] ?? 0;
  };
  return [
    await count('MATCH (e:Entity) RETURN count(e) AS total'),
    await count('MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS total'),
  ];
}
