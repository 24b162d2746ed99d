import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { company, lines } from '../support/import-text.js';
import { LONGEST_START, runSutra } from '../support/sutra-process.js';

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-full-disk-'));
const mounted: string[] = [];
afterAll(() => {
  for (const at of mounted) execFileSync('umount', [at]);
  rmSync(DIRECTORY, { recursive: true, force: true });
});

function disk(name: string, size: string): string {
  const at = path.join(DIRECTORY, name);
  mkdirSync(at);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at]);
  mounted.push(at);
  return at;
}

const GOOD = lines(...Array.from({ length: 20000 }, (_, i) => company(`c${i}`, `Company ${i} of many words ${'x'.repeat(500)}`)));

test('data', async () => {
  const at = disk('data', '4m');
  const input = path.join(DIRECTORY, 'input.ndjson');
  writeFileSync(input, GOOD);
  const settings = { SUTRA_DATA_DIR: path.join(at, 'graph') };
  const out = await runSutra(['import', input], settings);
  console.log(out, execFileSync('df', ['-h', at], {encoding:'utf8'}));
  const again = await runSutra(['import', input], settings);
  console.log(again);
  const d = await runSutra(['dump'], settings);
  console.log(d.code, d.stdout.length, d.stderr);
  execFileSync('mount', ['-o', 'remount,size=200m', at]);
  const third = await runSutra(['import', input], settings);
  console.log(third);
  const d2 = await runSutra(['dump'], settings);
  const reference = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'reference') };
  await runSutra(['import', input], reference);
  const d3 = await runSutra(['dump'], reference);
  expect(d2.stdout === d3.stdout).toBe(true);
}, 10*LONGEST_START);
