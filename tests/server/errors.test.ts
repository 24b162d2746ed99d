import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { makeTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(async () => server.close());

const NODE_ENV = process.env['NODE_ENV'];
afterEach(() => {
  process.env['NODE_ENV'] = NODE_ENV;
});

describe.each([undefined, 'production', 'development'])('with NODE_ENV %s', (environment) => {
  test.each(['an error', 'hidden', 'graphql'])('%s of a resolver says nothing', async (kind) => {
    if (environment === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = environment;
    const own = await makeTestServer();
    try {
      const { body } = await own.ask('query($with: String) { fail(with: $with) hello }', {
        with: kind,
      });

      expect(JSON.stringify(body)).not.toMatch(/secret|stack|node_modules|bolt:/);
      expect(body.data).toEqual({ fail: null, hello: 'world' });
      expect(body.errors?.[0]).toEqual({
        message:
          kind === 'hidden'
            ? 'The graph database cannot be reached; try again.'
            : 'Something went wrong inside; the log has the details.',
        path: ['fail'],
        locations: [{ line: 1, column: 24 }],
        extensions: {
          code: kind === 'hidden' ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR',
        },
      });
    } finally {
      await own.close();
    }
  });
});

test('the log has what the answer hides, with its causes and the request’s id', async () => {
  server.log.length = 0;
  await server.ask('{ fail(with: "an error") }', undefined, { 'x-request-id': 'my-request' });

  const line = JSON.parse(server.log.find((text) => text.includes('"error"')) ?? '{}') as object;
  expect(line).toMatchObject({
    requestId: 'my-request',
    code: 'INTERNAL_SERVER_ERROR',
    path: 'fail',
    err: { stack: expect.stringMatching(/password=secret[^]*token=secret/) },
  });
});

test('a SutraError goes out as it is, with its code and details', async () => {
  const { body } = await server.ask('{ fail(with: "conflict") }');

  expect(body.errors?.[0]).toMatchObject({
    message: 'Two of them disagree.',
    extensions: { code: 'CONFLICT', argument: 'kind' },
  });
});

describe('the status of an answer', () => {
  test('without data is the error’s', async () => {
    expect((await server.ask('{ failWhole }')).status).toBe(409);
    expect((await server.ask('{ fail(with: "an error") }')).status).toBe(200);
  });

  test('with data is 200', async () => {
    expect((await server.ask('{ hello fail(with: "conflict") }')).status).toBe(200);
  });

  test('that refuses a document is 200 for callers that know only application/json', async () => {
    const accept = 'application/json';
    expect((await server.ask('{ nope }', undefined, { accept })).status).toBe(200);
    expect((await server.ask('{ nope }')).status).toBe(400);
    expect((await server.ask('mutation { change }', undefined, { accept })).status).toBe(401);
  });
});

test.each([
  ['GRAPHQL_PARSE_FAILED', '{', {}, 'Syntax Error'],
  ['GRAPHQL_VALIDATION_FAILED', '{ helo }', {}, 'Did you mean "hello"'],
  ['GRAPHQL_VALIDATION_FAILED', '{ items(first: "x") { totalCount } }', {}, 'Int cannot represent'],
  [
    'BAD_USER_INPUT',
    'query($n: Even) { hello(even: $n) }',
    { n: 3 },
    'expected an even number, got 3',
  ],
  [
    'BAD_USER_INPUT',
    'query($n: Int!) { items(first: $n) { totalCount } }',
    {},
    'Variable "$n" of required type',
  ],
  ['BAD_REQUEST', '', {}, 'non-empty `query`'],
  [
    'OPERATION_RESOLUTION_FAILURE',
    'query A { hello } query B { hello }',
    {},
    'Must provide operation name',
  ],
] as const)('%s keeps the words of graphql-js: %s', async (code, query, variables, words) => {
  const { body, status } = await server.ask(query, variables);
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions['code']).toBe(code);
  expect(body.errors?.[0]?.message).toContain(words);
});

test('a scalar’s error names argument, expectation and what came', async () => {
  const { body } = await server.ask('query($n: Even) { hello(even: $n) }', { n: 3 });
  expect(body.errors?.[0]?.extensions).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'even',
    expected: 'an even number',
    received: '3',
  });
});

test('a message does not carry a megabyte back', async () => {
  const { body } = await server.ask('query($n: Even) { hello(even: $n) }', {
    n: 'x'.repeat(500_000),
  });
  expect(body.errors?.[0]?.message.length).toBeLessThan(1_100);
});

test.each([
  ['a body that is no JSON', 400, 'application/json', '{"query":'],
  ['an empty body', 400, 'application/json', ''],
  ['a body of another type', 415, 'application/x-www-form-urlencoded', 'query={hello}'],
])('%s is BAD_REQUEST in the form of GraphQL', async (_what, status, type, payload) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': type },
    payload,
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('without introspection neither the schema nor a suggestion goes out', async () => {
  const closed = await makeTestServer({ settings: { introspection: false } });
  try {
    const introspection = await closed.ask('{ __schema { types { name } } }');
    const typo = await closed.ask('{ helo }');
    expect(introspection.body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(introspection.body.data).toBeUndefined();
    expect(typo.body.errors?.[0]?.message).not.toContain('hello');
  } finally {
    await closed.close();
  }
});
