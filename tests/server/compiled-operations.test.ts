import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  execute,
  Kind,
  OperationTypeNode,
  parse,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';

import { createContext } from '../../src/api/context.js';
import { formatError } from '../../src/api/format-error.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { ArticleTexts } from '../../src/provenance/article-texts.js';
import { CompiledOperations } from '../../src/server/compiled-operations.js';
import { readExamples } from '../examples/example-files.js';
import { principal, SCHEMA } from '../support/api.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { fillWithEverything } from '../support/everything.js';
import { VOCABULARY } from '../support/loads.js';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
  await engine.setUp();
  await fillWithEverything(engine);
}, 60_000);
afterAll(() => engine.close());

const contextOf = () =>
  createContext({
    engine,
    vocabulary: VOCABULARY,
    principal: principal('READER'),
    deadline: {},
    articleTexts: new ArticleTexts(undefined),
  });

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const [operation] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation as OperationDefinitionNode;
}

/** What is found when a document comes for the last of so many times. */
function find(operations: CompiledOperations, source: string, times = 1, hash = source) {
  const document = parse(source);
  const found = Array.from({ length: times }, () =>
    operations.find(hash, document, operationOf(document)),
  );
  return found.at(-1);
}

/** What a caller sees, by graphql-js and compiled. */
async function bothAnswers(source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  const compiled = find(new CompiledOperations(SCHEMA), source, 4);
  if (compiled === undefined) throw new Error('Expected an operation that can be compiled.');
  const plain = await execute({
    schema: SCHEMA,
    document,
    variableValues: variables,
    contextValue: contextOf(),
  });
  const fast = await compiled(contextOf(), variables);
  return [plain, fast].map(({ data, errors }) => {
    const shown = errors
      ?.map((error) => formatError(error.toJSON(), error))
      .sort((one, other) => (JSON.stringify(one.path) < JSON.stringify(other.path) ? -1 : 1));
    return JSON.parse(JSON.stringify({ data, errors: shown })) as unknown;
  });
}

describe('A compiled query answers as graphql-js does', () => {
  const examples = readExamples().filter(
    ({ source }) => find(new CompiledOperations(SCHEMA), source, 4) !== undefined,
  );

  test('which of the examples are compiled: all but the queries that are too wide', () => {
    const queries = readExamples().filter(
      ({ source }) => operationOf(parse(source)).operation === OperationTypeNode.QUERY,
    );
    expect(examples.length / queries.length).toBeGreaterThan(0.9);
  });

  test.each(examples)('$name', async ({ source }) => {
    const [plain, fast] = await bothAnswers(source);
    expect(fast).toEqual(plain);
  });

  test.each([
    [
      'a bad cursor',
      '{ entity(id: "c1") { name relations(after: "x") { pageInfo { endCursor } } } }',
      {},
    ],
    [
      'a bad count',
      'query ($n: Int!) { entities(first: $n) { edges { cursor } } search(query: "c") { edges { cursor } } }',
      { n: -4 },
    ],
    [
      'errors in a list',
      '{ nodes(ids: ["c1", "p1", "no"]) { id ... on Entity { relations(first: 0) { edges { cursor } } } } }',
      {},
    ],
    ['what nobody knows', '{ node(id: "nobody") { id } entity(id: "") { id } }', {}],
    [
      'variables that are left out',
      'query ($first: Int, $id: ID! = "c1") { entity(id: $id) { relations(first: $first) { edges { node { id kind start } } } } }',
      {},
    ],
    [
      'aliases, fragments and type names',
      'query { a: entity(id: "c1") { ...F } kind: __typename b: entity(id: "p1") { __typename ...F } } fragment F on Entity { __typename id name aliases facts { edges { node { property value { __typename ... on TextValue { text } } } } } }',
      {},
    ],
    [
      'what only one type has',
      '{ entity(id: "a1") { name ... on Article { publishedAt authors { edges { neighbor { name } } } } ... on Person { employments { edges { cursor } } } } }',
      {},
    ],
    [
      'fragments on interfaces, in each other',
      '{ nodes(ids: ["c1", "p1", "a1", "no"]) { __typename ... on Entity { type: __typename ...A relations(first: 3) { edges { __typename node { ...C } neighbor { ...A ... on Node { id } __typename } } } } } } fragment A on Entity { id ... on Entity { name } } fragment C on Claim { __typename rank ... on Relation { kind } ... on Node { id } }',
      {},
    ],
    [
      'interfaces in interfaces, four levels of them',
      `{ entity(id: "c1") { ${'relations(first: 3) { edges { node { id kind } neighbor { __typename name '.repeat(4)} ${'} } }'.repeat(4)} } }`,
      {},
    ],
  ])('%s', async (_, source, variables) => {
    const [plain, fast] = await bothAnswers(source, variables);
    expect(fast).toEqual(plain);
  });
});

describe('Compiling', () => {
  const QUERY = '{ entity(id: "c1") { name } }';

  test('is for what comes often', () => {
    const operations = new CompiledOperations(SCHEMA);
    const found = Array.from({ length: 6 }, () => find(operations, QUERY));
    expect(found.map((one) => one !== undefined)).toEqual([false, false, false, true, true, true]);
    expect(found[5]).toBe(found[3]);
  });

  test.each([
    ['mutations', 'mutation { retractClaims(input: { ids: ["c"] }) { userErrors { message } } }'],
    ['directives', 'query ($all: Boolean!) { entity(id: "c1") { name @include(if: $all) } }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    [
      'what would be written for each type on each level',
      `{ entity(id: "c1") { ${'relations { edges { neighbor { ... on Article { publishedAt } '.repeat(3)} ${'} } }'.repeat(3)} } }`,
    ],
    [
      'fragments that double with each',
      `{ entity(id: "c1") { ...F0 } } ${Array.from({ length: 30 }, (_, index) => `fragment F${index} on Entity { ${index === 29 ? 'name' : `...F${index + 1} ...F${index + 1}`} }`).join(' ')}`,
    ],
    ['long documents', `{ entity(id: "c1") { ${'name '.repeat(5_000)} } }`],
  ])('leaves %s to graphql-js', (_, source) => {
    const operations = new CompiledOperations(SCHEMA);
    for (let times = 0; times < 10; times += 1) expect(find(operations, source)).toBeUndefined();
  });

  test('forgets what has not come for long', () => {
    const operations = new CompiledOperations(SCHEMA);
    for (let times = 0; times < 4; times += 1) find(operations, QUERY);
    for (let other = 0; other < 500; other += 1) find(operations, QUERY, 1, `other ${other}`);
    expect(find(operations, QUERY)).toBeUndefined();
  });
});
