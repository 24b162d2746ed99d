import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Kind, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';

import { SETTINGS } from '../../src/config.js';
import type { Engine } from '../../src/graph/engine.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { countAliases } from '../../src/limits/count-aliases.js';
import { fragmentsOf } from '../../src/limits/fragments-of.js';
import { operationCost } from '../../src/limits/operation-cost.js';
import { operationDepth } from '../../src/limits/operation-depth.js';
import { articlesDirectory, SEED_DIRECTORY } from '../ingest/seed-files.js';
import { dataOf, SCHEMA } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { RECORDED_AT, VOCABULARY } from '../support/loads.js';
import { answerNames, readAnswer, readExamples } from './example-files.js';

const EXAMPLES = readExamples();
/** The one example whose answer depends on whether the articles' texts are at hand. */
const VERIFYING = 'are-the-words-really-there';
const texts = articlesDirectory();

// A Neo4j that has just started plans every statement for the first time.
jest.setTimeout(120_000);

function seed(engine: Engine, directory: string | undefined) {
  return seedArticles(engine, VOCABULARY, {
    directory: SEED_DIRECTORY,
    articlesDirectory: directory,
    actor: 'tester',
    at: RECORDED_AT,
  });
}

describeEachEngine('The examples in schema/examples', (harness) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await harness.fresh();
    await seed(engine, undefined);
  });

  test.each(EXAMPLES)('$name', async ({ name, source }) => {
    expect(await dataOf(engine, source)).toEqual(readAnswer(name));
  });

  // Last: it seeds anew, and Neo4j has one graph.
  const testWithTexts = texts === undefined ? test.skip : test;
  testWithTexts(`${VERIFYING}, beside the texts`, async () => {
    const verified = await harness.fresh();
    await seed(verified, texts);
    const unchecked = JSON.stringify(readAnswer(VERIFYING));
    const { source } = EXAMPLES.find(({ name }) => name === VERIFYING)!;

    expect(await dataOf(verified, source)).toEqual(
      JSON.parse(unchecked.replaceAll('"UNCHECKED"', '"VERIFIED"')),
    );
  });
});

describe('An example in schema/examples', () => {
  test('has an answer, and no answer is left over', () => {
    expect(answerNames()).toEqual(EXAMPLES.map(({ name }) => name));
  });

  test.each(EXAMPLES)('asks its question in plain words first: $name', ({ source }) => {
    expect(source).toMatch(/^# .+\?\n/);
    expect(operationOf(parse(source)).name).toBeDefined();
  });

  test.each(EXAMPLES)('keeps within the limits as they are set: $name', ({ source }) => {
    const document = parse(source);
    const operation = operationOf(document);
    const fragments = fragmentsOf(document);
    const cost = operationCost({
      schema: SCHEMA,
      document,
      operationName: undefined,
      variables: {},
    });

    expect(operationDepth(operation, fragments)).toBeLessThanOrEqual(
      Number(SETTINGS.SUTRA_MAX_DEPTH.default),
    );
    expect(countAliases(operation, fragments)).toBeLessThanOrEqual(
      Number(SETTINGS.SUTRA_MAX_ALIASES.default),
    );
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(Number(SETTINGS.SUTRA_MAX_COST.default));
  });

  test('says nothing of verification, which depends on the texts at hand, but for one', () => {
    const depending = EXAMPLES.filter(({ source }) => /verification/i.test(source));
    expect(depending.map(({ name }) => name)).toEqual([VERIFYING]);
  });
});

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  expect(operations).toHaveLength(1);
  return operations[0] as OperationDefinitionNode;
}
