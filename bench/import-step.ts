/**
 * One step of bench/import.ts in a process of its own, so that its memory can be told apart. Prints one line of JSON.
 *
 *     import-step.ts load FILE | bare FILE BATCH | open | dump
 *
 * SUTRA_BENCH_DIRECTORY is the embedded graph's directory; without it NEO4J_URI is used.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { claimRow, newClaim, placeClaim } from '../src/claims/claim-rows.js';
import { edgeProperties } from '../src/claims/claim-state.js';
import { displayAlone, labelOf, newEntityRow } from '../src/claims/entity-rows.js';
import { mergeEntities } from '../src/claims/source-facts.js';
import { canonicalDump } from '../src/export/canonical-dump.js';
import type { Engine } from '../src/graph/engine.js';
import { openEngine } from '../src/graph/open.js';
import { CREATE_RELATIONS } from '../src/graph/statements/claim-statements.js';
import { createEdges } from '../src/graph/statements/edge-statements.js';
import { createEntities } from '../src/graph/statements/entity-statements.js';
import { followTheMoneyFormat } from '../src/ingest/follow-the-money/format.js';
import { importInputs } from '../src/ingest/import/import-inputs.js';
import type { ClaimInput } from '../src/claims/load.js';
import { ndjsonRecords } from '../src/ingest/ndjson-records.js';
import { openInput } from '../src/ingest/open-input.js';
import { claimId } from '../src/model/claim.js';
import type { EntityInput } from '../src/model/entity.js';
import { groupBy } from '../src/model/group-by.js';
import { loadVocabulary } from '../src/vocabulary/load-vocabulary.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const vocabulary = loadVocabulary(path.join(root, 'schema/vocabulary.yaml'));
const [step = '', file = '', batchText = '5000'] = process.argv.slice(2);
const directory = process.env['SUTRA_BENCH_DIRECTORY'];

const AT = '2026-01-01T00:00:00.000Z';
const SOURCE = { id: 'dataset:generated', kind: 'DATASET', name: 'generated' } as const;
const NO_SHELVES = { outShelf: null, inShelf: null };

const engine = await openEngine({
  neo4j:
    directory === undefined
      ? {
          uri: process.env['NEO4J_URI'] ?? 'bolt://127.0.0.1:7687',
          user: process.env['NEO4J_USER'] ?? '',
          password: process.env['NEO4J_PASSWORD'] ?? '',
          database: 'neo4j',
        }
      : undefined,
  directory,
  schemaPath: path.join(root, 'schema/graph.cypher'),
});
const opened = performance.now();
await engine.setUp();
const steps: Record<string, () => Promise<object>> = { load, bare, open, dump };
const run = steps[step];
if (run === undefined) throw new Error(`expected one of ${Object.keys(steps).join(', ')}`);
const answer = await run();
await engine.close();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ ...answer, peakMegabytes: Math.round(maxRSS / 1024), cpuSeconds }));

/** The import as the command does it, with the statements counted that write. */
async function load(): Promise<object> {
  const written = new Map<string, number>();
  const count = ({ access, name }: { readonly access: string; readonly name: string }) => {
    if (access === 'WRITE') written.set(name, (written.get(name) ?? 0) + 1);
  };
  const counted: Engine = new Proxy(engine, {
    get(target, name) {
      if (name === 'write') {
        return (work: Parameters<Engine['write']>[0]) =>
          target.write((transaction) =>
            work({
              noteWords: (words) => {
                transaction.noteWords(words);
              },
              send: (statement, parameters) => {
                count(statement);
                transaction.send(statement, parameters);
              },
              run: (statement, parameters) => {
                count(statement);
                return transaction.run(statement, parameters);
              },
            }),
          );
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const started = performance.now();
  const inputs = async function* () {
    yield {
      name: file,
      input: await openInput(file),
      format: followTheMoneyFormat(vocabulary, ndjsonRecords),
      rejectsPath: `${file}.rejects.ndjson`,
    };
  };
  const { counts, pending, resumedAfter } = await importInputs(counted, vocabulary, inputs(), {
    source: SOURCE,
    actor: 'bench',
    at: new Date().toISOString(),
    replace: false,
    dryRun: false,
    restart: false,
    continueChanged: false,
    mostRejects: Number.POSITIVE_INFINITY,
    batchRecords: Number(batchText),
  });
  const seconds = (performance.now() - started) / 1000;
  return { seconds, counts, pending, resumedAfter, written: Object.fromEntries(written) };
}

/** The same rows through the same statements, made ready before the clock starts, with nothing looked up or checked. */
async function bare(): Promise<object> {
  const batch = Number(batchText);
  const { read } = followTheMoneyFormat(vocabulary, ndjsonRecords);
  const given: EntityInput[] = [];
  const claims = new Map<string, ClaimInput>();
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (text === '') continue;
    try {
      for (const one of read({ line: index + 1, text })) {
        given.push(...one.entities);
        for (const claim of one.claims) claims.set(claimId(claim.content), claim);
      }
    } catch {
      // A bad line has no rows.
    }
  }
  const load = { source: SOURCE, at: AT };
  const entities = [...mergeEntities(vocabulary, given).values()];
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const end = (id: string) => {
    const type = types.get(id);
    return type === undefined ? undefined : { canonicalId: id, type };
  };
  const nodes = entities.map((entity) => ({
    type: entity.type,
    row: newEntityRow(
      entity,
      { [SOURCE.id]: { recordedAt: AT, values: entity.facts } },
      displayAlone(entity),
    ),
  }));
  const words = new Set(nodes.flatMap(({ row }) => String(row['searchText']).split(' ')));
  const placed = [...claims].map(([id, input]) => {
    const claim = newClaim(id, input, load);
    return placeClaim({ claim, subject: end(claim.subjectId), object: end(claim.objectId ?? '') });
  });
  const relations = placed.map((one) => ({
    row: claimRow(one, NO_SHELVES),
    edge:
      one.state.sourceId === null || one.state.targetId === null
        ? undefined
        : {
            kind: one.claim.kind,
            sourceId: one.state.sourceId,
            targetId: one.state.targetId,
            properties: edgeProperties(one.claim),
          },
  }));

  const started = performance.now();
  let wordsAt = 0;
  const allWords = [...words];
  for (let from = 0; from < nodes.length; from += batch) {
    const part = nodes.slice(from, from + batch);
    await engine.write(async (transaction) => {
      for (const [type, rows] of groupBy(part, (node) => node.type))
        await transaction.run(createEntities([labelOf(vocabulary, type)]), {
          rows: rows.map(({ row }) => row),
        });
      const share = Math.ceil((allWords.length * part.length) / nodes.length);
      transaction.noteWords(allWords.slice(wordsAt, wordsAt + share));
      wordsAt += share;
    });
  }
  for (let from = 0; from < relations.length; from += batch) {
    const part = relations.slice(from, from + batch);
    await engine.write(async (transaction) => {
      await transaction.run(CREATE_RELATIONS, { rows: part.map(({ row }) => row) });
      const edges = part.flatMap(({ edge }) => (edge === undefined ? [] : [edge]));
      for (const [kind, rows] of groupBy(edges, (edge) => edge.kind))
        await transaction.run(createEdges([kind]), { rows });
    });
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, nodes: nodes.length, relations: relations.length };
}

async function open(): Promise<object> {
  return Promise.resolve({ seconds: (performance.now() - opened) / 1000 });
}

async function dump(): Promise<object> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const line of canonicalDump(engine)) {
    hash.update(line).update('\n');
    lines += 1;
  }
  return { lines, digest: hash.digest('hex') };
}
