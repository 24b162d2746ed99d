import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { LONGEST_WAIT_FOR_TURN } from '../support/engines.js';
import { neo4jForTests } from '../support/neo4j/available.js';
import { killableNeo4j } from '../support/neo4j/started-neo4j.js';
import { SeededRandom } from '../support/random.js';
import { startCommand } from '../support/sutra-process.js';
import { neo4jPlace, type GraphState, type ImportPlace } from './kill/import-place.js';
import { inputFile } from './kill/input-files.js';
import { PRELOAD } from './kill/kill-import.js';
import { KILL_PLAN, type KillPlan, type Phase } from './kill/kill-plan.js';
import { expectSameGraph, importToEnd, type WholeImport } from './kill/whole-import.js';

const LINES = 20_000;
const SEED = Number(process.env['SUTRA_TEST_SEED'] ?? Date.now() % 1_000_000);
/** Starting a Neo4j twenty times, on a crowded machine. Milliseconds. */
const LONGEST_TEST = 1_800_000;
/** A loader whose Neo4j is gone says so sooner than this. Milliseconds. */
const LONGEST_GIVING_UP = 60_000;

type Moment = Pick<KillPlan, 'phase'> & { readonly standing: boolean };

/** Where the loader stands, or runs on, while its Neo4j is killed: three times each before the end is near. */
const ON_THE_WAY: readonly Moment[] = [
  { phase: 'writing a batch', standing: true },
  { phase: 'committing a batch', standing: false },
  { phase: 'a batch committed', standing: true },
  { standing: false },
  { phase: 'between batches', standing: true },
  { phase: 'writing a batch', standing: false },
];
const MOMENTS: readonly Moment[] = [
  ...ON_THE_WAY,
  ...ON_THE_WAY,
  ...ON_THE_WAY,
  { phase: 'the last batch', standing: true },
  { phase: 'finishing', standing: true },
];

/** Come to once. */
const NEAR_THE_END: ReadonlySet<Phase | undefined> = new Set<Phase>([
  'the last batch',
  'finishing',
]);

const isThere = neo4jForTests() !== undefined;
(isThere ? describe : describe.skip)('an import into a Neo4j that is killed', () => {
  const random = new SeededRandom(SEED);
  let killable: Awaited<ReturnType<typeof killableNeo4j>>;
  let server: Awaited<ReturnType<typeof killable.start>>;
  let place: ImportPlace;
  let isStarted = false;
  beforeAll(async () => {
    killable = await killableNeo4j(() => undefined);
    await start();
  }, LONGEST_WAIT_FOR_TURN);
  afterAll(async () => {
    await server.stop();
    await killable.remove();
    rmSync(place.directory, { recursive: true, force: true });
  }, LONGEST_WAIT_FOR_TURN);

  const importing = (name: string) => [
    path.join(place.directory, `generated-${LINES}.ftm.json`),
    ...['--batch', '200'],
    ...['--rejects', path.join(place.directory, `${name}.ndjson`)],
  ];
  let expected: Omit<WholeImport, 'graph'>;
  let graph: GraphState;

  test(
    'says so, and run again ends in the same graph as one that nobody disturbed',
    async () => {
      inputFile(place.directory, LINES);
      expected = await importToEnd(place, importing('undisturbed'));
      graph = await place.graph();
      await place.empty();

      for (const moment of MOMENTS) {
        const outcome = await killNeo4j(moment, importing('killed'));
        expect({ seed: SEED, moment, ...outcome }).toMatchObject({
          code: 1,
          stderr: expect.stringMatching(/Neo4j cannot be used|whether it was written is unknown/),
          ...(moment.phase === undefined ? {} : { phase: moment.phase }),
        });
        expect(outcome.milliseconds).toBeLessThan(LONGEST_GIVING_UP);
        await start();
      }
      expect(await importToEnd(place, importing('killed'))).toEqual(expected);
      expectSameGraph(await place.graph(), graph);
    },
    LONGEST_TEST,
  );

  test(
    'comes to the same beside another of the same file at the same time',
    async () => {
      await place.empty();
      const both = await Promise.all(
        ['first', 'second'].map((name) => importToEnd(place, importing(name))),
      );
      for (const { code, rejects, counts } of both) {
        expect({ code, rejects }).toEqual({ code: 3, rejects: expected.rejects });
        expect(counts).toMatchObject({ read: LINES, rejected: expected.counts.rejected });
      }
      expectSameGraph(await place.graph(), graph);
    },
    LONGEST_TEST,
  );

  /** On the data that are there. */
  async function start(): Promise<void> {
    server = await killable.start();
    const started = neo4jPlace({ ...server, database: 'neo4j' });
    // The password is another one after each start, the directory for files stays.
    if (isStarted) {
      rmSync(started.directory, { recursive: true });
      place = { ...started, directory: place.directory };
    } else place = started;
    isStarted = true;
  }

  async function killNeo4j(
    { phase, standing }: (typeof MOMENTS)[number],
    args: readonly string[],
  ): Promise<{ code: number | null; stderr: string; phase: Phase; milliseconds: number }> {
    const [diary, gone] = ['diary', 'gone'].map((name) => path.join(place.directory, name));
    for (const file of [diary!, gone!]) rmSync(file, { force: true });
    const plan: KillPlan = {
      ...(phase === undefined ? {} : { phase }),
      nth: NEAR_THE_END.has(phase) ? 1 : random.between(1, phase === undefined ? 40 : 3),
      records: LINES,
      diary: diary!,
      spare: standing ? { until: gone! } : {},
    };
    const settings = { ...place.settings, [KILL_PLAN]: JSON.stringify(plan) };
    const running = startCommand(['import', ...args], settings, PRELOAD);
    while (!existsSync(diary!) && running.process.exitCode === null) await sleep(2);
    if (!standing) await sleep(random.between(0, 15));
    await server.stop();
    writeFileSync(gone!, '');
    const killedAt = Date.now();
    const { code, stderr } = await running.ended;
    const milliseconds = Date.now() - killedAt;
    return { code, stderr, phase: readFileSync(diary!, 'utf8').trim() as Phase, milliseconds };
  }
});
