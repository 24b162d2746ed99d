import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { EXPORT_FORMATS } from '../../src/export/formats.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { fillWithEverything, HOSTILE } from '../support/everything.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { load, entity, relation, VOCABULARY } from '../support/loads.js';
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
  }, LONGEST);
  afterAll(async () => {
    await engine.close();
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
});

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
