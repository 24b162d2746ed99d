/**
 * Imports of generated FollowTheMoney files against the bare limit of each engine: `npm run bench:import -- [LINES]`,
 * a million by default; on Neo4j as well when NEO4J_URI names one that may be ERASED (SUTRA_BENCH_ERASE=1). Every step is
 * a process of its own (bench/import-step.ts), so that its memory can be told apart.
 *
 * The limit is the same rows through the same UNWIND statements, made ready before the clock starts, with nothing looked
 * up, checked or resumed, at the best of three sizes of batch. Run it on a quiet machine; the ratios count.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { eraseNeo4j } from './erase-neo4j.js';
import { followTheMoneyLines } from './follow-the-money-file.js';
import { writeLines } from './write-lines.js';

const LINES = Number(process.argv[2] ?? 1_000_000);
const SAMPLE = Math.min(LINES, 100_000);
const BATCHES = [1_000, 5_000, 20_000];
const HUB_EDGES = Math.min(50_000, LINES);
const SPREAD_OVER = 2_500;

const root = fileURLToPath(new URL('..', import.meta.url));
const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-bench-import-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));

interface Step {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly cpuSeconds: number;
  readonly counts?: { read: number; rejected: number; changes: Record<string, number> };
  readonly relations?: number;
  readonly nodes?: number;
  readonly written?: Record<string, number>;
  readonly digest?: string;
  readonly resumedAfter?: number;
}

/** Where a run keeps its graph. */
interface Place {
  readonly name: string;
  readonly environment: Record<string, string>;
  erase(): Promise<void>;
}

function start(place: Place, words: readonly (string | number)[]) {
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=12000',
      '--import',
      './tests/support/typescript-loader.mjs',
      'bench/import-step.ts',
      ...words.map(String),
    ],
    {
      cwd: root,
      env: { ...process.env, ...place.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<string | undefined>((resolve) =>
    child.once('close', (code) => resolve(code === 0 ? text : undefined)),
  );
  return { child, ended };
}

async function step(place: Place, ...words: (string | number)[]): Promise<Step> {
  const text = await start(place, words).ended;
  if (text === undefined) throw new Error(`bench/import-step.ts ${words.join(' ')} failed`);
  return JSON.parse(text) as Step;
}

/** The same lines in another order, by a fixed seed. */
function shuffled(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  let state = 7;
  for (let at = lines.length - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }
  return lines;
}

function* people(count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) {
    const name = [`Person ${index}`];
    yield JSON.stringify({ id: `h-p${index}`, schema: 'Person', properties: { name } });
  }
  for (let index = 0; index < SPREAD_OVER; index += 1) {
    const name = [`Company ${index}`];
    yield JSON.stringify({ id: `h-c${index}`, schema: 'Company', properties: { name } });
  }
}

function* employments(prefix: string, companies: number): Generator<string> {
  for (let index = 0; index < HUB_EDGES; index += 1) {
    const day = `${1990 + (index % 30)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    const properties = {
      employee: [`h-p${index}`],
      employer: [`h-c${index % companies}`],
      startDate: [day],
    };
    yield JSON.stringify({ id: `${prefix}${index}`, schema: 'Employment', properties });
  }
}

const rate = (count: number, { seconds }: Step) =>
  `${Math.round(count / seconds).toLocaleString('en')}/s`;

async function measure(place: Place, file: string, other: string): Promise<void> {
  console.log(`\n${place.name}, ${LINES.toLocaleString('en')} lines`);
  const sample = await writeLines(directory, 'sample.ftm.json', followTheMoneyLines(SAMPLE));
  const sampled: { batch: number; seconds: number }[] = [];
  for (const batch of BATCHES) {
    await place.erase();
    sampled.push({ batch, seconds: (await step(place, 'bare', sample, batch)).seconds });
  }
  const best = sampled.reduce((one, two) => (two.seconds < one.seconds ? two : one)).batch;
  const words = sampled.map(({ batch, seconds }) => `${batch}: ${seconds.toFixed(1)} s`).join(', ');
  console.log(`  bare limit on ${SAMPLE} lines by batch: ${words}`);

  await place.erase();
  const limit = await step(place, 'bare', file, best);
  await place.erase();
  const first = await step(place, 'load', file);
  const claims = first.counts?.changes['claimsCreated'] ?? 0;
  console.log(
    `  import: ${first.seconds.toFixed(1)} s, ${rate(LINES, first)} lines, ${rate(claims, first)} claims, ` +
      `peak ${first.peakMegabytes} MB, rejected ${first.counts?.rejected}`,
  );
  console.log(
    `  bare limit, batches of ${best}: ${limit.seconds.toFixed(1)} s, peak ${limit.peakMegabytes} MB; ratio ${(limit.seconds / first.seconds).toFixed(2)} (by CPU of this side ${(limit.cpuSeconds / first.cpuSeconds).toFixed(2)})`,
  );
  const open = await step(place, 'open');
  console.log(
    `  opened again: peak ${open.peakMegabytes} MB; the import took ${(first.peakMegabytes / open.peakMegabytes).toFixed(2)} times that`,
  );
  const again = await step(place, 'load', other);
  console.log(
    `  again, shuffled and renamed: ${again.seconds.toFixed(1)} s, ${(first.seconds / again.seconds).toFixed(1)} times as fast; ` +
      `statements that write: ${JSON.stringify(again.written)}; changes: ${JSON.stringify(Object.fromEntries(Object.entries(again.counts?.changes ?? {}).filter(([, count]) => count !== 0)))}`,
  );
  const { digest } = await step(place, 'dump');

  await place.erase();
  const killed = start(place, ['load', file]);
  const after = first.seconds * 1000 * (0.3 + 0.5 * Math.random());
  await new Promise((resolve) => setTimeout(resolve, after));
  killed.child.kill('SIGKILL');
  await killed.ended;
  const resumed = await step(place, 'load', file);
  const same = (await step(place, 'dump')).digest === digest;
  console.log(
    `  killed -9 after ${(after / 1000).toFixed(0)} s, gone on after ${resumed.resumedAfter} records: the dump is ${same ? 'identical' : 'DIFFERENT'}`,
  );
  if (!same) process.exitCode = 1;

  await place.erase();
  await step(place, 'load', await writeLines(directory, 'people.ftm.json', people(HUB_EDGES)));
  const spread = await step(
    place,
    'load',
    await writeLines(directory, 'spread.ftm.json', employments('h-s', SPREAD_OVER)),
  );
  const hub = await step(
    place,
    'load',
    await writeLines(directory, 'hub.ftm.json', employments('h-h', 1)),
  );
  console.log(
    `  ${HUB_EDGES} edges spread over ${SPREAD_OVER} entities ${rate(HUB_EDGES, spread)}, at one hub ${rate(HUB_EDGES, hub)}: ${(hub.seconds / spread.seconds).toFixed(2)} times as long`,
  );
}

const graph = path.join(directory, 'graph');
const places: Place[] = [
  {
    name: 'embedded',
    environment: { SUTRA_BENCH_DIRECTORY: graph },
    erase: () => {
      if (existsSync(graph)) rmSync(graph, { recursive: true });
      return Promise.resolve();
    },
  },
];
const {
  NEO4J_URI: uri,
  NEO4J_USER = '',
  NEO4J_PASSWORD = '',
  SUTRA_BENCH_ERASE: mayErase,
} = process.env;
if (uri !== undefined && mayErase === '1')
  places.push({
    name: 'Neo4j',
    environment: {},
    erase: () => eraseNeo4j({ uri, user: NEO4J_USER, password: NEO4J_PASSWORD }),
  });

const file = await writeLines(directory, 'million.ftm.json', followTheMoneyLines(LINES));
const other = await writeLines(directory, 'renamed.ftm.json', shuffled(file));
const only = process.argv[3];
for (const place of places)
  if (only === undefined || place.name === only) await measure(place, file, other);
