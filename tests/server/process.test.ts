import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { readExamples } from '../examples/example-files.js';
import {
  LONGEST_START,
  runSutra,
  startSutra,
  type RunningSutra,
} from '../support/sutra-process.js';
import { CHROMIUM, launchBrowser } from './support/browser.js';

/** What GraphiQL opens on. */
const FIRST_EXAMPLE = readExamples().find(({ name }) => name === 'who-is-qureshi')?.source ?? '';

let directory: string;
let running: RunningSutra | undefined;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-process-'));
});
afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
  rmSync(directory, { recursive: true, force: true });
}, LONGEST_START);

const ask = async (address: string, query: string) => {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { data?: unknown; errors?: unknown },
  };
};

describe('a server', () => {
  test(
    'seeds an empty graph, says where it is, answers its own first query and ends with 0',
    async () => {
      running = await startSutra({ SUTRA_DATA_DIR: directory });
      const { address } = running;
      const health = await fetch(`${address}/health/ready`);
      const { body } = await ask(address, FIRST_EXAMPLE);

      expect(running.output().stdout).toContain('Sutra is ready.');
      expect(health.status).toBe(200);
      expect(body.errors).toBeUndefined();
      expect(JSON.stringify(body.data)).toContain('Ministry of Heavy Industries');

      const { code, stderr } = await running.stop('SIGTERM');
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/"level":"(warn|error)"|Error|Warning/);

      running = await startSutra({ SUTRA_DATA_DIR: directory, SUTRA_SEED: 'false' });
      expect(JSON.stringify((await ask(running.address, FIRST_EXAMPLE)).body)).toContain(
        'Ministry',
      );
      expect((await running.stop('SIGINT')).code).toBe(0);
    },
    3 * LONGEST_START,
  );

  test(
    'without the seed starts on an empty graph',
    async () => {
      running = await startSutra({ SUTRA_DATA_DIR: directory, SUTRA_SEED: 'false' });
      const { body } = await ask(running.address, '{ entities { totalCount } }');
      expect(body).toEqual({ data: { entities: { totalCount: 0 } } });
    },
    LONGEST_START,
  );

  test(
    'starts while its Neo4j is away: it lives, and is not ready',
    async () => {
      running = await startSutra({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'telltale' });
      const { address } = running;
      const live = await fetch(`${address}/health/live`);
      const ready = await fetch(`${address}/health/ready`);
      const answer = await ask(address, '{ entities { totalCount } }');

      expect(live.status).toBe(200);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ status: 'not ready' });
      expect([503, 504]).toContain(answer.status);
      const { code, stdout, stderr } = await running.stop();
      expect(code).toBe(0);
      expect(stdout).toContain('not ready yet');
      expect(stdout + stderr).not.toContain('telltale');
    },
    2 * LONGEST_START,
  );
});

describe('a start that cannot be', () => {
  test(
    'for a setting ends with 2 and a line that says what was expected',
    async () => {
      const wrong = await runSutra(['serve'], { SUTRA_PORT: 'many' });
      expect(wrong).toEqual({
        code: 2,
        signal: null,
        stdout: '',
        stderr: 'sutra: SUTRA_PORT: expected a whole number from 0 to 65535, got "many".\n',
      });
    },
    LONGEST_START,
  );

  test(
    'for a port that is taken ends with 2 and a line',
    async () => {
      const other = net.createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => other.once('listening', resolve));
      const { port } = other.address() as net.AddressInfo;
      try {
        const { code, stderr } = await runSutra(['serve'], {
          SUTRA_PORT: String(port),
          SUTRA_DATA_DIR: directory,
          SUTRA_LOG_LEVEL: 'warn',
        });
        expect(code).toBe(2);
        expect(stderr).toContain(`SUTRA_PORT: expected a free port, got ${port}`);
        expect(stderr).not.toMatch(/\n\s+at /);
      } finally {
        other.close();
      }
    },
    LONGEST_START,
  );

  test(
    'for a directory that another server holds ends with 1 and a line',
    async () => {
      running = await startSutra({ SUTRA_DATA_DIR: directory });
      const { code, stderr } = await runSutra(['serve'], {
        SUTRA_DATA_DIR: directory,
        SUTRA_PORT: '0',
      });
      expect(code).toBe(1);
      expect(stderr).toContain('is held by another process');
      expect(stderr.split('\n')[0]).toMatch(/^sutra: /);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
    2 * LONGEST_START,
  );
});

(CHROMIUM === undefined ? describe.skip : describe)('in Chromium', () => {
  test(
    'the page opens on a search that the seeded graph answers, and asks nobody else',
    async () => {
      running = await startSutra({ SUTRA_DATA_DIR: directory });
      const { address } = running;
      const browser = await launchBrowser(CHROMIUM ?? '');
      try {
        const page = await browser.newPage();
        const asked = new Set<string>();
        const problems: string[] = [];
        page.on('request', (request) => asked.add(new URL(request.url()).origin));
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text());
        });
        await page.goto(address);
        await page
          .locator('input[role=combobox]')
          .first()
          .fill('qureshi', { timeout: LONGEST_START });
        const answer = page.getByRole('option', { name: /Hanif Qureshi/ });
        await answer.first().click({ timeout: LONGEST_START });
        await page
          .getByRole('heading', { level: 1, name: 'Hanif Qureshi' })
          .waitFor({ timeout: LONGEST_START });

        expect(problems).toEqual([]);
        asked.delete('null');
        expect([...asked]).toEqual([address]);
      } finally {
        await browser.close();
      }
    },
    3 * LONGEST_START,
  );
});
