import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { graphiqlLink } from '../../src/explorer/api/graphiql-link.js';
import { ExplorerFiles } from '../../src/server/explorer-files.js';
import { explorerRoutes } from '../../src/server/explorer-routes.js';
import { readExamples } from '../examples/example-files.js';
import { CHROMIUM, launchBrowser } from './support/browser.js';
import { makeTestServer, PACKAGE_ROOT, type TestServer } from './support/test-server.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const PAGE = '<!doctype html><title>GraphiQL</title>';

describe('GraphiQL', () => {
  let packageRoot: string;
  let server: TestServer;
  beforeAll(async () => {
    packageRoot = await mkdtemp(path.join(tmpdir(), 'sutra-graphiql-'));
    const built = path.join(packageRoot, 'dist', 'explorer');
    await mkdir(built, { recursive: true });
    for (const page of ['index.html', 'graphiql.html']) {
      await writeFile(path.join(built, page), PAGE);
      await writeFile(path.join(built, `${page}.gz`), gzipSync(PAGE));
    }
    server = await makeTestServer({ packageRoot });
  });
  afterAll(async () => {
    await server.close();
    await rm(packageRoot, { recursive: true, force: true });
  });

  test.each(['/graphql', '/graphql?query={hello}'])('is what a browser gets at %s', async (url) => {
    const answer = await server.app.inject({ url, headers: HTML });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toBe(PAGE);
  });

  test('is not what a program gets', async () => {
    const headers = { ...HTML, 'apollo-require-preflight': '1' };
    const answer = await server.app.inject({ url: '/graphql?query={hello}', headers });
    expect(answer.json()).toEqual({ data: { hello: 'world' } });
  });

  test('comes compressed, and once', async () => {
    const headers = { ...HTML, 'accept-encoding': 'gzip' };
    const first = await server.app.inject({ url: '/graphql', headers });
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(first.rawPayload).toString()).toBe(PAGE);

    const again = await server.app.inject({
      url: '/graphql',
      headers: { ...HTML, 'if-none-match': String(first.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('may run scripts of this server alone, and nothing that stands in the page', async () => {
    const { headers } = await server.app.inject({ url: '/graphql', headers: HTML });
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join(' ')).not.toMatch(/https?:|\*|blob:/);
  });

  test('that has not been built says how to', async () => {
    const other = await makeTestServer({ packageRoot: path.join(packageRoot, 'nothing') });
    const answer = await other.app.inject({ url: '/graphql', headers: HTML });
    await other.close();
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
  });
});

/** GraphiQL is 5 MB, and the machine may be busy. Milliseconds. */
const LONGEST = 120_000;
const isBuilt = existsSync(path.join(PACKAGE_ROOT, 'dist', 'explorer', 'graphiql.html'));

(CHROMIUM === undefined || !isBuilt ? describe.skip : describe)('GraphiQL in Chromium', () => {
  let server: TestServer;
  let url: string;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    server = await makeTestServer();
    explorerRoutes(server.app, { files: new ExplorerFiles(PACKAGE_ROOT), frameAncestors: [] });
    url = `${await server.listen()}/graphql`;
    browser = await launchBrowser(CHROMIUM ?? '');
  }, LONGEST);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const asked = new Set<string>();
  const problems: string[] = [];
  async function openPage(): Promise<Page> {
    const page = await context.newPage();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    return page;
  }
  const isReady = (page: Page) =>
    page.locator('.graphiql-tab-active').waitFor({ timeout: LONGEST });
  // The page's policy lets no text be run, so that this counts from outside.
  const hasTabs = async (page: Page, count: number) => {
    const tabs = page.locator('.graphiql-tab');
    await tabs.nth(count - 1).waitFor({ timeout: LONGEST });
    await tabs.nth(count).waitFor({ state: 'detached', timeout: LONGEST });
  };

  test(
    'shows the examples as tabs at first, and later what a reader left, with what a link asks for',
    async () => {
      context = await browser.newContext();
      const page = await openPage();
      await page.goto(url);
      await isReady(page);
      const examples = readExamples().length;
      await hasTabs(page, examples);
      const tab = page.locator('.graphiql-tab').first();
      await tab.hover();
      await tab.locator('.graphiql-tab-close').click();
      await hasTabs(page, examples - 1);
      // It stores tabs when nothing has changed for half a second.
      await page.waitForTimeout(1_000);

      const link = graphiqlLink('query Linked($even: Int) { hello who }', { even: 2 });
      await page.goto(new URL(link, url).href);
      // Where only what is behind the # changes, the page reloads itself.
      await page.locator('.graphiql-tab-active').getByText('Linked').waitFor({ timeout: LONGEST });
      await hasTabs(page, examples);
      await page.locator('.graphiql-editor-tool').getByText('"even"').waitFor();

      await page.reload();
      await isReady(page);
      await hasTabs(page, examples);
      expect(await page.locator('.graphiql-tab-active').innerText()).toContain('Linked');
      await context.close();
    },
    LONGEST,
  );

  test(
    'runs what a link holds by its button and shows the answer, and asks only its own server',
    async () => {
      context = await browser.newContext();
      const page = await openPage();
      await page.goto(`${url}?query=${encodeURIComponent('{ hello who }')}`);
      await page.getByRole('button', { name: /execute query/i }).click({ timeout: LONGEST });
      const result = page.locator('.result-window');
      await result.getByText('"world"').waitFor({ timeout: LONGEST });

      expect(await result.innerText()).toContain('"anonymous"');
      expect(problems).toEqual([]);
      asked.delete('null');
      expect([...asked]).toEqual([new URL(url).origin]);

      await page.getByRole('link', { name: 'Back to the explorer' }).click();
      await page.waitForURL(new URL('/', url).href);
      await context.close();
    },
    LONGEST,
  );
});

if (CHROMIUM === undefined || !isBuilt) {
  console.warn('No Chromium on this machine, or no build: the page was not tried in a browser.');
}
