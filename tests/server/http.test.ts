import { gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { makeTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let isReady = true;
beforeAll(async () => {
  server = await makeTestServer({
    settings: { corsOrigins: ['https://one.example', 'https://two.example'] },
    readiness: () =>
      Promise.resolve(
        isReady ? { ready: true, detail: 'Yes.' } : { ready: false, detail: 'The graph is away.' },
      ),
  });
});
afterAll(async () => server.close());

describe('health', () => {
  test('is live as long as the process runs, and ready when the graph is', async () => {
    isReady = false;
    const live = await server.app.inject('/health/live');
    const away = await server.app.inject('/health/ready');
    isReady = true;
    const ready = await server.app.inject('/health/ready');

    expect(live.statusCode).toBe(200);
    expect(away.statusCode).toBe(503);
    expect(away.json()).toEqual({ status: 'not ready', detail: 'The graph is away.' });
    expect(ready.statusCode).toBe(200);
  });

  test('is not ready when the graph does not answer at all', async () => {
    const hung = await makeTestServer({ readiness: () => new Promise(() => undefined) });
    try {
      expect((await hung.app.inject('/health/ready')).statusCode).toBe(503);
    } finally {
      await hung.close();
    }
  });
});

describe('CORS', () => {
  const preflight = (app: TestServer['app'], origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, authorization',
      },
    });

  test('lets the origins of the setting in', async () => {
    const known = await preflight(server.app, 'https://two.example');
    const stranger = await preflight(server.app, 'https://three.example');

    expect(known.headers['access-control-allow-origin']).toBe('https://two.example');
    expect(known.headers['access-control-allow-headers']).toContain('authorization');
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is closed without the setting and open to all with *', async () => {
    const closed = await makeTestServer();
    const open = await makeTestServer({ settings: { corsOrigins: ['*'] } });
    try {
      const refused = await preflight(closed.app, 'https://one.example');
      const allowed = await preflight(open.app, 'https://one.example');
      expect(refused.headers['access-control-allow-origin']).toBeUndefined();
      expect(allowed.headers['access-control-allow-origin']).toBe('*');
      expect(allowed.headers['access-control-allow-credentials']).toBeUndefined();
    } finally {
      await closed.close();
      await open.close();
    }
  });
});

describe('answers', () => {
  const ask = (query: string, accepted?: string) =>
    server.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...(accepted !== undefined && { 'accept-encoding': accepted }),
      },
      payload: JSON.stringify({ query }),
    });

  test('that are long are packed for whoever takes them packed, and are the same', async () => {
    const long = getIntrospectionQuery();
    const plain = await ask(long);
    const packed = await ask(long, 'br, gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Origin, accept-encoding',
    });
    expect(packed.rawPayload.length).toBeLessThan(plain.body.length / 4);
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect((await ask(long, 'identity')).body).toBe(plain.body);
  });

  test('that are short go as they are', async () => {
    const answer = await ask('{ hello }', 'gzip');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.json()).toEqual({ data: { hello: 'world' } });
  });
});

describe('request ids', () => {
  test('are taken from the caller if they are sane and made if not', async () => {
    const sane = await server.ask('{ hello }', undefined, { 'x-request-id': 'trace-1.a:b_c' });
    const hostile = await server.ask('{ hello }', undefined, { 'x-request-id': 'x'.repeat(200) });
    const none = await server.ask('{ hello }');

    expect(sane.headers['x-request-id']).toBe('trace-1.a:b_c');
    expect(hostile.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(none.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the log', () => {
  test('has a line for each request, without the query’s text, its variables or the key', async () => {
    server.log.length = 0;
    const authorization = `Bearer sutra_${'0'.repeat(16)}_${'s'.repeat(43)}`;
    await server.ask('query Telltale { hello }', { telltale: 1 }, { authorization });
    await server.app.inject({
      url: '/graphql?query={telltale:hello}',
      headers: { 'apollo-require-preflight': '1', authorization },
    });

    const info = server.log.filter((line) => line.includes('"level":"info"'));
    expect(info).toHaveLength(2);
    expect(JSON.parse(info[0] ?? '')).toMatchObject({
      method: 'POST',
      path: '/graphql',
      status: 401,
      requestId: expect.any(String),
    });
    expect(server.log.join('')).not.toMatch(/telltale|ssss/i);
  });
});

describe('addresses', () => {
  test('browsers get an icon', async () => {
    const answer = await server.app.inject('/favicon.ico');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('image/svg+xml');
  });

  test('what is not there is a 404 in JSON', async () => {
    const answer = await server.app.inject('/nowhere?secret=1');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.body).not.toContain('secret');
  });

  test('all say what browsers may do with them', async () => {
    for (const url of ['/health/live', '/nowhere', '/']) {
      expect((await server.app.inject(url)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
  });
});
