import { expect, test } from '@jest/globals';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';

import { OperationMeter } from '../../src/limits/measure-operation.js';

const SCHEMA = buildSchema(`
  enum Order { NEWEST OLDEST }
  type Item { id: ID! items(first: Int, ids: [ID!], order: Order): [Item!]! }
  type Query { item(id: ID!): Item items(first: Int = 5, ids: [ID!], order: Order): [Item!]! }
`);
const DOCUMENT = parse(`
  query Page($first: Int, $ids: [ID!], $order: Order) { items(first: $first, ids: $ids, order: $order) { ...More } }
  query One($id: ID!) { a: item(id: $id) { b: id } }
  fragment More on Item { id items(first: 3) { alias: id } }
`);
const [PAGE, ONE] = DOCUMENT.definitions as readonly OperationDefinitionNode[];
const meter = () => new OperationMeter(SCHEMA);

test('an operation is measured with the fragments of its document, each by its own name', () => {
  const own = meter();
  const page = own.measure(DOCUMENT, PAGE!);
  const one = own.measure(DOCUMENT, ONE!);
  expect([page.depth, page.aliases]).toEqual([3, 1]);
  expect([one.depth, one.aliases, one.cost({ id: 'x' })]).toEqual([2, 2, 1]);
  expect(own.measure(DOCUMENT, PAGE!)).toBe(page);
});

test('a cost is that of the sizes that are asked for, whatever was asked before', () => {
  const { cost } = meter().measure(DOCUMENT, PAGE!);
  const asked = [
    { first: 2 },
    { first: 9 },
    { first: 2 },
    {},
    { first: null },
    { ids: ['a', 'b', 'c'] },
    { ids: ['d', 'e', 'f'] },
    { ids: ['d'], first: 4 },
    undefined,
  ];
  const costs = asked.map((variables) => cost(variables));
  const fresh = asked.map((variables) => meter().measure(DOCUMENT, PAGE!).cost(variables));
  expect(costs).toEqual(fresh);
  expect(new Set(costs).size).toBeGreaterThan(3);
});

test('words that are refused cost nothing, and let nothing through that costs', () => {
  const { cost } = meter().measure(DOCUMENT, PAGE!);
  expect(cost({ first: 1_000, order: 'NO SUCH ORDER' })).toBe(0);
  expect(cost({ first: 1_000, order: 'NEWEST' })).toBeGreaterThan(1_000);
  expect(cost({ first: 1_000, order: 'NO SUCH ORDER' })).toBeGreaterThan(1_000);
});

test('many sizes are weighed right, though few are remembered', () => {
  const { cost } = meter().measure(DOCUMENT, PAGE!);
  const costs = Array.from({ length: 300 }, (_, index) => cost({ first: index + 1 }));
  expect(costs).toEqual([...costs].sort((one, other) => one - other));
  expect(new Set(costs).size).toBe(300);
  expect(cost({ first: 1 })).toBe(costs[0]);
});
