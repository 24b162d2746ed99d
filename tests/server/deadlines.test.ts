import { once } from 'node:events';
import http from 'node:http';

import { expect, test } from '@jest/globals';

import { makeTestSchema } from './support/test-schema.js';
import { makeTestServer } from './support/test-server.js';

test('a resolver that never ends is answered with TIMEOUT', async () => {
  const server = await makeTestServer({ settings: { requestTimeoutMilliseconds: 200 } });
  try {
    const started = Date.now();
    const { status, body } = await server.ask('{ hello hang }');

    expect(Date.now() - started).toBeLessThan(2_000);
    expect(status).toBe(504);
    expect(body).toEqual({
      errors: [
        { message: 'The answer took longer than allowed.', extensions: { code: 'TIMEOUT' } },
      ],
    });
    expect((await server.ask('{ hello }')).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('resolvers are told the time by which they must end', async () => {
  const server = await makeTestServer({ settings: { requestTimeoutMilliseconds: 5_000 } });
  try {
    const before = Date.now();
    const { body } = await server.ask('{ deadline }');
    const at = Number(body.data?.['deadline']);

    expect(at).toBeGreaterThanOrEqual(before + 5_000);
    expect(at).toBeLessThanOrEqual(Date.now() + 5_000);
  } finally {
    await server.close();
  }
});

test('resolvers are told when the client goes away', async () => {
  let begin: (signal: AbortSignal) => void = () => undefined;
  const begun = new Promise<AbortSignal>((resolve) => {
    begin = resolve;
  });
  const schema = makeTestSchema({
    begun: (signal) => {
      begin(signal);
      return undefined;
    },
  });
  const server = await makeTestServer({ schema });
  try {
    const address = await server.listen();
    const request = http.request(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    request.on('error', () => undefined);
    request.end(JSON.stringify({ query: '{ hang }' }));
    const signal = await begun;
    expect(signal.aborted).toBe(false);
    const aborted = once(signal, 'abort');
    request.destroy();
    await aborted;
  } finally {
    await server.close();
  }
});

test('closing lets what has begun be answered and takes nothing new', async () => {
  let answer: (text: string) => void = () => undefined;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const schema = makeTestSchema({
    begun: () => {
      begin();
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  const server = await makeTestServer({ schema });
  const address = await server.listen();
  const ask = (query: string) =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  const slow = ask('{ slow }');
  await begun;
  const started = Date.now();
  const closed = server.close();
  answer('done');

  expect(await (await slow).json()).toEqual({ data: { slow: 'done' } });
  await closed;
  expect(Date.now() - started).toBeLessThan(5_000);
  await expect(ask('{ hello }')).rejects.toThrow();
});
