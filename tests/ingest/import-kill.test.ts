import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from '@jest/globals';

import { LONGEST_WAIT_FOR_TURN } from '../support/engines.js';
import { SeededRandom } from '../support/random.js';
import { runSutra, startCommand } from '../support/sutra-process.js';
import { describeEachPlace, type GraphState } from './kill/import-place.js';
import { correctedFile, inputFile } from './kill/input-files.js';
import { killImport, PRELOAD, type Moment } from './kill/kill-import.js';
import { PHASES, type Phase } from './kill/kill-plan.js';
import { Standstill } from './kill/standstill.js';
import { expectSameGraph, importToEnd } from './kill/whole-import.js';

const LINES = 20_000;
/** Fifty batches: room for every kill to find something left to do. */
const BATCH = ['--batch', '400'];
const CORRECTED_LINES = 5_000;
const STOPPED_LINES = 4_000;

/** Other moments in each run; a failure names the number that gives them again. */
const SEED = Number(process.env['SUTRA_TEST_SEED'] ?? Date.now() % 1_000_000);

describeEachPlace('an import that is killed again and again', (place) => {
  const random = new SeededRandom(SEED);
  const input = inputFile(place.directory, LINES);
  const corrected = correctedFile(place.directory, CORRECTED_LINES);
  const rejects = (name: string) => ['--rejects', path.join(place.directory, `${name}.ndjson`)];
  const undisturbed = {
    load: [input, ...BATCH, ...rejects('load')],
    replace: [corrected, '--replace', ...BATCH, ...rejects('replace')],
  };
  const hit: Phase[] = [];
  let replaced: GraphState;

  test(
    'ends in the same graph, with the same rejects and counts, as one that nobody disturbed',
    async () => {
      await place.empty();
      const expected = await importToEnd(place, undisturbed.load);
      const graph = await place.graph();
      expect(expected).toMatchObject({ code: 3, counts: { read: LINES } });
      await importToEnd(place, undisturbed.replace);
      replaced = await place.graph();

      await place.empty();
      const args = [input, ...BATCH, ...rejects('killed load')];
      const moments: Moment[] = [
        { phase: 'opening', nth: 1 },
        { phase: 'opening', nth: 3 },
        ...shuffled(random, [
          { phase: 'writing rejects', nth: 1 },
          { phase: 'writing rejects', nth: 2 },
          { phase: 'writing a batch', nth: random.between(1, 30) },
          { phase: 'writing a batch', nth: random.between(1, 30), within: 5 },
          { phase: 'committing a batch', nth: 1 },
          { phase: 'committing a batch', nth: random.between(1, 3), within: 2 },
          { phase: 'committing a batch', nth: random.between(1, 3), within: 2 },
          { phase: 'a batch committed', nth: random.between(1, 3) },
          { phase: 'between batches', nth: random.between(1, 3) },
          { nth: random.between(1, 50), within: 20 },
          { nth: random.between(1, 50), within: 20 },
          { nth: random.between(1, 50), within: 20 },
        ] satisfies Moment[]),
        { phase: 'the last batch', nth: 1 },
        { phase: 'finishing', nth: 1 },
      ];
      for (const moment of moments)
        hit.push(await naming(SEED, () => killImport(place, args, moment, LINES)));
      const killed = await importToEnd(place, args);
      expect({ seed: SEED, ...killed }).toEqual({ seed: SEED, ...expected });
      expectSameGraph(await place.graph(), graph);
    },
    LONGEST_WAIT_FOR_TURN,
  );

  test(
    'and so does one that replaces what its source said, killed while it takes the rest back',
    async () => {
      const expected = readFileSync(path.join(place.directory, 'replace.ndjson'), 'utf8');
      const args = [corrected, '--replace', ...BATCH, ...rejects('killed replace')];
      const records = readFileSync(corrected, 'utf8').trimEnd().split('\n').length;
      const moments: Moment[] = [
        { nth: random.between(1, 50), within: 20 },
        { phase: 'sweep: looking', nth: random.between(1, 100) },
        { phase: 'sweep: writing', nth: random.between(1, 200), within: 5 },
        { phase: 'sweep: committing', nth: random.between(1, 50), within: 2 },
        { phase: 'finishing', nth: random.between(1, 2) },
        { phase: 'finished', nth: 1 },
      ];
      for (const moment of moments)
        hit.push(await naming(SEED, () => killImport(place, args, moment, records)));
      const killed = await importToEnd(place, args);
      expect(killed).toMatchObject({ code: 3, counts: { read: records }, rejects: expected });
      expectSameGraph(await place.graph(), replaced);
    },
    LONGEST_WAIT_FOR_TURN,
  );

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'stops after its batch when %s asks for it, and goes on when it is run again',
    async (signal, code) => {
      await place.empty();
      const small = inputFile(place.directory, STOPPED_LINES);
      const args = ['import', '--json', small, '--batch', '100', ...rejects('stopped')];
      const standstill = new Standstill(place, STOPPED_LINES);
      const running = startCommand(args, standstill.settings, PRELOAD);
      await standstill.reached();
      running.process.kill(signal);
      standstill.letGo();
      expect(await running.ended).toMatchObject({
        code,
        stderr: expect.stringContaining(`Stopped by ${signal}.`),
      });
      expect(existsSync(path.join(place.directory, 'stopped.ndjson.lock'))).toBe(false);
      const { code: end, stdout } = await runSutra(args, place.settings);
      expect(end).toBe(3);
      const { summary } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
        readonly summary: { readonly resumedAfter: number; readonly read: number };
      };
      expect(summary.resumedAfter).toBeGreaterThan(0);
      expect(summary.read).toBe(STOPPED_LINES);
    },
    LONGEST_WAIT_FOR_TURN,
  );

  test('was killed more than twenty times, in every phase', () => {
    expect(hit.length).toBeGreaterThan(20);
    expect(PHASES.filter((phase) => !hit.includes(phase))).toEqual([]);
  });
});

function shuffled<Item>(random: SeededRandom, items: readonly Item[]): readonly Item[] {
  const places = items.map((item) => ({ item, place: random.next() }));
  return places.sort((one, other) => one.place - other.place).map(({ item }) => item);
}

/** Says with which seed something failed. */
async function naming<Result>(seed: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`With SUTRA_TEST_SEED=${seed}: ${String(cause)}`, { cause });
  }
}
