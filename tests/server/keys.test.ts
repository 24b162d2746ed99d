import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createKey } from '../../src/access/create-key.js';
import { revokeKey } from '../../src/access/revoke-key.js';
import { makeTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(async () => server.close());

const change = (key?: string) =>
  server.ask(
    'mutation { change }',
    undefined,
    key === undefined ? {} : { authorization: `Bearer ${key}` },
  );

test('without a key one may read and not write', async () => {
  const reading = await server.ask('{ who }');
  const writing = await change();

  expect(reading.body.data).toEqual({ who: 'anonymous' });
  expect(writing.status).toBe(401);
  expect(writing.headers['www-authenticate']).toBe('Bearer realm="sutra"');
  expect(writing.body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test('the role decides who may write', async () => {
  const reader = await createKey(server.engine, { name: 'r', role: 'READER' });
  const editor = await createKey(server.engine, { name: 'e', role: 'EDITOR' });
  const admin = await createKey(server.engine, { name: 'a', role: 'ADMIN' });
  const refused = await change(reader.text);

  expect(refused.status).toBe(403);
  expect(refused.body.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect((await change(editor.text)).body.data).toEqual({ change: 'changed' });
  expect((await change(admin.text)).body.data).toEqual({ change: 'changed' });
});

test('a bad key is refused even where none is needed', async () => {
  const { status, body, headers } = await server.ask('{ who }', undefined, {
    authorization: 'Bearer sutra_nonsense',
  });

  expect(status).toBe(401);
  expect(headers['www-authenticate']).toBe('Bearer realm="sutra"');
  expect(body).toEqual({
    errors: [
      {
        message: 'Authorization: expected Bearer and an API key (sutra_…), got something else.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
});

test('a revoked key is refused with the next request', async () => {
  const key = await createKey(server.engine, { name: 'e', role: 'EDITOR' });
  expect((await change(key.text)).status).toBe(200);
  await revokeKey(server.engine, key.id);
  expect((await change(key.text)).status).toBe(401);
});
