import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';

import { makeTestServer, type TestServer } from './support/test-server.js';

const AUDITS = 61;

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await makeTestServer();
  url = `${await server.listen()}/graphql`;
});
afterAll(async () => server.close());

/** The audits ask by GET without a header that a browser's form could not send. */
const fetchFn = (input: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  if ((init.method ?? 'GET') === 'GET') headers.set('apollo-require-preflight', '1');
  return fetch(input, { ...init, headers });
};

test(`passes all ${AUDITS} audits of GraphQL over HTTP`, async () => {
  const audits = serverAudits({ url, fetchFn });
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${result.status} ${result.id} ${result.name}`);
  }

  expect(failed).toEqual([]);
  expect(audits).toHaveLength(AUDITS);
});

test('runs queries by GET, but no mutations', async () => {
  const headers = { 'apollo-require-preflight': '1' };
  const query = await fetch(`${url}?query={hello}`, { headers });
  const mutation = await fetch(`${url}?query=mutation{change}`, { headers });

  expect(await query.json()).toEqual({ data: { hello: 'world' } });
  expect(mutation.status).toBe(405);
  expect(mutation.headers.get('allow')).toBe('POST');
});

test('refuses what a form of another site could send', async () => {
  const byGet = await fetch(`${url}?query={hello}`);
  const byForm = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query: 'mutation { change }' }),
  });

  expect(byGet.status).toBe(400);
  expect(byForm.status).toBe(400);
});

test('refuses batches', async () => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ hello }' }, { query: '{ hello }' }]),
  });

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});
