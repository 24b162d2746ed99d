import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readConfig } from '../../src/config.js';
import { ExplorerFiles } from '../../src/server/explorer-files.js';
import { explorerRoutes } from '../../src/server/explorer-routes.js';
import { makeTestServer, type TestServer } from './support/test-server.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const PAGE = '<!doctype html><title>Explorer</title>';
const SCRIPT = 'console.log(1);';

let packageRoot: string;
const servers: TestServer[] = [];

async function serverWith(root: string, frameAncestors: readonly string[] = []) {
  const server = await makeTestServer();
  explorerRoutes(server.app, { files: new ExplorerFiles(root), frameAncestors });
  servers.push(server);
  return server.app;
}

beforeAll(async () => {
  packageRoot = await mkdtemp(path.join(tmpdir(), 'sutra-explorer-'));
  const assets = path.join(packageRoot, 'dist', 'explorer', 'assets');
  await mkdir(assets, { recursive: true });
  await writeFile(path.join(assets, '..', 'index.html'), PAGE);
  await writeFile(path.join(assets, 'main-1.js'), SCRIPT);
  await writeFile(path.join(assets, 'main-1.js.gz'), gzipSync(SCRIPT));
  await writeFile(path.join(packageRoot, 'dist', 'main.js'), 'secret');
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await rm(packageRoot, { recursive: true, force: true });
});

describe('the explorer', () => {
  test.each([
    '/',
    '/?q=x',
    '/e/hanif-qureshi',
    `/e/${'x'.repeat(300)}`,
    '/e/a%2Fb%20%3Cc%3E',
    '/a/an-article',
    '/graph?e=a',
    '/path?from=a&to=b',
    '/matches',
    '/edit',
    '/edit/claim/x',
    '/embed?e=a',
  ])('is one page, which a browser gets at %s', async (url) => {
    const app = await serverWith(packageRoot);
    const answer = await app.inject({ url, headers: HTML });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(PAGE);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('is not sent again to who has it', async () => {
    const app = await serverWith(packageRoot);
    const { headers } = await app.inject({ url: '/', headers: HTML });
    const again = await app.inject({
      url: '/',
      headers: { ...HTML, 'if-none-match': String(headers['etag']) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('lets no other address be taken for a screen', async () => {
    const app = await serverWith(packageRoot);
    expect((await app.inject({ url: '/nowhere', headers: HTML })).statusCode).toBe(404);
    const program = await app.inject({ url: '/', headers: { accept: 'application/json' } });
    expect(program.statusCode).toBe(404);
  });

  test('may load nothing but what this server has, and be in nobody’s frame', async () => {
    const app = await serverWith(packageRoot, ['https://news.example']);
    const { headers } = await app.inject({ url: '/', headers: HTML });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-frame-options']).toBe('DENY');
  });

  test('says how to build it when it was not', async () => {
    const app = await serverWith(path.join(packageRoot, 'nothing'));
    const answer = await app.inject({ url: '/', headers: HTML });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
  });
});

describe('what the explorer is made of', () => {
  test('is kept for ever, compressed as the browser likes it', async () => {
    const app = await serverWith(packageRoot);
    const plain = await app.inject('/assets/main-1.js');
    const small = await app.inject({
      url: '/assets/main-1.js',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    const refused = await app.inject({
      url: '/assets/main-1.js',
      headers: { 'accept-encoding': 'gzip;q=0' },
    });
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.rawPayload).toString()).toBe(SCRIPT);
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  test.each([
    '/assets/none.js',
    '/assets/../../main.js',
    '/assets/%2e%2e/%2e%2e/main.js',
    '/assets/main-1.js.gz',
  ])('does not lead to %s', async (url) => {
    const app = await serverWith(packageRoot);
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('secret');
  });
});

describe('/embed', () => {
  const frameHeaders = async (frameAncestors: readonly string[]) => {
    const app = await serverWith(packageRoot, frameAncestors);
    const { headers } = await app.inject({ url: '/embed', headers: HTML });
    return [
      /frame-ancestors [^;]*/.exec(String(headers['content-security-policy']))?.[0],
      headers['x-frame-options'],
    ];
  };

  test('may be framed by nobody unless a setting names them', async () => {
    expect(await frameHeaders([])).toEqual(["frame-ancestors 'none'", 'DENY']);
  });

  test('may be framed by whom the setting names', async () => {
    expect(await frameHeaders(['https://news.example', 'https://*.paper.example'])).toEqual([
      'frame-ancestors https://news.example https://*.paper.example',
      undefined,
    ]);
  });
});

describe('SUTRA_FRAME_ANCESTORS', () => {
  test('takes origins', () => {
    const text = 'https://news.example, http://127.0.0.1:8080';
    expect(readConfig({ SUTRA_FRAME_ANCESTORS: text }).frameAncestors).toEqual([
      'https://news.example',
      'http://127.0.0.1:8080',
    ]);
    expect(readConfig({}).frameAncestors).toEqual([]);
  });

  test.each([
    'news.example',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example\nx: y',
  ])('takes nothing else: %j', (text) => {
    expect(() => readConfig({ SUTRA_FRAME_ANCESTORS: text })).toThrow(/SUTRA_FRAME_ANCESTORS/);
  });
});
