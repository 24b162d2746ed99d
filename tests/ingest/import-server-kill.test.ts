import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { SeededRandom } from '../support/random.js';
import { runSutra, startCommand, startSutra } from '../support/sutra-process.js';
import { embeddedPlace, type GraphState } from './kill/import-place.js';
import { inputFile } from './kill/input-files.js';
import { PRELOAD, type Moment } from './kill/kill-import.js';
import { Standstill } from './kill/standstill.js';
import { KILL_PLAN, type KillPlan, type Phase } from './kill/kill-plan.js';
import {
  expectSameGraph,
  importToEnd,
  wholeOutcome,
  type WholeImport,
} from './kill/whole-import.js';

const LINES = 20_000;
const BATCH = ['--batch', '400'];
const SEED = Number(process.env['SUTRA_TEST_SEED'] ?? Date.now() % 1_000_000);

describe('an import through a server [embedded]', () => {
  const place = embeddedPlace();
  const random = new SeededRandom(SEED);
  const input = inputFile(place.directory, LINES);
  const importing = (name: string) => [
    input,
    ...BATCH,
    ...['--rejects', path.join(place.directory, `${name}.ndjson`)],
  ];
  const serving = { ...place.settings, SUTRA_SEED: 'false', SUTRA_LOG_LEVEL: 'debug' };
  let expected: Omit<WholeImport, 'graph'>;
  let graph: GraphState;
  afterAll(() => rmSync(place.directory, { recursive: true, force: true }));

  test('comes to the same as one without it', async () => {
    expected = await importToEnd(place, importing('alone'));
    graph = await place.graph();
    await place.empty();
    const server = await startSutra(serving);
    expect(await importToEnd(place, importing('served'))).toEqual(expected);
    expect((await server.stop()).code).toBe(0);
    expectSameGraph(await place.graph(), graph);
  }, 300_000);

  test('is gone on from when the server is killed, twenty times, in every phase', async () => {
    await place.empty();
    const moments: Moment[] = [
      { phase: 'writing rejects', nth: 1 },
      { phase: 'writing rejects', nth: 2 },
      { phase: 'writing a batch', nth: random.between(1, 30) },
      { phase: 'writing a batch', nth: random.between(1, 30), within: 5 },
      { phase: 'writing a batch', nth: random.between(1, 30), within: 5 },
      { phase: 'committing a batch', nth: 1 },
      { phase: 'committing a batch', nth: random.between(1, 3), within: 2 },
      { phase: 'committing a batch', nth: random.between(1, 3), within: 2 },
      { phase: 'committing a batch', nth: random.between(1, 3), within: 2 },
      { phase: 'a batch committed', nth: random.between(1, 3) },
      { phase: 'a batch committed', nth: 1 },
      { phase: 'between batches', nth: 1 },
      { phase: 'between batches', nth: random.between(1, 3) },
      ...Array.from({ length: 5 }, () => ({ nth: random.between(5, 50), within: 20 })),
      { phase: 'the last batch', nth: 1 },
      { phase: 'finishing', nth: 1 },
    ];
    const hit: Phase[] = [];
    for (const moment of moments) hit.push(await killServer(moment));
    expect(hit).toHaveLength(20);
    expect(hit).toEqual(expect.arrayContaining(moments.flatMap(({ phase }) => phase ?? [])));

    const server = await startSutra(serving);
    const killed = await importToEnd(place, importing('killed'));
    expect({ seed: SEED, ...killed }).toEqual({ seed: SEED, ...expected });
    expect((await server.stop()).code).toBe(0);
    expectSameGraph(await place.graph(), graph);
  }, 600_000);

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'ends when %s ends its command line, and can be run again at once',
    async (signal) => {
      await place.empty();
      const standstill = new Standstill(place, LINES);
      const server = await startSutra({ ...serving, ...standstill.settings }, PRELOAD);
      const args = ['import', '--json', ...importing('left')];
      const command = startCommand(args, place.settings);
      await standstill.reached();
      command.process.kill(signal);
      expect((await command.ended).signal).toBe(signal);
      const again = importToEnd(place, importing('left'));
      standstill.letGo();
      const { code, counts, rejects } = await again;
      expect({ code, counts, rejects }).toEqual(expected);
      expect((await fetch(`${server.address}/health/ready`)).status).toBe(200);
      const { code: end, stderr } = await server.stop();
      expect(end).toBe(0);
      // It took its turn after the first one had ended, and went on from where that had come.
      expect(stderr.match(/"A command could not be answered/g)).toHaveLength(1);
      expectSameGraph(await place.graph(), graph);
    },
    300_000,
  );

  test('and another of the same file at once come to what one comes to', async () => {
    await place.empty();
    const server = await startSutra(serving);
    const both = ['first', 'second'].map(async (name) => {
      const args = importing(name);
      return wholeOutcome(await runSutra(['import', '--json', ...args], place.settings), args);
    });
    for (const { code, counts, rejects } of await Promise.all(both)) {
      expect({ code, rejects }).toEqual({ code: 3, rejects: expected.rejects });
      expect(counts).toMatchObject({ read: LINES, rejected: expected.counts.rejected });
    }
    expect((await server.stop()).code).toBe(0);
    expectSameGraph(await place.graph(), graph);
  }, 300_000);

  /** Runs the import through a server that is killed in the middle of it. */
  async function killServer(moment: Moment): Promise<Phase> {
    const diary = path.join(place.directory, 'diary');
    rmSync(diary, { force: true });
    const plan: KillPlan = { ...moment, records: LINES, diary };
    const server = await startSutra({ ...serving, [KILL_PLAN]: JSON.stringify(plan) }, PRELOAD);
    const { code, stderr } = await runSutra(['import', ...importing('killed')], place.settings);
    const { signal } = await server.stop('SIGTERM');
    expect({ seed: SEED, moment, code, stderr, signal }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The server ended before the command did'),
      signal: 'SIGKILL',
    });
    return readFileSync(diary, 'utf8').trim() as Phase;
  }
});
