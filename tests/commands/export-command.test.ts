import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-export-'));
afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

/** What was exported with a server, to be exported without one, too. */
const exports = new Map<string, string>();

describe.each(['with a server', 'without a server'])('sutra export %s', (way) => {
  const settings: Settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'data') };
  let server: RunningSutra | undefined;
  beforeAll(async () => {
    if (way === 'with a server') server = await startSutra(settings);
  }, LONGEST_START);
  afterAll(async () => {
    await server?.stop();
  }, LONGEST_START);

  const file = (name: string) => path.join(DIRECTORY, name);

  test(
    'writes to standard output and to a file the same, however it runs',
    async () => {
      const printed = await runSutra(['export', '--format', 'graphml'], settings);
      const written = await runSutra(
        ['export', '--format', 'graphml', '--output', file('graph.graphml')],
        settings,
      );
      expect([printed.code, written.code]).toEqual([0, 0]);
      expect(written.stderr).toBe(`Wrote ${file('graph.graphml')}.\n`);
      expect(readFileSync(file('graph.graphml'), 'utf8')).toBe(printed.stdout);
      expect(printed.stdout).toMatch(/^<\?xml [\s\S]*<\/graphml>\n$/);
      expect(exports.get('graphml') ?? printed.stdout).toBe(printed.stdout);
      exports.set('graphml', printed.stdout);
      expect(readdirSync(DIRECTORY).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
    3 * LONGEST_START,
  );

  test(
    'writes the two files of csv into a directory, by a path of whoever asks',
    async () => {
      const relative = path.relative(process.cwd(), file(`csv ${way}`));
      const { code } = await runSutra(
        ['export', '--format', 'csv', '--output', relative, '--types', 'person,company'],
        settings,
      );
      expect(code).toBe(0);
      expect(readdirSync(file(`csv ${way}`)).sort()).toEqual(['edges.csv', 'nodes.csv']);
      const nodes = readFileSync(path.join(file(`csv ${way}`), 'nodes.csv'), 'utf8');
      expect(nodes).toMatch(/^id,type,name,/);
      expect(nodes).not.toContain('AGENCY');
    },
    2 * LONGEST_START,
  );

  test(
    'says what is wrong with an option',
    async () => {
      mkdirSync(file('directory'), { recursive: true });
      const attempts: readonly [readonly string[], string][] = [
        [['--format', 'xls'], '--format: expected csv, sutra, '],
        [['--format', 'csv'], '--output: expected a directory for the two files of csv'],
        [['--format', 'ftm', '--types', 'DRAGON'], '--types: expected a type of the vocabulary'],
        [['--format', 'ftm', '--output', file('directory')], 'It is a directory.'],
      ];
      for (const [options, reason] of attempts) {
        const { code, stderr } = await runSutra(['export', ...options], settings);
        expect(stderr).toContain(reason);
        expect(code).toBe(2);
      }
    },
    5 * LONGEST_START,
  );
});
