import http from 'node:http';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { exportRoute } from '../../src/server/export-route.js';
import { countingEngine, type CountingEngine } from '../support/counting-engine.js';
import { entity, load, relation, VOCABULARY } from '../support/loads.js';
import { makeTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let counting: CountingEngine;
let address: string;
beforeAll(async () => {
  server = await makeTestServer();
  counting = countingEngine(server.engine);
  exportRoute(server.app, {
    engine: counting.engine,
    vocabulary: VOCABULARY,
    requestTimeoutMilliseconds: 10_000,
  });
  await load(server.engine, {
    entities: [
      ...Array.from({ length: 3_000 }, (_, index) =>
        entity(`e${index}`, 'COMPANY', `${'A long name. '.repeat(150)}${index}`),
      ),
      entity('with, comma'),
      entity('p1', 'PERSON'),
    ],
    claims: [relation('p1', 'EMPLOYMENT', 'with, comma')],
  });
  address = await server.listen();
}, 60_000);
afterAll(async () => server.close());

const get = (query: string, headers = {}) =>
  server.app.inject({ url: `/export?${query}`, headers });

describe('GET /export', () => {
  test('streams the graph with a name for the file', async () => {
    const answer = await get('format=csv-nodes&types=PERSON');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="sutra.nodes.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.body).toContain('\r\np1,PERSON,p1,');
  });

  test('takes a list by commas, as JSON, and by repeating', async () => {
    const id = encodeURIComponent('with, comma');
    const ids = encodeURIComponent('["with, comma","p1"]');
    const json = await get(`format=csv-edges&ids=${ids}`);
    const repeated = await get(`format=csv-edges&ids=${id}&ids=p1`);
    const neighbors = await get('format=csv-edges&ids=p1&neighbors=true');
    expect(json.body.split('\r\n')).toHaveLength(3);
    expect(repeated.body).toBe(json.body);
    expect(neighbors.body).toBe(json.body);
  });

  test.each([
    ['format=xls', 400, 'BAD_USER_INPUT', 'format: expected sutra, '],
    ['', 400, 'BAD_USER_INPUT', 'format: expected sutra, '],
    ['format=sutra&colour=red', 400, 'BAD_USER_INPUT', 'export: expected parameters format'],
    ['format=sutra&types=DRAGON', 400, 'BAD_USER_INPUT', 'types: expected a type'],
    ['format=sutra&kinds=LIKES', 400, 'BAD_USER_INPUT', 'kinds: expected a relation kind'],
    ['format=sutra&ids=nobody', 400, 'BAD_USER_INPUT', 'ids: expected ids of entities'],
    ['format=sutra&source=nobody', 400, 'BAD_USER_INPUT', 'source: expected the id of a source'],
    ['format=sutra&at=2026-02-31', 400, 'BAD_USER_INPUT', 'at: expected a date'],
    ['format=sutra&at=2026/2025', 400, 'BAD_USER_INPUT', 'at: expected a second date'],
    ['format=sutra&certainty=certain', 400, 'BAD_USER_INPUT', 'at: expected a date with'],
    ['format=sutra&states=GONE', 400, 'BAD_USER_INPUT', 'states: expected a state'],
    ['format=sutra&neighbors=true', 400, 'BAD_USER_INPUT', 'neighbors: expected ids with it'],
  ])('refuses %s', async (query, status, code, message) => {
    const answer = await get(query);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({
      errors: [{ message: expect.stringContaining(message) as unknown, extensions: { code } }],
    });
  });

  test('refuses a key that is none', async () => {
    const answer = await get('format=sutra', { authorization: 'Bearer nonsense' });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="sutra"');
  });

  test('is not there for a HEAD, which would read the graph for nothing', async () => {
    const answer = await server.app.inject({ method: 'HEAD', url: '/export?format=sutra' });
    expect(answer.statusCode).toBe(404);
  });

  test('reads no further than the client does, and stops when it leaves', async () => {
    counting.reset();
    const { response, leave } = await open('/export?format=csv-nodes');
    response.pause();
    // The whole graph would be three statements for each of 256 buckets.
    expect(await statementsAtRest()).toBeLessThan(600);
    leave();
    expect(await statementsAtRest()).toBeLessThan(600);
  }, 30_000);

  test('runs a few at a time and says so to the next', async () => {
    const running = await Promise.all(
      Array.from({ length: 4 }, () => open('/export?format=csv-nodes')),
    );
    for (const { response } of running) response.pause();
    const refused = await get('format=sutra');
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('60');
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_BUSY' } }] });
    for (const { leave } of running) leave();
    await statementsAtRest();
    expect((await get('format=sutra&types=PERSON')).statusCode).toBe(200);
  }, 30_000);
});

function open(url: string): Promise<{ response: http.IncomingMessage; leave: () => void }> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${address}${url}`, { agent: false }, (response) => {
      response.on('error', () => undefined);
      resolve({ response, leave: () => request.destroy() });
    });
    request.on('error', reject);
  });
}

/** How many statements have run when a second passes without another, however slow the machine is. */
async function statementsAtRest(): Promise<number> {
  for (;;) {
    const seen = counting.statements.length;
    await settled();
    await settled();
    if (counting.statements.length === seen) return seen;
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500));
}
