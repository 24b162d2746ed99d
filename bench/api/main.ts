/**
 * The API beside what users would pick instead and beside the limit: `npm run bench -- [ENTITIES]`, 100,000 by default.
 * The same graph, the same questions, four servers in interleaved rounds: Sutra on Neo4j, @neo4j/graphql on Apollo's
 * standalone server, a bare HTTP server with hand-written Cypher, and Sutra on the embedded engine. Starts a Neo4j as the
 * tests do, or takes the one that NEO4J_URI names, which it erases; a full one only when SUTRA_TEST_NEO4J_ERASE is 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { startNeo4j } from '../../tests/support/neo4j/start.js';
import { eraseNeo4j } from '../erase-neo4j.js';
import { writeLines } from '../write-lines.js';
import { measureFootprint } from './footprint.js';
import { BenchGraph } from './graph.js';
import { measureLoad, type Measured } from './load.js';
import {
  importFile,
  startLimit,
  startPeer,
  startSutraServer,
  type BenchServer,
} from './servers.js';
import { peerCursor, WORKLOADS, type Workload } from './workloads.js';
import { footprintRows, REPORT_HEAD, reportRows, writeReport, type Result } from './report.js';

const ENTITIES = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.env['SUTRA_BENCH_ROUNDS'] ?? 7);
const SECONDS = Number(process.env['SUTRA_BENCH_SECONDS'] ?? 3);
const CONNECTIONS = 16;
const QUESTIONS = 400;
/** Of the throughput of the slowest, so that nobody queues. */
const FIXED_RATE = 0.6;

const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-bench-api-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

async function ask(url: string, body: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** The cursor of Sutra before the hub's hundredth page, which only Sutra can make. */
async function cursorBefore(url: string, id: string, skip: number): Promise<string> {
  let after: string | null = null;
  for (let left = skip; left > 0; left -= 200) {
    const query = `query ($id: ID!, $after: String) { entity(id: $id) { relations(first: ${Math.min(200, left)}, after: $after, direction: OUT, kinds: [OWNERSHIP]) { pageInfo { endCursor } } } }`;
    const data = (await ask(url, JSON.stringify({ query, variables: { id, after } }))) as {
      entity: { relations: { pageInfo: { endCursor: string } } };
    };
    after = data.entity.relations.pageInfo.endCursor;
  }
  return after ?? '';
}

async function bodiesOf(
  workload: Workload,
  server: BenchServer,
  variables: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly string[]> {
  const { name, sutra, peer } = workload;
  if (server.name === 'bare limit')
    return variables.map((each) => JSON.stringify({ workload: name, variables: each }));
  const isPeer = server.name === '@neo4j/graphql';
  const bodies = variables.map(async ({ skip, ...each }) => {
    const after =
      typeof skip !== 'number'
        ? {}
        : {
            after: isPeer
              ? peerCursor(skip)
              : await cursorBefore(server.url, String(each['id']), skip),
          };
    return JSON.stringify({ query: isPeer ? peer : sutra, variables: { ...each, ...after } });
  });
  return Promise.all(bodies);
}

/** Every server must have said the same before anything is timed. */
async function checkAlike(
  workload: Workload,
  servers: readonly BenchServer[],
  bodies: ReadonlyMap<BenchServer, readonly string[]>,
): Promise<void> {
  const asked = Math.min(20, bodies.get(servers[0]!)?.length ?? 0);
  for (let index = 0; index < asked; index += 1) {
    const answers: string[] = [];
    for (const server of servers) {
      const data = await ask(server.url, bodies.get(server)?.[index] ?? '');
      const shaped = server.name === '@neo4j/graphql' ? workload.fromPeer(data as never) : data;
      answers.push(canonical(workload.name === 'search' ? firstFound(shaped) : shaped));
    }
    const other = answers.findIndex((answer) => answer !== answers[0]);
    if (other > 0) {
      throw new Error(
        `${workload.name}: ${servers[other]?.name} answers otherwise than ${servers[0]?.name}:\n${answers[other]?.slice(0, 800)}\n${answers[0]?.slice(0, 800)}`,
      );
    }
  }
}

/** Each ranks in its own way; who is looked for must come first. */
function firstFound(data: unknown): unknown {
  return (data as { search: { edges: readonly unknown[] } }).search.edges[0];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  );
}

async function measureWorkload(
  workload: Workload,
  servers: readonly BenchServer[],
  variables: readonly Readonly<Record<string, unknown>>[],
): Promise<readonly Result[]> {
  const bodies = new Map<BenchServer, readonly string[]>();
  for (const server of servers) bodies.set(server, await bodiesOf(workload, server, variables));
  await checkAlike(workload, servers, bodies);
  const load = (server: BenchServer, seconds: number, rate?: number) =>
    measureLoad({
      url: server.url,
      bodies: bodies.get(server) ?? [],
      connections: workload.connections ?? CONNECTIONS,
      seconds,
      ...(rate !== undefined && { rate }),
    });
  for (const server of servers) await load(server, 2);
  const throughput = new Map<BenchServer, Measured[]>(servers.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const server of servers) throughput.get(server)?.push(await load(server, SECONDS));
  const best = servers.map((server) =>
    Math.max(...(throughput.get(server) ?? []).map(({ requestsPerSecond }) => requestsPerSecond)),
  );
  const rate = Math.max(1, Math.floor(FIXED_RATE * Math.min(...best)));
  const steady = new Map<BenchServer, Measured[]>(servers.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const server of servers) steady.get(server)?.push(await load(server, SECONDS, rate));
  for (const server of servers) {
    const failed = [...(throughput.get(server) ?? []), ...(steady.get(server) ?? [])];
    if (server.name !== '@neo4j/graphql' && failed.some((measured) => measured.failed > 0))
      throw new Error(`${workload.name}: ${server.name} refused requests.`);
  }
  return servers.map((server) => ({
    workload: workload.name,
    server: server.name,
    throughput: throughput.get(server) ?? [],
    rate,
    steady: steady.get(server) ?? [],
  }));
}

const neo4j = await startNeo4j((message) => console.log(`Neo4j: ${message}`));
if (neo4j === undefined) throw new Error('Expected a Neo4j, found none.');
const address = {
  NEO4J_URI: neo4j.uri,
  NEO4J_USER: neo4j.user,
  NEO4J_PASSWORD: neo4j.password,
};
const servers: BenchServer[] = [];
try {
  const graph = new BenchGraph(ENTITIES);
  const file = await writeLines(directory, 'graph.ftm.json', graph.lines());
  const embedded = { SUTRA_DATA_DIR: path.join(directory, 'data') };
  await eraseNeo4j(neo4j);
  for (const settings of [{ ...address }, embedded]) {
    const started = Date.now();
    await importFile(file, settings);
    console.log(`Loaded in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  }
  servers.push(
    await startSutraServer('Sutra on Neo4j', { ...address }),
    await startPeer(address),
    await startLimit(address),
    await startSutraServer('Sutra, embedded', embedded),
  );
  const targets = graph.targets(QUESTIONS);
  const only = process.env['SUTRA_BENCH_ONLY'];
  const results: Result[] = [];
  for (const line of REPORT_HEAD) console.log(line);
  for (const workload of WORKLOADS) {
    if (only !== undefined && !workload.name.includes(only)) continue;
    const measured = await measureWorkload(workload, servers, workload.variables(targets));
    results.push(...measured);
    for (const row of reportRows(measured)) console.log(row);
  }
  if (only === undefined) {
    // The embedded graph is one process's alone; the others may rest as well.
    while (servers.length > 0) await servers.pop()?.stop();
    const bodies = targets.any.map(({ id }) =>
      JSON.stringify({ query: WORKLOADS[0]?.sutra, variables: { id } }),
    );
    const footprints = [
      await measureFootprint('the embedded engine', embedded, bodies),
      await measureFootprint('Neo4j', { ...address }, bodies),
    ];
    for (const row of footprintRows(footprints)) console.log(row);
    writeReport({ entities: ENTITIES, rounds: ROUNDS, seconds: SECONDS, results, footprints });
  }
} finally {
  for (const server of servers) await server.stop();
  await neo4j.stop?.();
}
