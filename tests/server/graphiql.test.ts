import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { CHROMIUM, launchBrowser } from './support/browser.js';
import { makeTestServer, type TestServer } from './support/test-server.js';

/** The page is 9 MB, and the machine may be busy. Milliseconds. */
const LONGEST = 120_000;

let server: TestServer;
let url: string;
beforeAll(async () => {
  server = await makeTestServer();
  url = `${await server.listen()}/graphql`;
});
afterAll(async () => server.close());

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('GraphiQL', () => {
  test('is what a browser gets', async () => {
    const answer = await server.app.inject({ url: '/graphql', headers: HTML });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toMatch(/^<!doctype html>/i);
    expect(answer.body).toContain('<title>Sutra</title>');
  });

  test('is what a browser gets for an address with a query in it, too', async () => {
    const answer = await server.app.inject({ url: '/graphql?query={hello}', headers: HTML });
    expect(answer.body).toMatch(/^<!doctype html>/i);
  });

  test('is not what a program gets', async () => {
    const headers = { ...HTML, 'apollo-require-preflight': '1' };
    const answer = await server.app.inject({ url: '/graphql?query={hello}', headers });
    expect(answer.json()).toEqual({ data: { hello: 'world' } });
  });

  test('comes compressed, and once', async () => {
    const first = await server.app.inject({
      url: '/graphql',
      headers: { ...HTML, 'accept-encoding': 'gzip, br' },
    });
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(first.rawPayload).toString()).toContain('<title>Sutra</title>');
    expect(first.rawPayload.length).toBeLessThan(4_000_000);

    const again = await server.app.inject({
      url: '/graphql',
      headers: { ...HTML, 'if-none-match': String(first.headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('loads nothing from outside', async () => {
    const { body, headers } = await server.app.inject({ url: '/graphql', headers: HTML });
    const loaded = [
      ...body.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)="([^"]*)"/g),
      ...body.matchAll(/\burl\(\s*["']?([^"')]{0,100})/g),
      ...body.matchAll(/@import\s+["']?([^"';]{0,100})/g),
    ].map(([, address = '']) => address);

    expect(loaded.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });
});

/** As main opens it: the default query asks for what is seeded, which needs the real schema. */
(CHROMIUM === undefined ? describe.skip : describe)('GraphiQL in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(CHROMIUM ?? '');
  }, LONGEST);
  afterAll(async () => browser.close());

  test(
    'runs a query by its button and shows the answer, and asks only its own server',
    async () => {
      const page = await browser.newPage();
      const asked = new Set<string>();
      const problems: string[] = [];
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(`${url}?query=${encodeURIComponent('{ hello who }')}`);
      await page.getByRole('button', { name: /execute query/i }).click({ timeout: LONGEST });
      const result = page.locator('.result-window');
      await result.getByText('"world"').waitFor({ timeout: LONGEST });

      expect(await result.innerText()).toContain('"anonymous"');
      expect(problems).toEqual([]);
      asked.delete('null');
      expect([...asked]).toEqual([new URL(url).origin]);
    },
    LONGEST,
  );
});

if (CHROMIUM === undefined) {
  console.warn('No Chromium on this machine: the page was not tried in a browser.');
}
