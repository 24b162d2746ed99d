import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { SEED_DIRECTORY } from '../ingest/seed-files.js';
import { company, line, lines, ownership } from '../support/import-text.js';
import {
  LONGEST_START,
  runSutra,
  startSutra,
  type RunningSutra,
  type Settings,
} from '../support/sutra-process.js';

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-import-'));
afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

const SHIPPED = ['a', 'b', 'c'].map((id) =>
  JSON.stringify({
    id,
    schema: 'Company',
    properties: { name: [id.toUpperCase()] },
    datasets: ['harbours', 'other'],
  }),
);
const GOOD = lines(...SHIPPED, ownership('o', 'a', 'b'), ownership('late', 'b', 'nobody'));

describe.each(['with a server', 'without a server'])('sutra import %s', (way) => {
  const home = path.join(DIRECTORY, way);
  const settings: Settings = { SUTRA_DATA_DIR: path.join(home, 'data') };
  let server: RunningSutra | undefined;
  beforeAll(async () => {
    mkdirSync(home);
    if (way === 'with a server') server = await startSutra(settings);
  }, LONGEST_START);
  afterAll(async () => {
    await server?.stop();
  }, LONGEST_START);

  const file = (name: string, text: string | Buffer): string => {
    const at = path.join(home, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    return at;
  };
  const sutra = (args: readonly string[], input?: string | Buffer) =>
    runSutra(args, settings, input === undefined ? {} : { input });
  const dumped = async () => (await sutra(['dump'])).stdout;

  test(
    'loads files, packed files and standard input, and says what came of it',
    async () => {
      const plain = file('plain.ndjson', GOOD);
      const first = await sutra(['import', plain]);
      expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('')]);
      expect(first.stdout).toMatch(
        /^Loaded dataset:harbours: 5 records in [\d.]+ s, [\d,]+\/s\.$/m,
      );
      expect(first.stdout).toMatch(/3 entities created, 2 claims created, 0 unchanged/);
      expect(first.stdout).toMatch(/1 relation waits for entities that are not known, as nobody/);
      expect(first.stdout).toMatch(/^ {2}0 records rejected$/m);
      const before = await dumped();
      const again = await sutra(['import', file('packed.ndjson.gz', gzipSync(GOOD))]);
      expect([again.code, again.stdout]).toEqual([
        0,
        expect.stringMatching(/nothing changed, 5 unchanged/),
      ]);
      const piped = await sutra(['import', '-'], GOOD);
      expect([piped.code, piped.stdout]).toEqual([
        0,
        expect.stringMatching(/^Loaded dataset:harbours: 5 records/),
      ]);
      expect(await dumped()).toBe(before);
    },
    6 * LONGEST_START,
  );

  test(
    'tells bad records by exit code 3 and a rejects file beside the input',
    async () => {
      const bad = file('bad.ndjson', lines(...SHIPPED, '{"id":', line('x', 'Dragon')));
      const { code, stdout, stderr } = await sutra(['import', '--source', 'bad', bad]);
      expect(code).toBe(3);
      expect(stdout).toMatch(/^ {2}2 records rejected\n {4}1: expected /m);
      const rejects = `${bad}.rejects.ndjson`;
      expect(stderr).toContain(
        `2 records were rejected; see ${path.relative(process.cwd(), rejects)}.\n`,
      );
      const numbers = readFileSync(rejects, 'utf8').trim().split('\n');
      expect(numbers.map((text) => (JSON.parse(text) as { line: number }).line)).toEqual([4, 5]);
      const elsewhere = path.join(home, 'elsewhere.ndjson');
      const dry = await sutra(['import', '--dry-run', '--rejects', elsewhere, bad]);
      expect([dry.code, dry.stdout]).toEqual([
        3,
        expect.stringMatching(/^Checked dataset:harbours/),
      ]);
      expect(readFileSync(elsewhere, 'utf8')).toBe(readFileSync(rejects, 'utf8'));
      const strict = await sutra(['import', '--strict', '--source', 'strict', bad]);
      expect([strict.code, strict.stderr]).toEqual([
        2,
        expect.stringMatching(/stopped, because 2 records are bad and 0 allowed.*Line 4:/s),
      ]);
      const device = await sutra(['import', '--rejects', '/dev/null', '--source', 'bad', bad]);
      expect(device.code).toBe(3);
      expect(existsSync('/dev/null')).toBe(true);
    },
    6 * LONGEST_START,
  );

  test(
    'writes progress and summary as JSON on request',
    async () => {
      const { code, stdout } = await sutra(['import', '--json', path.join(home, 'plain.ndjson')]);
      expect(code).toBe(0);
      const told = stdout
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text) as Record<string, object>);
      expect(told[0]).toMatchObject({ progress: { phase: 'LOAD', read: 5, rejected: 0 } });
      expect(told.at(-1)).toMatchObject({
        summary: { source: 'dataset:harbours', read: 5, pending: { claims: 1 } },
      });
    },
    2 * LONGEST_START,
  );

  // Refused before it matters which process runs it.
  if (way === 'with a server')
    test(
      'refuses what it cannot read, and options that contradict each other, and writes nothing',
      async () => {
        const plain = path.join(home, 'plain.ndjson');
        const table = file('table.csv', 'id,name\n1,=1+1\n');
        const text = file('text.yaml', 'x');
        mkdirSync(path.join(home, 'directory'), { recursive: true });
        const before = await dumped();
        const attempts: readonly (readonly [readonly string[], string])[] = [
          [[file('empty.ndjson', '')], 'expected at least one record, got an empty file'],
          [[file('blank.ndjson', '\n \n')], 'expected at least one record, got none'],
          [[path.join(home, 'directory')], 'expected a file, got a directory'],
          [
            [path.join(home, 'missing')],
            'expected a file that can be read, got a path where nothing is',
          ],
          [[plain, plain], 'files: expected each file once'],
          [[plain, '--strict', '--max-errors', '1'], '--strict: expected it or --max-errors'],
          [[plain, '--max-errors', 'many'], '--max-errors: expected a whole number, got "many"'],
          [[plain, '--restart', '--continue'], '--restart: expected it or --continue'],
          [[plain, '--format', 'xls'], '--format: expected ftm, csv, sutra, articles'],
          [[plain, '--delimiter', ';'], '--delimiter: expected none but with CSV'],
          [[plain, '--format', 'ftm', '--mapping', text], '--mapping: expected none but with CSV'],
          [
            [plain, '--rejects', plain],
            '--rejects: expected another file than those that are read',
          ],
          [[plain, '--rejects', path.join(home, 'directory')], 'expected a file, got'],
          [[plain, '--source', ''], '--source: expected a name'],
          [[plain, table], 'files: expected files of one format'],
          [[table], '--mapping: expected a FollowTheMoney mapping file for CSV'],
          [[table, '--format', 'csv'], '--mapping: expected a FollowTheMoney mapping file for CSV'],
          [[text, '--source', 'x'], '--source: expected none with article files'],
          [
            [file('o.ndjson', '{"line":"SUTRA","version":1}\n'), '--replace'],
            '--replace: expected --source',
          ],
        ];
        for (const [args, message] of attempts) {
          const { code, stderr } = await sutra(['import', ...args]);
          expect([args, stderr]).toEqual([args, expect.stringContaining(message)]);
          expect([args, code]).toEqual([args, 2]);
        }
        expect(await dumped()).toBe(before);
        expect(readFileSync(plain, 'utf8')).toBe(GOOD);
      },
      25 * LONGEST_START,
    );

  test(
    'replaces and purges a source by its name',
    async () => {
      await sutra(['purge', 'harbours']);
      const before = await dumped();
      const one = file('one.ndjson', lines(company('r1', 'R1'), company('r2', 'R2')));
      const two = file('two.ndjson', lines(company('r2', 'R2')));
      await sutra(['import', '--source', 'rivers', one]);
      const replaced = await sutra(['import', '--source', 'rivers', '--replace', two]);
      expect(replaced.stdout).toMatch(/no longer said: 1 entity removed/);
      expect(await dumped()).not.toContain('"r1"');
      const purged = await sutra(['purge', 'rivers']);
      expect([purged.code, purged.stdout]).toEqual([0, 'dataset:rivers: 1 entity removed.\n']);
      expect(await dumped()).toBe(before);
      const twice = await sutra(['purge', 'rivers']);
      expect([twice.code, twice.stderr]).toEqual([
        2,
        expect.stringMatching(
          /source: expected a source that is known \(.*\), got "dataset:rivers"/,
        ),
      ]);
    },
    10 * LONGEST_START,
  );

  test(
    'loads article files by their names, and those without mistakes when one has some',
    async () => {
      const names = ['one', 'two', 'broken'].map((name) =>
        path.join(home, 'articles', `${name}.yaml`),
      );
      const shipped = spawnSync('ls', [SEED_DIRECTORY], { encoding: 'utf8' }).stdout.split('\n');
      mkdirSync(path.join(home, 'articles'), { recursive: true });
      for (const [index, name] of names.entries())
        cpSync(path.join(SEED_DIRECTORY, shipped[index] ?? ''), name);
      writeFileSync(names[2] ?? '', 'article: [\n');
      const missing = path.join(home, 'articles', 'missing.yaml');
      const { code, stdout, stderr } = await sutra(['import', ...names, missing]);
      expect(code).toBe(3);
      expect(stdout).toMatch(/^4 article files read, 2 rejected: /);
      expect(stderr).toMatch(/broken\.yaml:\d+: expected YAML/);
      expect(stderr).toMatch(/missing\.yaml:1: expected a file that can be read, got ENOENT/);
      const again = await sutra(['import', ...names.slice(0, 2)]);
      expect([again.code, again.stdout]).toEqual([
        0,
        '2 article files read, 0 rejected: nothing changed.\n',
      ]);
      const strict = await sutra(['import', '--strict', ...names]);
      expect(strict.code).not.toBe(0);
    },
    6 * LONGEST_START,
  );

  test(
    'ends when it stops early, though somebody still writes to its input',
    async () => {
      const endless = '{}\n'.repeat(12_000);
      const { code, stderr } = await runSutra(
        ['import', '--strict', '--source', 'endless', '-'],
        settings,
        {
          input: endless,
          keepsOpen: true,
        },
      );
      expect([code, stderr]).toEqual([2, expect.stringContaining('stopped, because')]);
      const rejects = path.join(process.cwd(), 'standard-input.rejects.ndjson');
      expect(existsSync(rejects)).toBe(true);
      rmSync(rejects);
      // The server, if there is one, is well.
      expect((await sutra(['doctor'])).code).toBe(0);
    },
    3 * LONGEST_START,
  );
});
