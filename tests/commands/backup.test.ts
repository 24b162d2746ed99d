import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { createKey } from '../../src/access/create-key.js';
import { applyLoad } from '../../src/claims/apply-load.js';
import { backupGraph } from '../../src/commands/backup/backup-graph.js';
import { MANIFEST, type Manifest } from '../../src/commands/backup/manifest.js';
import { restoreGraph } from '../../src/commands/backup/restore-graph.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { COUNT_BY_TYPE } from '../../src/graph/statements/stats-statements.js';
import { SCHEMA_PATH } from '../support/engines.js';
import {
  article,
  dump,
  entity,
  extract,
  fact,
  load,
  loadOf,
  relation,
  VOCABULARY,
} from '../support/loads.js';
import { LONGEST_START, runSutra, startSutra } from '../support/sutra-process.js';

const ROOT = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-backup-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));
let count = 0;
const freshPath = (): string => path.join(ROOT, String((count += 1)));

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function open(directory: string): Promise<Engine> {
  const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
  opened.push(engine);
  await engine.setUp();
  return engine;
}

async function dumpOf(directory: string): Promise<string> {
  const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
  try {
    return await dump(engine);
  } finally {
    await engine.close();
  }
}

const restore = (backup: string, directory: string, force = false) =>
  restoreGraph({ backup, directory, schemaPath: SCHEMA_PATH, force });

/** The nth transaction of a history: an entity, a relation to the one before, a fact with evidence. */
const step = (n: number) => ({
  entities: [entity(`n${n}`, 'COMPANY', `Name ${n} ${'x'.repeat(500)}`), article('the-article')],
  claims: [
    relation(`n${n}`, 'OWNERSHIP', `n${n - 1}`),
    fact(`n${n}`, 'COUNTRY', 'in', { evidence: [extract('the-article', `words ${n}`)] }),
  ],
});

async function graphOf(directory: string, steps: number): Promise<string> {
  const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
  await engine.setUp();
  for (let n = 1; n <= steps; n += 1) await load(engine, step(n));
  const text = await dump(engine);
  await engine.close();
  return text;
}

describe('A backup', () => {
  test('holds the graph of one moment while four writers and two readers go on', async () => {
    const engine = await open(freshPath());
    let last = 0;
    let acknowledged = 0;
    let reads = 0;
    let stop = false;
    const writer = async () => {
      while (!stop) {
        await engine.write(async (transaction) => {
          last += 1;
          await applyLoad(transaction, VOCABULARY, loadOf(step(last)));
        });
        acknowledged += 1;
      }
    };
    const reader = async () => {
      while (!stop) {
        await engine.read(COUNT_BY_TYPE, {});
        reads += 1;
      }
    };
    const busy = [writer(), writer(), writer(), writer(), reader(), reader()];
    const backups: { directory: string; least: number; most: number }[] = [];
    for (let round = 0; round < 4; round += 1) {
      await sleep(300);
      const directory = freshPath();
      const least = acknowledged;
      const readsBefore = reads;
      await backupGraph(engine, { directory, force: false });
      expect(reads).toBeGreaterThan(readsBefore);
      backups.push({ directory, least, most: last });
    }
    stop = true;
    await Promise.all(busy);

    for (const { directory, least, most } of backups) {
      const data = freshPath();
      await restore(directory, data);
      const restored = await open(data);
      const text = await dump(restored);
      const steps = text.match(/"name":"Name /g)?.length ?? 0;
      expect(steps).toBeGreaterThanOrEqual(least);
      expect(steps).toBeLessThanOrEqual(most);
      expect(text).toBe(await graphOf(freshPath(), steps));
    }
  }, 120_000);

  test('that is restored can be searched and written, and keeps its constraints', async () => {
    const source = await open(freshPath());
    await load(source, step(1));
    const key = await createKey(source, { name: 'x', role: 'READER' });
    const backup = freshPath();
    await backupGraph(source, { directory: backup, force: false });

    const data = freshPath();
    const { aside } = await restore(backup, data);
    expect(aside).toBeUndefined();
    const engine = await open(data);
    expect(await engine.searchText({ words: ['name'], types: [], limit: 5 })).toMatchObject([
      { id: 'n1' },
    ]);
    await load(engine, step(1));
    expect(await dump(engine)).toBe(await dump(source));
    await load(engine, step(2));
    await engine.close();
    expect(await dumpOf(data)).toContain('"n2"');
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('says in its manifest what it is, and is for its user alone', async () => {
    const engine = await open(freshPath());
    await load(engine, step(1));
    const directory = freshPath();
    const manifest = await backupGraph(engine, { directory, force: false });

    expect(JSON.parse(readFileSync(path.join(directory, MANIFEST), 'utf8'))).toEqual(manifest);
    expect(manifest).toMatchObject({ format: 1, writtenBy: expect.stringMatching(/^grafeo \d/) });
    expect(manifest.nodes).toBeGreaterThan(3);
    expect(manifest.relationships).toBeGreaterThan(0);
    for (const name of readdirSync(directory)) {
      expect(statSync(path.join(directory, name)).mode & 0o077).toBe(0);
    }
  });
});

describe('The directory of a backup', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine({ directory: freshPath(), schemaPath: SCHEMA_PATH });
    await engine.setUp();
    await load(engine, step(1));
  });
  afterAll(() => engine.close());

  test('may be there, if it is empty', async () => {
    const directory = freshPath();
    mkdirSync(directory);
    await backupGraph(engine, { directory, force: false });
    expect(readdirSync(directory)).toHaveLength(2);
  });

  test('that holds a backup is kept, but for --force, which leaves the new one alone', async () => {
    const directory = freshPath();
    const first = await backupGraph(engine, { directory, force: false });
    await expect(backupGraph(engine, { directory, force: false })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('--force') as unknown,
    });
    await sleep(5);
    const second = await backupGraph(engine, { directory, force: true });
    expect(second.takenAt > first.takenAt).toBe(true);
    expect(readdirSync(directory).sort()).toEqual([second.files[0]!.name, MANIFEST]);
  });

  test('that holds anything else is refused, with --force too, and not touched', async () => {
    const directory = freshPath();
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'thesis.odt'), 'words');
    for (const force of [false, true]) {
      await expect(backupGraph(engine, { directory, force })).rejects.toThrow('thesis.odt');
    }
    expect(readdirSync(directory)).toEqual(['thesis.odt']);
  });

  test('that is a file is refused', async () => {
    const directory = freshPath();
    writeFileSync(directory, '');
    await expect(backupGraph(engine, { directory, force: true })).rejects.toThrow('is a file');
  });

  test('may hold what an interrupted backup left, which goes', async () => {
    const directory = freshPath();
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'graph-2026-01-01T00-00-00-000Z'), 'half');
    await expect(restore(directory, freshPath())).rejects.toThrow('holds no backup');
    await backupGraph(engine, { directory, force: false });
    expect(readdirSync(directory)).toHaveLength(2);
  });
});

describe('Restoring', () => {
  let backup: string;
  let backedUp: string;
  beforeAll(async () => {
    const data = freshPath();
    backedUp = await graphOf(data, 20);
    backup = freshPath();
    const engine = await openEngine({ directory: data, schemaPath: SCHEMA_PATH });
    await backupGraph(engine, { directory: backup, force: false });
    await engine.close();
  });

  const manifestOf = (directory: string) =>
    JSON.parse(readFileSync(path.join(directory, MANIFEST), 'utf8')) as Manifest;

  test.each<[string, (directory: string, file: string) => void, string]>([
    [
      'one byte changed',
      (_, file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1]! ^= 1;
        writeFileSync(file, bytes);
      },
      'SHA-256',
    ],
    [
      'its end is missing',
      (_, file) => writeFileSync(file, readFileSync(file).subarray(0, -1)),
      'bytes',
    ],
    ['its file is missing', (_, file) => rmSync(file), 'is missing'],
    ['its manifest is missing', (dir) => rmSync(path.join(dir, MANIFEST)), 'holds no backup'],
    [
      'its manifest is cut',
      (dir) => writeFileSync(path.join(dir, MANIFEST), '{"format":'),
      'damaged',
    ],
    [
      'its manifest leads elsewhere',
      (dir) => {
        const manifest = manifestOf(dir);
        const files = [{ ...manifest.files[0], name: '../../etc/passwd' }];
        writeFileSync(path.join(dir, MANIFEST), JSON.stringify({ ...manifest, files }));
      },
      'damaged',
    ],
    [
      'its counts are others',
      (dir) => {
        const manifest = manifestOf(dir);
        writeFileSync(path.join(dir, MANIFEST), JSON.stringify({ ...manifest, nodes: 7 }));
      },
      'and the backup had 7',
    ],
    [
      'it was made by a newer Sutra',
      (dir) => writeFileSync(path.join(dir, MANIFEST), '{"format": 2}'),
      'newer Sutra',
    ],
  ])('a backup is refused when %s, and leaves the graph alone', async (_what, damage, words) => {
    const damaged = freshPath();
    cpSync(backup, damaged, { recursive: true });
    damage(damaged, path.join(damaged, manifestOf(damaged).files[0]!.name));
    const data = freshPath();
    const before = await graphOf(data, 2);

    await expect(restore(damaged, data, true)).rejects.toThrow(words);
    expect(readdirSync(data)).toEqual(['graph']);
    expect(await dumpOf(data)).toBe(before);
  });

  test('does not take the place of a graph, but for --force, which moves it aside', async () => {
    const data = freshPath();
    const before = await graphOf(data, 2);
    await expect(restore(backup, data)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('--force') as unknown,
    });
    const { aside } = await restore(backup, data, true);
    expect(await dumpOf(data)).toBe(backedUp);
    expect(await dumpOf(aside!)).toBe(before);

    const again = await restore(backup, data, true);
    expect(await dumpOf(again.aside!)).toBe(backedUp);
    expect(await dumpOf(aside!)).toBe(before);
  });

  test('takes the place of a graph that is damaged', async () => {
    const data = freshPath();
    await graphOf(data, 2);
    writeFileSync(
      path.join(data, 'graph'),
      readFileSync(path.join(data, 'graph')).fill(255, 0, 2_000),
    );
    await restore(backup, data, true);
    expect(await dumpOf(data)).toBe(backedUp);
  });

  test('is refused while a process holds the directory', async () => {
    const data = freshPath();
    const engine = await open(data);
    await load(engine, step(1));
    await expect(restore(backup, data, true)).rejects.toMatchObject({
      code: 'DIRECTORY_IN_USE',
      message: expect.stringContaining('Stop it') as unknown,
    });
    expect(await dump(engine)).toContain('"n1"');
  });

  test('killed at any moment leaves the one graph or the other, whole', async () => {
    const data = freshPath();
    const before = await graphOf(data, 2);
    const loader = new URL('../support/typescript-loader.mjs', import.meta.url).href;
    const script = fileURLToPath(new URL('restore-until-killed.ts', import.meta.url));
    const other = freshPath();
    const engine = await open(data);
    await backupGraph(engine, { directory: other, force: false });
    await engine.close();

    const found = new Set<string>();
    for (let kill = 0; kill < 6; kill += 1) {
      const args = ['--import', loader, script, data, SCHEMA_PATH, backup, other];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      const gone = new Promise((resolve) => child.on('close', (_code, how) => resolve(how)));
      await new Promise((resolve) => {
        child.stdout.once('data', resolve);
        void gone.then(resolve);
      });
      await sleep(Math.random() * 250);
      child.kill('SIGKILL');
      if ((await gone) !== 'SIGKILL') throw new Error(errors);
      const text = await dumpOf(data);
      expect([before, backedUp]).toContain(text);
      found.add(text);
    }
    await restore(backup, data, true);
    expect(await dumpOf(data)).toBe(backedUp);
    expect(readdirSync(data).filter((name) => name.startsWith('restoring-'))).toEqual([]);
  }, 120_000);
});

describe('backup and restore on the command line', () => {
  test(
    'work through the server that holds the directory, which only then may be restored into',
    async () => {
      const data = freshPath();
      const backup = freshPath();
      const settings = { SUTRA_DATA_DIR: data };
      const server = await startSutra(settings);
      const relative = path.relative(process.cwd(), backup);
      const made = await runSutra(['backup', relative], settings);
      const refused = await runSutra(['restore', backup, '--force'], settings);
      await server.stop();
      expect(made).toMatchObject({ code: 0, stderr: '' });
      expect(made.stdout).toContain(`to ${backup}: `);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toMatch(/^sutra: .* is held by a server .* Stop it/);

      const restored = await runSutra(['restore', backup, '--force'], settings);
      expect(restored.code).toBe(0);
      expect(restored.stdout).toMatch(/^Restored \d+ nodes and \d+ relationships as of 20/);
      expect(restored.stderr).toMatch(/The graph that was there is in .*replaced-.*API keys/s);
      expect(existsSync(path.join(data, 'current'))).toBe(true);
      expect((await runSutra(['doctor'], settings)).stdout).toContain('They agree');
      const again = await runSutra(['backup', backup], settings);
      expect(again).toMatchObject({ code: 1, stdout: '' });
      expect(again.stderr).toContain('holds a backup already');
    },
    6 * LONGEST_START,
  );

  test.each(['backup', 'restore'])(
    '%s of a Neo4j names what to use instead',
    async (command) => {
      const { code, stderr } = await runSutra([command, freshPath()], {
        NEO4J_URI: 'bolt://127.0.0.1:1',
      });
      expect(code).toBe(2);
      expect(stderr).toContain('neo4j-admin database dump');
    },
    LONGEST_START,
  );
});

const disk = smallDisk();
(disk === undefined ? describe.skip : describe)('A disk that is full', () => {
  test(
    'ends a backup with a clear message, and leaves the graph and the older backup alone',
    async () => {
      const data = freshPath();
      const before = await graphOf(data, 20);
      const outcome = disk!(
        data,
        `sutra backup $disk/backup && old=$(cat $disk/backup/${MANIFEST}) &&
         head -c 10000000 /dev/zero > $disk/filler 2>/dev/null;
         sutra backup $disk/backup --force; echo "code $?"; sutra backup $disk/another; echo "code $?"
         ls $disk/backup $disk/another; [ "$old" = "$(cat $disk/backup/${MANIFEST})" ] && echo same
         SUTRA_DATA_DIR=${ROOT}/from-small-disk sutra restore $disk/backup`,
      );
      expect(outcome).toMatch(/There is no room left in .*\/backup\..*\n.*code 1\n/s);
      expect(outcome).toMatch(/There is no room left in .*\/another\./);
      expect(outcome).toMatch(/same\nRestored \d+ nodes/);
      expect(await dumpOf(data)).toBe(before);
      expect(await dumpOf(path.join(ROOT, 'from-small-disk'))).toBe(before);
    },
    4 * LONGEST_START,
  );
});

/** Runs shell commands with a disk of 3 MB at `$disk`, where this user, or a user namespace, may mount one. */
function smallDisk(): ((data: string, commands: string) => string) | undefined {
  const ways = [
    ['unshare', '--mount'],
    ['unshare', '--map-root-user', '--mount'],
    ['sudo', '--non-interactive', 'unshare', '--mount'],
  ];
  const point = path.join(ROOT, 'disk');
  mkdirSync(point);
  const mount = `mount -t tmpfs -o size=3m none ${point}`;
  const way = ways.find(
    ([command = '', ...args]) => spawnSync(command, [...args, 'sh', '-c', mount]).status === 0,
  );
  if (way === undefined) return undefined;
  const loader = new URL('../support/typescript-loader.mjs', import.meta.url).href;
  const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
  return (data, commands) => {
    const sutra = `sutra() { "${process.execPath}" --disable-warning=ExperimentalWarning --import "${loader}" "${cli}" "$@"; }`;
    const script = `exec 2>&1; ${mount}; disk=${point}; export SUTRA_DATA_DIR=${data}; ${sutra}\n${commands}`;
    const [command = '', ...args] = way;
    return spawnSync(command, [...args, 'sh', '-c', script], { encoding: 'utf8' }).stdout;
  };
}
