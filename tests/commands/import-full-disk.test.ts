import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { company, lines } from '../support/import-text.js';
import { LONGEST_START, runSutra, startSutra } from '../support/sutra-process.js';

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-full-disk-'));
const INPUT = path.join(DIRECTORY, 'input.ndjson');
const rows = Array.from({ length: 12_000 }, (_, index) =>
  company(`c${index}`, `Company ${index} ${'of many words '.repeat(40)}`),
);
let expected = '';
const mounted: string[] = [];

/** Runs a command as root, which a container is and a developer may become. */
function asRoot(command: string, ...args: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  execFileSync(isRoot ? command : 'sudo', isRoot ? args : ['-n', command, ...args], {
    stdio: 'pipe',
  });
}

/** A disk in memory. */
function disk(name: string, size: string): string {
  const at = path.join(DIRECTORY, name);
  mkdirSync(at);
  asRoot('mount', '-t', 'tmpfs', '-o', `size=${size},mode=1777`, 'tmpfs', at);
  mounted.push(at);
  return at;
}

function makeRoom(at: string): void {
  asRoot('mount', '-o', 'remount,size=100m', at);
}

beforeAll(async () => {
  writeFileSync(INPUT, lines(...rows));
  const settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'reference') };
  await runSutra(['import', INPUT], settings);
  expected = (await runSutra(['dump'], settings)).stdout;
}, 3 * LONGEST_START);
afterAll(() => {
  for (const at of mounted) asRoot('umount', at);
  rmSync(DIRECTORY, { recursive: true, force: true });
});

const FULL =
  /the disk of the data directory is full\. What was committed before is safe; make room/;

test(
  'a full data directory is named, nothing is lost, and with room the import goes on',
  async () => {
    const at = disk('data', '12m');
    const settings = { SUTRA_DATA_DIR: path.join(at, 'graph') };
    const first = await runSutra(['import', INPUT], settings);
    expect([first.code, first.stderr]).toEqual([1, expect.stringMatching(FULL)]);
    makeRoom(at);
    expect((await runSutra(['doctor'], settings)).code).toBe(0);
    const second = await runSutra(['import', INPUT], settings);
    expect([second.code, second.stderr]).toEqual([0, expect.anything()]);
    expect((await runSutra(['dump'], settings)).stdout).toBe(expected);
  },
  5 * LONGEST_START,
);

test(
  'a server whose disk is full says so, goes on serving, and writes again when there is room',
  async () => {
    const at = disk('served', '12m');
    const settings = { SUTRA_DATA_DIR: path.join(at, 'graph'), SUTRA_SEED: 'false' };
    const server = await startSutra(settings);
    try {
      const first = await runSutra(['import', INPUT], settings);
      expect([first.code, first.stderr]).toEqual([1, expect.stringMatching(FULL)]);
      expect((await fetch(`${server.address}/health/ready`)).status).toBeLessThan(600);
      makeRoom(at);
      const second = await runSutra(['import', INPUT], settings);
      expect([second.code, second.stderr]).toEqual([0, expect.anything()]);
      const dumped = (await runSutra(['dump'], settings)).stdout;
      for (const line of expected.trim().split('\n')) expect(dumped.includes(line)).toBe(true);
    } finally {
      await server.stop();
    }
  },
  5 * LONGEST_START,
);

test(
  'a rejects file on a full disk stops the import, which goes on with another',
  async () => {
    const at = disk('rejects', '16k');
    const input = path.join(DIRECTORY, 'bad.ndjson');
    writeFileSync(input, lines(...rows, ...Array.from({ length: 5_000 }, () => '{"id":"x"}')));
    const settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'rejecting') };
    const full = path.join(at, 'rejects.ndjson');
    const options = ['import', '--source', 'input', '--rejects'];
    const first = await runSutra([...options, full, input], settings);
    expect([first.code, first.stderr]).toEqual([
      2,
      expect.stringContaining(
        `The rejects file ${full} could not be written (ENOSPC); name another one with --rejects.`,
      ),
    ]);
    const second = await runSutra([...options, path.join(DIRECTORY, 'r.ndjson'), input], settings);
    expect([second.code, second.stdout]).toEqual([
      3,
      expect.stringContaining('5,000 records rejected'),
    ]);
    expect((await runSutra(['dump'], settings)).stdout).toBe(expected);
  },
  4 * LONGEST_START,
);
