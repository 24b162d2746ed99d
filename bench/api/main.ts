/**
 * The API beside what users would pick instead and beside the limit, and how its cost grows with the graph:
 * `npm run bench`. The same graph of 100,000 entities, the same questions, four servers in interleaved rounds: Sutra on
 * Neo4j, @neo4j/graphql on Apollo's standalone server, a bare HTTP server with hand-written Cypher, and Sutra on the
 * embedded engine; then some of the questions to Sutra alone on graphs of 10,000 and 1,000,000. `npm run bench -- 20000`
 * measures one graph of that size and prints, but leaves docs/benchmarks.md as it is. Starts a Neo4j as the tests do, or
 * takes the one that NEO4J_URI names, which it erases; a full one only when SUTRA_TEST_NEO4J_ERASE is 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { startNeo4j } from '../../tests/support/neo4j/start.js';
import { eraseNeo4j, type Neo4jAddress } from '../erase-neo4j.js';
import { writeLines } from '../write-lines.js';
import { countStatements } from './count-statements.js';
import { measureFootprint, type Footprint } from './footprint.js';
import { BenchGraph } from './graph.js';
import { measureWorkload, type Result } from './measure.js';
import { bodiesOf } from './questions.js';
import {
  footprintRows,
  growthRows,
  REPORT_HEAD,
  reportRows,
  statementRows,
  writeReport,
  type Growth,
} from './report.js';
import {
  importFiles,
  startLimit,
  startPeer,
  startSutraServer,
  type BenchServer,
} from './servers.js';
import { WORKLOADS } from './workloads.js';

const MEASURED = 100_000;
/** A hub of fewer has no hundredth page. */
const LEAST = 10_000;
const OTHERS = [10_000, 1_000_000];
const ROUNDS = Number(process.env['SUTRA_BENCH_ROUNDS'] ?? 7);
const SECONDS = Number(process.env['SUTRA_BENCH_SECONDS'] ?? 2);
const ONLY = process.env['SUTRA_BENCH_ONLY'];
const QUESTIONS = 400;

const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-bench-api-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

const workloads = WORKLOADS.filter(({ name }) => ONLY === undefined || name.includes(ONLY));
const [given] = process.argv.slice(2).map(Number);
if (given !== undefined && !(given >= LEAST))
  throw new Error(`Expected ${LEAST} entities or more.`);

const neo4j = await startNeo4j((message) => console.log(`Neo4j: ${message}`));
if (neo4j === undefined) throw new Error('Expected a Neo4j, found none.');
try {
  const { growth } = await measureAgainstOthers(given ?? MEASURED, neo4j, given === undefined);
  if (given === undefined) {
    const sizes: Growth[] = [growth];
    for (const entities of OTHERS) {
      sizes.push(await measureGrowth(entities, neo4j));
      sizes.sort((one, other) => one.entities - other.entities);
      const rows = growthRows(sizes);
      for (const row of rows) console.log(row);
      writeReport(
        'growth',
        ['what somebody waits who asks one question after the other.', '', ...rows],
        sizes,
      );
    }
  }
} finally {
  await neo4j.stop?.();
}

/** Both graphs, loaded, and how a server of Sutra finds each. */
async function loadGraph(entities: number, address: Neo4jAddress) {
  const graph = new BenchGraph(entities);
  const { uri: NEO4J_URI, user: NEO4J_USER, password: NEO4J_PASSWORD } = address;
  const remote = { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD };
  const embedded = { SUTRA_DATA_DIR: path.join(directory, `data-${entities}`) };
  const file = await writeLines(directory, 'graph.ftm.json', graph.lines());
  const articles: string[] = [];
  for (const { name, text } of graph.articles())
    articles.push(await writeLines(directory, name, [text]));
  await eraseNeo4j(address);
  for (const settings of [remote, embedded]) {
    const begun = Date.now();
    await importFiles([file], settings);
    await importFiles(articles, settings);
    const seconds = ((Date.now() - begun) / 1_000).toFixed(0);
    console.log(`Loaded ${entities} entities in ${seconds} s.`);
  }
  return { targets: graph.targets(QUESTIONS), remote, embedded };
}

async function measureAgainstOthers(entities: number, address: Neo4jAddress, isWritten: boolean) {
  const { targets, remote, embedded } = await loadGraph(entities, address);
  const servers: BenchServer[] = [];
  const results: Result[] = [];
  let statements: ReadonlyMap<string, number>;
  let ids: readonly string[];
  const lines = [
    `${entities.toLocaleString('en')} entities, ${ROUNDS} interleaved rounds of ${SECONDS} s for each server.`,
    '',
    ...REPORT_HEAD,
  ];
  try {
    servers.push(await startSutraServer('Sutra on Neo4j', remote));
    servers.push(await startPeer(remote));
    servers.push(await startLimit(remote));
    servers.push(await startSutraServer('Sutra, embedded', embedded));
    for (const line of lines) console.log(line);
    for (const workload of workloads) {
      const rounds = { rounds: ROUNDS, seconds: SECONDS };
      const measured = await measureWorkload(workload, servers, targets, rounds);
      results.push(...measured);
      const rows = reportRows(measured);
      lines.push(...rows);
      for (const row of rows) console.log(row);
    }
    const [sutra, , , last] = servers;
    if (sutra === undefined || last === undefined) throw new Error('Expected four servers.');
    const plain = workloads.filter(({ mixes }) => mixes === undefined);
    statements = await countStatements(plain, sutra, address, targets);
    ids = (await bodiesOf(WORKLOADS[0] ?? plain[0]!, last, targets)) ?? [];
  } finally {
    // The embedded graph is one process's alone; the others may rest as well.
    for (const server of servers) await server.stop();
  }
  const footprints: Footprint[] = [
    await measureFootprint('the embedded engine', embedded, ids),
    await measureFootprint('Neo4j', remote, ids),
  ];
  const more = ['', ...statementRows(statements), '', ...footprintRows(footprints)];
  for (const line of more) console.log(line);
  lines.push(...more);
  if (isWritten) writeReport('servers', lines, { entities, rounds: ROUNDS, results, footprints });
  const growing = new Set(WORKLOADS.filter(({ grows }) => grows).map(({ name }) => name));
  const ours = results.filter(
    ({ workload, server }) => growing.has(workload) && server.startsWith('Sutra'),
  );
  return { growth: { entities, results: ours } };
}

async function measureGrowth(entities: number, address: Neo4jAddress): Promise<Growth> {
  const { targets, remote, embedded } = await loadGraph(entities, address);
  const servers: BenchServer[] = [];
  const results: Result[] = [];
  try {
    servers.push(await startSutraServer('Sutra on Neo4j', remote));
    servers.push(await startSutraServer('Sutra, embedded', embedded));
    for (const workload of workloads.filter(({ grows }) => grows)) {
      const rounds = { rounds: ROUNDS, seconds: 0 };
      results.push(...(await measureWorkload(workload, servers, targets, rounds)));
    }
  } finally {
    for (const server of servers) await server.stop();
  }
  return { entities, results };
}
