import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { adminSocketPath } from '../../src/commands/admin-socket-path.js';
import {
  LONGEST_START,
  runSutra,
  startSutra,
  type RunningSutra,
  type Settings,
} from '../support/sutra-process.js';

const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-commands-'));
afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

const KEY = /^sutra_([0-9a-f]{16})_[A-Za-z0-9_-]{43}\n$/;

/** What `dump` printed with a server, to be printed without one, too. */
const dumps = new Map<string, string>();

describe.each(['with a server', 'without a server'])('commands %s', (way) => {
  const settings: Settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'data') };
  let server: RunningSutra | undefined;
  beforeAll(async () => {
    if (way === 'with a server') server = await startSutra(settings);
  }, LONGEST_START);
  afterAll(async () => {
    await server?.stop();
  }, LONGEST_START);

  test(
    'seed loads the articles, and nothing the second time',
    async () => {
      await runSutra(['seed'], settings);
      const { code, stdout, stderr } = await runSutra(['seed', '--prune'], settings);

      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(stdout).toMatch(/\d+ articles loaded, 0 taken back\.\n$/);
      expect(stdout).not.toContain('created');
    },
    2 * LONGEST_START,
  );

  test(
    'doctor finds the graph in order',
    async () => {
      const words = await runSutra(['doctor'], settings);
      const json = await runSutra(['doctor', '--json', '--repair'], settings);

      expect(words.code).toBe(0);
      expect(words.stdout).toMatch(/^\d+ claims and \d+ edges, 0 findings\. They agree\.\n$/);
      expect(JSON.parse(json.stdout)).toMatchObject({ findings: [] });
    },
    2 * LONGEST_START,
  );

  test(
    'dump prints the whole graph, the same each time and each way',
    async () => {
      const { code, stdout } = await runSutra(['dump'], settings);
      const lines = stdout.trimEnd().split('\n');

      expect(code).toBe(0);
      expect(lines.length).toBeGreaterThan(100);
      expect(() => lines.forEach((line) => JSON.parse(line) as unknown)).not.toThrow();
      dumps.set(way, stdout);
      expect(new Set(dumps.values()).size).toBe(1);
    },
    LONGEST_START,
  );

  test(
    'keys are made, listed and revoked',
    async () => {
      const name = `data team ${way}`;
      const made = await runSutra(
        ['keys', 'create', '--name', name, '--role', 'editor', '--expires-in-days', '30'],
        settings,
      );
      const id = KEY.exec(made.stdout)?.[1] ?? '';
      expect(made.code).toBe(0);
      expect(made.stdout).toMatch(KEY);
      expect(made.stderr).toContain('shown only now');

      if (server !== undefined) {
        const headers = {
          authorization: `Bearer ${made.stdout.trim()}`,
          'content-type': 'application/json',
        };
        const ask = () =>
          fetch(`${server?.address ?? ''}/graphql`, {
            method: 'POST',
            headers,
            body: '{"query":"{__typename}"}',
          });
        expect((await ask()).status).toBe(200);
        await runSutra(['keys', 'revoke', id], settings);
        expect((await ask()).status).toBe(401);
      } else {
        expect((await runSutra(['keys', 'list'], settings)).stdout).toMatch(
          new RegExp(`${id}  editor  good until \\S+  \\S+  ${name}\n`),
        );
        const revoked = await runSutra(['keys', 'revoke', id], settings);
        expect(revoked.code).toBe(0);
        expect(revoked.stdout).toContain(`Key ${id} for ${name} was revoked`);
      }
      const { stdout } = await runSutra(['keys', 'list'], settings);
      expect(stdout).toMatch(new RegExp(`${id}  editor  revoked \\S+  \\S+  ${name}\n`));
      expect(stdout).not.toContain(made.stdout.trim().slice(-43));
    },
    4 * LONGEST_START,
  );

  test.each([
    [
      'a role that is none',
      ['keys', 'create', '--name', 'x', '--role', 'king'],
      '--role: expected reader, editor or admin',
    ],
    [
      'an expiry that is none',
      ['keys', 'create', '--name', 'x', '--role', 'reader', '--expires-in-days', '0'],
      '--expires-in-days: expected',
    ],
    ['a key that is not there', ['keys', 'revoke', 'nobody'], 'id: expected the id of a key'],
    ['an option that is not there', ['seed', '--sideways'], 'unknown option'],
    ['a command that is not there', ['dance'], 'unknown command'],
  ])(
    '%s is bad usage: 2',
    async (_what, args, words) => {
      const { code, stdout, stderr } = await runSutra(args, settings);
      expect(stderr).toContain(words);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    },
    LONGEST_START,
  );
});

test(
  'help says what there is, and what exit codes mean',
  async () => {
    const { code, stdout } = await runSutra(['--help'], {});
    expect(code).toBe(0);
    expect(stdout).toMatch(/serve[^]*seed[^]*doctor[^]*keys[^]*dump[^]*Exit codes: 0/);
  },
  LONGEST_START,
);

describe('the admin socket', () => {
  test(
    'is for its user alone',
    async () => {
      const directory = path.join(DIRECTORY, 'private');
      const server = await startSutra({ SUTRA_DATA_DIR: directory, SUTRA_SEED: 'false' });
      try {
        expect(statSync(path.join(directory, 'admin.sock')).mode & 0o777).toBe(0o600);
      } finally {
        await server.stop();
      }
      expect(existsSync(path.join(directory, 'admin.sock'))).toBe(false);
    },
    LONGEST_START,
  );

  test(
    'that a killed server left behind is in nobody’s way',
    async () => {
      const settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'killed'), SUTRA_SEED: 'false' };
      const first = await startSutra(settings);
      await first.stop('SIGKILL');
      expect(existsSync(path.join(settings.SUTRA_DATA_DIR, 'admin.sock'))).toBe(true);
      expect((await runSutra(['keys', 'list'], settings)).code).toBe(0);

      const second = await startSutra(settings);
      try {
        expect((await runSutra(['keys', 'list'], settings)).code).toBe(0);
      } finally {
        await second.stop();
      }
    },
    4 * LONGEST_START,
  );

  test(
    'of a directory with a long name is elsewhere, and is found',
    async () => {
      const directory = path.join(DIRECTORY, 'long'.repeat(30));
      mkdirSync(directory);
      expect(adminSocketPath(directory)).toMatch(/sutra-[0-9a-f]{32}\.sock$/);
      const settings = { SUTRA_DATA_DIR: directory, SUTRA_SEED: 'false' };
      const server = await startSutra(settings);
      try {
        const { code, stderr } = await runSutra(['keys', 'list'], settings);
        expect([code, stderr]).toEqual([0, '']);
      } finally {
        await server.stop();
      }
    },
    2 * LONGEST_START,
  );

  test(
    'that answers nothing of ours is no server',
    async () => {
      const directory = path.join(DIRECTORY, 'stranger');
      mkdirSync(directory);
      const stranger = net.createServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\n\r\n'));
      await new Promise<void>((resolve) =>
        stranger.listen(path.join(directory, 'admin.sock'), resolve),
      );
      try {
        const { code, stderr } = await runSutra(['keys', 'list'], { SUTRA_DATA_DIR: directory });
        expect(code).toBe(1);
        expect(stderr).toMatch(/^sutra: What listens at .* does not know the command keys list/);
        expect(stderr).not.toMatch(/\n\s+at /);
      } finally {
        stranger.close();
      }
    },
    LONGEST_START,
  );

  test(
    'missing from a directory that is held: the message says what to do',
    async () => {
      const directory = path.join(DIRECTORY, 'held');
      const server = await startSutra({ SUTRA_DATA_DIR: directory, SUTRA_SEED: 'false' });
      try {
        rmSync(path.join(directory, 'admin.sock'));
        const { code, stderr } = await runSutra(['keys', 'list'], { SUTRA_DATA_DIR: directory });
        expect(code).toBe(1);
        expect(stderr).toMatch(/^sutra: The data directory .* takes no commands.*SUTRA_DATA_DIR/);
      } finally {
        await server.stop();
      }
    },
    2 * LONGEST_START,
  );
});

test(
  'a reader that has seen enough ends a dump without a word',
  async () => {
    const settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'data') };
    const loader = new URL('../support/typescript-loader.mjs', import.meta.url).href;
    const cli = new URL('../../src/cli.ts', import.meta.url).pathname;
    const child = spawn(
      'sh',
      [
        '-c',
        `"$0" --disable-warning=ExperimentalWarning --import "$1" "$2" dump | head -n 1`,
        process.execPath,
        loader,
        cli,
      ],
      { env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let stderr = '';
    let stdout = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    await once(child, 'close');

    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(stderr).toBe('');
  },
  LONGEST_START,
);
