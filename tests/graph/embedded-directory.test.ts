import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { reading, writing } from '../support/cypher.js';
import { SCHEMA_PATH } from '../support/engines.js';

const LOADER = new URL('../support/typescript-loader.mjs', import.meta.url).href;
const OPEN = fileURLToPath(new URL('open-and-report.ts', import.meta.url));

describe('A data directory', () => {
  let parent: string;
  let directory: string;
  let opened: Engine[];
  const open = async (): Promise<Engine> => {
    const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
    opened.push(engine);
    return engine;
  };

  beforeEach(() => {
    parent = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-directory-'));
    // With a space and a letter that is not ASCII, as home directories have them.
    directory = path.join(parent, 'made on the wäy', 'data');
    opened = [];
  });
  afterEach(async () => {
    for (const engine of opened) await engine.close();
    rmSync(parent, { recursive: true, force: true });
  });

  test('is made when it is missing, and keeps everything for the next time', async () => {
    const first = await open();
    await first.setUp();
    await first.write(async (transaction) => {
      await transaction.run(
        writing(
          "CREATE (:Entity {id: 'a', type: 'PERSON', searchText: 'nadeem qureshi', list: ['x'], n: 1e15, f: 0.5})",
        ),
        {},
      );
      transaction.noteWords(['nadeem', 'qureshi']);
    });
    await first.close();
    expect(existsSync(path.join(directory, 'graph'))).toBe(true);

    const second = await open();
    await second.setUp();
    const rows = await second.read(reading('MATCH (n:Entity) RETURN properties(n) AS map'), {});
    expect(rows).toEqual([
      {
        map: {
          id: 'a',
          type: 'PERSON',
          searchText: 'nadeem qureshi',
          list: ['x'],
          n: 1e15,
          f: 0.5,
        },
      },
    ]);
    const hits = await second.searchText({ words: ['quershi'], types: [], limit: 1 });
    expect(hits).toMatchObject([{ id: 'a' }]);
    const twin = second.write((transaction) =>
      transaction.run(writing("CREATE (:Entity {id: 'a'})"), {}),
    );
    await expect(twin).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  test('is refused to a second process, which hears which one and what to do', async () => {
    const engine = await open();
    await engine.setUp();
    const child = spawnSync(process.execPath, ['--import', LOADER, OPEN, directory, SCHEMA_PATH], {
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    const answer = JSON.parse(child.stdout) as { code: string; message: string };
    expect(answer.code).toBe('DIRECTORY_IN_USE');
    expect(answer.message).toContain(directory);
    expect(answer.message).toContain('SUTRA_DATA_DIR');
    expect(await engine.read(reading('RETURN 1 AS one'), {})).toEqual([{ one: 1 }]);
  });

  test('is refused to the same process as long as it is open', async () => {
    const engine = await open();
    await expect(open()).rejects.toMatchObject({ code: 'DIRECTORY_IN_USE' });
    await engine.close();
    expect(await (await open()).health()).toMatchObject({ ready: true });
  });

  test('whose graph is not one is not opened, nor changed', async () => {
    const engine = await open();
    await engine.setUp();
    await engine.close();
    const file = path.join(directory, 'graph');
    const damaged = readFileSync(file).fill(0xff, 0, 2_000);
    writeFileSync(file, damaged);
    await expect(open()).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('backup') as unknown,
    });
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  test('that is a file is refused with its name', async () => {
    directory = path.join(parent, 'file');
    writeFileSync(directory, '');
    await expect(open()).rejects.toThrow(directory);
  });
});
