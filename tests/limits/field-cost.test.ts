import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';

import { operationCost } from '../../src/limits/operation-cost.js';

const schema = buildSchema(`
  type Query {
    one: Item
    all: [Item!]!
    page(first: Int = 10): Page!
    upTo(limit: Int): Graph!
    near(ids: [ID!]!, limit: Int = 50): Graph!
    search: [Item!]!
    any: Thing
  }
  interface Thing { id: ID! }
  type Item implements Thing { id: ID! page(first: Int = 10): Page! }
  type Other implements Thing { id: ID! all: [Item!]! }
  type Graph { items: [Item!]! }
  type Page { items: [Item!]! pageInfo: PageInfo! total: Int! }
  type PageInfo { hasNextPage: Boolean! }
`);
Object.assign(schema.getQueryType()!.getFields()['search']!.extensions, { complexity: 100 });

const cost = (query: string, variables?: Record<string, unknown>) =>
  operationCost({ schema, document: parse(query), operationName: undefined, variables });

test.each([
  ['one object', '{ one { id } }', 1],
  ['a list of unsaid size', '{ all { id } }', 1],
  ['a page: itself and its objects, by the default of the schema', '{ page { items { id } } }', 11],
  ['a page of one', '{ page(first: 1) { items { id } } }', 2],
  ['what a page says of itself', '{ page { pageInfo { hasNextPage } total } }', 1],
  ['a size without a default', '{ upTo { items { id } } }', 21],
  ['the greater of ids and limit', '{ near(ids: [1, 2, 3], limit: 2) { items { id } } }', 4],
  ['pages in a page', '{ page { items { page { items { id } } } } }', 1 + 10 * (1 + 11)],
  ['what the schema says on top', '{ search { id } }', 101],
  [
    'the dearest of the types that may come',
    '{ any { id ... on Item { page { items { id } } } ... on Other { all { id } } } }',
    12,
  ],
  ['the schema itself', '{ __schema { types { fields { name } } } }', 0],
  ['a scalar', '{ __typename }', 0],
])('%s', (_what, query, expected) => {
  expect(cost(query)).toBe(expected);
});

test('more fields than can be weighed cost more than anything', () => {
  const fragments = Array.from(
    { length: 40 },
    (_, n) => `fragment F${n} on Item { ...F${n + 1} ... on Item { ...F${n + 1} } }`,
  );
  expect(cost(`{ one { ...F0 } } ${fragments.join(' ')} fragment F40 on Item { id }`)).toBe(
    Infinity,
  );
});
