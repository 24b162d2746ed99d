import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { lockFile } from '../../src/ingest/import/file-lock.js';
import { RejectsFile } from '../../src/ingest/import/rejects-file.js';

const reject = (line: number) => ({ record: { line, text: `text ${line}` }, reason: 'bad' });
const words = (line: number) => `{"line":${line},"reason":"bad","text":"text ${line}"}\n`;

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-rejects-'));
  file = path.join(directory, 'rejects.ndjson');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('a rejects file', () => {
  test('is gone on from at its checkpoint, and what was written after that is cut off', async () => {
    const before = await RejectsFile.take(file);
    before.begin(undefined);
    before.add([reject(1), reject(2)]);
    const { bytes } = before;
    before.add([reject(3)]);
    before.close();

    const after = await RejectsFile.take(file);
    after.begin({ path: file, bytes });
    expect(after.bytes).toBe(bytes);
    after.add([reject(3), reject(4)]);
    after.close();
    expect(readFileSync(file, 'utf8')).toBe([1, 2, 3, 4].map(words).join(''));
  });

  test('takes along what an earlier run wrote to another file, and leaves that as it is', async () => {
    const other = path.join(directory, 'other.ndjson');
    writeFileSync(other, [1, 2, 3].map(words).join(''));
    writeFileSync(file, 'of something else\n'.repeat(100));
    const after = await RejectsFile.take(file);
    after.begin({ path: other, bytes: words(1).length });
    after.add([reject(2)]);
    after.close();
    expect(readFileSync(file, 'utf8')).toBe([1, 2].map(words).join(''));
    expect(readFileSync(other, 'utf8')).toBe([1, 2, 3].map(words).join(''));
  });

  test('that somebody took away is begun anew with what is still to come', async () => {
    const after = await RejectsFile.take(file);
    after.begin({ path: file, bytes: 1_000 });
    after.add([reject(7)]);
    expect(after.bytes).toBe(words(7).length);
    after.close();
    expect(readFileSync(file, 'utf8')).toBe(words(7));
  });

  test('of a run without rejects is none, and leaves no lock', async () => {
    writeFileSync(file, 'of an earlier run');
    const rejects = await RejectsFile.take(file);
    rejects.begin(undefined);
    rejects.close();
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('is never a directory, which would be removed', async () => {
    await expect(RejectsFile.take(directory)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(existsSync(directory)).toBe(true);
  });

  test('is left alone while another import writes it, and is taken when that ends', async () => {
    const first = await RejectsFile.take(file);
    first.begin(undefined);
    first.add([reject(1)]);
    const second = RejectsFile.take(file);
    await sleep(300);
    expect(readFileSync(file, 'utf8')).toBe(words(1));
    first.close();
    const taken = await second;
    taken.close();
  });
});

describe('a lock on a file', () => {
  test('names its holder to whoever waits in vain', async () => {
    const first = await lockFile(file, 0);
    expect(await lockFile(file, 150)).toEqual({
      holder: `process ${process.pid} on ${os.hostname()}`,
    });
    if ('release' in first) first.release();
    expect(await lockFile(file, 0)).toHaveProperty('release');
  });

  test.each([
    ['a process that is gone', () => spawnSync(process.execPath, ['--version']).pid],
    ['an earlier process of the same number, as in a container', () => process.pid],
  ])('that was left by %s is taken over', async (_, pid) => {
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: pid(), host: os.hostname() }));
    const lock = await lockFile(file, 0);
    expect(lock).toHaveProperty('release');
    if ('release' in lock) lock.release();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('whose maker was killed before it was named is taken over after a while', async () => {
    writeFileSync(`${file}.lock`, '');
    expect(await lockFile(file, 0)).toEqual({ holder: 'unknown' });
    const before = Date.now() / 1_000 - 60;
    utimesSync(`${file}.lock`, before, before);
    expect(await lockFile(file, 0)).toHaveProperty('release');
  });

  test('of another machine counts, since nothing is known of it', async () => {
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: 1, host: 'elsewhere' }));
    expect(await lockFile(file, 0)).toEqual({ holder: 'process 1 on elsewhere' });
  });

  test('is done without where none can be made', async () => {
    expect(await lockFile(path.join(directory, 'missing', 'file'), 0)).toHaveProperty('release');
  });
});
