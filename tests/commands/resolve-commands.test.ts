import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  LONGEST_START,
  runSutra,
  startSutra,
  type RunningSutra,
  type Settings,
} from '../support/sutra-process.js';

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-resolve-'));
afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

const [LEFT, RIGHT] = ['arun-okafor', 'a-okafor'];

describe.each(['with a server', 'without a server'])('resolve %s', (way) => {
  const settings: Settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, way.replaceAll(' ', '-')) };
  let server: RunningSutra | undefined;
  beforeAll(async () => {
    if (way === 'with a server') server = await startSutra(settings);
  }, LONGEST_START);
  afterAll(async () => {
    await server?.stop();
  }, LONGEST_START);

  test(
    'decides, lists, exports, undoes and imports',
    async () => {
      const decide = ['resolve', 'decide', '--left', LEFT, '--right', RIGHT];
      const made = await runSutra([...decide, '--judgement', 'positive'], settings);
      expect(made.code).toBe(0);
      const id = made.stdout.trim();
      expect(id).toMatch(/^d-[0-9a-f]{32}$/);

      const again = await runSutra([...decide, '--judgement', 'positive'], settings);
      expect(again.stdout).toBe(made.stdout);
      expect(again.stderr).toContain('Nothing changed');
      const against = await runSutra([...decide, '--judgement', 'negative'], settings);
      expect(against.code).toBe(1);
      expect(against.stderr).toContain(id);
      const wrong = await runSutra([...decide, '--judgement', 'perhaps'], settings);
      expect(wrong.code).toBe(2);

      const listed = await runSutra(['resolve', 'decisions', '--id', LEFT], settings);
      expect(listed.stdout).toContain(`${id}  positive  ${RIGHT}  ${LEFT}`);
      const exported = await runSutra(['resolve', 'export'], settings);
      expect(JSON.parse(exported.stdout)).toMatchObject({ id, left: RIGHT, right: LEFT });

      expect((await runSutra(['resolve', 'undo', id], settings)).stdout).toMatch(
        /^Undone: positive/,
      );
      expect((await runSutra(['resolve', 'export'], settings)).stdout).toBe('');

      const file = path.join(DIRECTORY, `${way}.ndjson`);
      writeFileSync(file, `${exported.stdout}broken\n`);
      const imported = await runSutra(['resolve', 'import', file], settings);
      expect(imported.code).toBe(1);
      expect(imported.stdout).toContain('2 lines read, 1 decisions made');
      expect(imported.stderr).toContain('line 2');
      const all = await runSutra(['resolve', 'decisions', '--all'], settings);
      expect(all.stdout.trimEnd().split('\n')).toHaveLength(2);
      expect(readFileSync(file, 'utf8')).toContain(id);
      expect((await runSutra(['resolve', 'import', `${file}.missing`], settings)).code).toBe(2);
      expect((await runSutra(['doctor'], settings)).code).toBe(0);
    },
    14 * LONGEST_START,
  );

  test(
    'lists candidates with the features of their scores',
    async () => {
      await runSutra(['seed'], settings);
      const words = await runSutra(
        ['resolve', 'candidates', '--threshold', '0', '--types', 'agency,company', '--limit', '3'],
        settings,
      );
      expect(words.code).toBe(0);
      expect(words.stdout).toMatch(/ name: /);
      expect(words.stderr).toMatch(/\d+ pairs of \d+ records, \d+ compared\./);
      const json = await runSutra(
        ['resolve', 'candidates', '--threshold', '0', '--limit', '2', '--json'],
        settings,
      );
      for (const line of json.stdout.trimEnd().split('\n')) {
        expect(JSON.parse(line)).toMatchObject({
          left: {},
          right: {},
          score: expect.any(Number),
          features: expect.any(Array),
        });
      }
      expect((await runSutra(['resolve', 'candidates', '--threshold', 'x'], settings)).code).toBe(
        2,
      );
      expect((await runSutra(['resolve', 'candidates', '--types', 'x'], settings)).code).toBe(2);
    },
    5 * LONGEST_START,
  );
});
