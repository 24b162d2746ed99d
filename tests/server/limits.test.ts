import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { makeTestServer, SETTINGS, type TestServer } from './support/test-server.js';

/** Far more than a refusal takes, far less than what it refuses would. Milliseconds. */
const QUICK = 2_000;

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(async () => server.close());

async function refusal(query: string, variables?: Record<string, unknown>) {
  const started = Date.now();
  const { status, body } = await server.ask(query, variables);
  expect(Date.now() - started).toBeLessThan(QUICK);
  expect(body.data).toBeUndefined();
  return { status, code: body.errors?.[0]?.extensions['code'], message: body.errors?.[0]?.message };
}

/** A query of connections in connections: 2 levels deep and 3 more for each. */
function nested(connections: number, size = 'first: 1'): string {
  const open = `items(${size}) { edges { node { `.repeat(connections);
  return `{ item(id: 1) { ${open} id ${'} } } '.repeat(connections)} } }`;
}

test('20,000 aliases are too large a document', async () => {
  const aliases = Array.from({ length: 20_000 }, (_, index) => `a${index}: hello`).join(' ');
  expect(await refusal(`{ ${aliases} }`)).toEqual({
    status: 400,
    code: 'QUERY_TOO_LARGE',
    message: expect.stringContaining('5000 tokens'),
  });
});

// The parser calls itself for each level: it comes to the end of the stack or of the tokens that are allowed.
test.each([
  ['10,000 levels', `${'{ item'.repeat(10_000)}${'}'.repeat(10_000)}`],
  ['10,000 nested lists', `{ hello(even: ${'['.repeat(10_000)}${']'.repeat(10_000)}) }`],
])('%s are refused', async (_what, query) => {
  const { status, code } = await refusal(query);
  expect(status).toBe(400);
  expect(['QUERY_TOO_LARGE', 'QUERY_TOO_DEEP']).toContain(code);
});

test.each([
  ['levels', '{ item'.repeat(2_400)],
  ['nested lists', `{ hello(even: ${'['.repeat(4_900)}`],
  ['inline fragments', `${'{ ...'.repeat(1_600)} { hello } ${'}'.repeat(1_600)}`],
])('as many %s as fit in a document are refused in good order', async (_what, query) => {
  const { status, code } = await refusal(query);
  expect(status).toBe(400);
  expect(['GRAPHQL_PARSE_FAILED', 'QUERY_TOO_DEEP', 'QUERY_TOO_COSTLY']).toContain(code);
});

test('1,600 fields of one name, which validation compares in pairs, are dealt with', async () => {
  const started = Date.now();
  await server.ask(`{ ${'hello '.repeat(4_900)} }`);
  await server.ask(`{ ${'x: hello '.repeat(1_600)} }`);
  expect(Date.now() - started).toBeLessThan(2 * QUICK);
});

test('a document of 5 MB is refused by its size', async () => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ query: `{ hello } # ${'x'.repeat(5_000_000)}` }),
  });
  expect(answer.statusCode).toBe(413);
  expect(answer.headers['content-type']).toContain('application/json');
  expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] });
});

describe('depth', () => {
  test('of 14 passes and of 17 does not', async () => {
    expect((await server.ask(nested(4))).body.errors).toBeUndefined();
    expect(await refusal(nested(5))).toEqual({
      status: 400,
      code: 'QUERY_TOO_DEEP',
      message: 'The operation nests its fields 17 deep; at most 15 is allowed.',
    });
  });

  test('counts through fragments', async () => {
    const query = `
      { item(id: 1) { ...A } }
      fragment A on Item { items(first: 1) { edges { node { ...B } } } }
      fragment B on Item { items(first: 1) { edges { node { ... on Item { ...C } } } } }
      fragment C on Item { items(first: 1) { edges { node { ...D } } } }
      fragment D on Item { items(first: 1) { edges { node { ...E } } } }
      fragment E on Item { items(first: 1) { edges { node { id } } } }`;
    expect(await refusal(query)).toMatchObject({ code: 'QUERY_TOO_DEEP' });
  });

  test('leaves introspection alone', async () => {
    const { body } = await server.ask(getIntrospectionQuery());
    expect(body.errors).toBeUndefined();
  });

  test('circular fragments are a mistake that validation finds', async () => {
    const query = `{ item(id: 1) { ...A } } fragment A on Item { ...B } fragment B on Item { ...A }`;
    expect(await refusal(query)).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('aliases', () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: id`).join(' ');

  test('up to 100 pass', async () => {
    expect((await server.ask(`{ item(id: 1) { ${aliases(100)} } }`)).status).toBe(200);
    expect(await refusal(`{ item(id: 1) { ${aliases(101)} } }`)).toEqual({
      status: 400,
      code: 'QUERY_TOO_COSTLY',
      message:
        'The operation has 101 aliases, those of fragments counted each time they are spread; at most 100 are allowed.',
    });
  });

  test('multiply through fragments', async () => {
    const query = `
      { a: item(id: 1) { ...A } b: item(id: 2) { ...A } }
      fragment A on Item { ${aliases(50)} }`;
    expect(await refusal(query)).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
  });

  test('that double with each of 300 fragments are counted without being written out', async () => {
    const spread = Array.from(
      { length: 300 },
      (_, n) => `fragment F${n} on Item { ...F${n + 1} ... on Item { ...F${n + 1} } }`,
    );
    const query = `{ item(id: 1) { ...F0 } } ${spread.join(' ')} fragment F300 on Item { a: id }`;
    expect(await refusal(query)).toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      message: expect.stringContaining('more than can be counted'),
    });
  });
});

describe('cost', () => {
  test('is refused in words that say how much it is and how much may be', async () => {
    const query = '{ items(first: 20000) { edges { node { id } } } }';
    expect(await refusal(query)).toEqual({
      status: 400,
      code: 'QUERY_TOO_COSTLY',
      message:
        'The operation may cost 40001; at most 20000 is allowed. Ask for fewer objects at a time (first, limit, ids) or for fewer levels.',
    });
  });

  test.each([
    ['a literal', '{ items(first: 2147483647) { edges { node { id } } } }', undefined],
    [
      'a variable',
      'query($n: Int) { items(first: $n) { edges { node { id } } } }',
      { n: 2_147_483_647 },
    ],
    [
      'a default',
      'query($n: Int = 2147483647) { items(first: $n) { edges { node { id } } } }',
      undefined,
    ],
    [
      'a fragment',
      'query($n: Int) { ...A } fragment A on Query { items(first: $n) { edges { node { id } } } }',
      { n: 2_147_483_647 },
    ],
    [
      'another list',
      'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array(30_000).fill('x') },
    ],
    [
      'a product',
      '{ items(first: 200) { edges { node { items(first: 200) { edges { node { id } } } } } } }',
      undefined,
    ],
  ])('counts a size that comes by %s', async (_way, query, variables) => {
    expect(await refusal(query, variables)).toMatchObject({
      status: 400,
      code: 'QUERY_TOO_COSTLY',
    });
  });

  test('counts a document again with other variables', async () => {
    const query = 'query($n: Int) { items(first: $n) { edges { node { id } } } }';
    expect((await server.ask(query, { n: 5 })).status).toBe(200);
    expect(await refusal(query, { n: 100_000 })).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect((await server.ask(query, { n: 5 })).status).toBe(200);
  });

  test('takes an explicit null for the default', async () => {
    expect(await refusal(nested(4, 'first: 20'))).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect(await refusal(nested(4, 'first: null'))).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
    expect((await server.ask(nested(3, 'first: null'))).status).toBe(200);
  });

  test('is not lowered by a negative size', async () => {
    const query =
      '{ items(first: -1000000) { edges { node { id } } } more: items(first: 30000) { edges { node { id } } } }';
    expect(await refusal(query)).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
  });

  test('cannot be hidden behind an argument whose value is missing', async () => {
    const query = `query($ids: [ID!] = []) { nodes(ids: $ids) { id } items(first: 100000) { edges { cursor } } }`;
    expect(await refusal(query, { ids: null })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });

  test('of a variable that is not what it was declared to be is nobody’s question', async () => {
    const query = 'query($n: Int) { items(first: $n) { totalCount } }';
    expect(await refusal(query, { n: 'many' })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Variable "$n" got invalid value "many"'),
    });
  });

  test('of fields that are skipped is nothing', async () => {
    const query = `query($no: Boolean!) { hello items(first: 100000) @include(if: $no) { edges { cursor } } }`;
    expect((await server.ask(query, { no: false })).status).toBe(200);
    expect(await refusal(query, { no: true })).toMatchObject({ code: 'QUERY_TOO_COSTLY' });
  });
});

test('limits come from the settings', async () => {
  const strict = await makeTestServer({
    settings: {
      limits: { ...SETTINGS.limits, maxCost: 2, maxDepth: 2, maxTokens: 12, maxAliases: 0 },
    },
  });
  try {
    const codes = [];
    for (const query of [
      '{ nodes(ids: [1, 2, 3]) { id } }',
      '{ a { b { c } } }',
      '{ a: hello }',
      '{ hello }',
    ]) {
      codes.push((await strict.ask(query)).body.errors?.[0]?.extensions['code']);
    }
    expect(codes).toEqual([
      'QUERY_TOO_LARGE',
      'GRAPHQL_VALIDATION_FAILED',
      'QUERY_TOO_COSTLY',
      undefined,
    ]);
    expect((await strict.ask(getIntrospectionQuery())).body.errors?.[0]?.extensions['code']).toBe(
      'QUERY_TOO_LARGE',
    );
  } finally {
    await strict.close();
  }
});
