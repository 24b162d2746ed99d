import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { Engine } from '../../src/graph/engine.js';
import type { TimeFilter } from '../../src/graph/statements/time-filter.js';
import type { Modality } from '../../src/model/claim.js';
import { findPaths, type Path } from '../../src/paths/find-paths.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { describeEachEngine } from '../support/engines.js';
import { bruteForcePaths, type PlainPath, type PlainQuestion } from './brute-force.js';
import { loadOf, someGraph } from './random-graph.js';

const vocabulary = loadVocabulary('schema/vocabulary.yaml');
const GRAPHS = 8;
const QUESTIONS_A_GRAPH = 50;

const someTime: fc.Arbitrary<TimeFilter> = fc
  .record({
    first: fc.integer({ min: -5, max: 45 }),
    days: fc.integer({ min: 0, max: 20 }),
    certainty: fc.constantFrom<TimeFilter['certainty']>(
      ['CERTAIN', 'POSSIBLE'],
      ['CERTAIN', 'POSSIBLE'],
      ['CERTAIN'],
      ['POSSIBLE'],
    ),
  })
  .map(({ first, days, certainty }) => ({ first, last: first + days, certainty }));

function someQuestion(ids: readonly string[]): fc.Arbitrary<PlainQuestion> {
  const id = fc.constantFrom(...ids);
  return fc.record({
    from: fc.oneof({ weight: 30, arbitrary: id }, { weight: 1, arbitrary: fc.constant('nobody') }),
    to: id,
    maxLength: fc.constantFrom(1, 2, 3, 4, 5, 6, 6),
    // Few sets of kinds: an engine plans statements for each.
    kinds: fc.constantFrom<readonly string[]>([], [], ['UNKNOWN_LINK', 'AUTHORED', 'SUPPLIES']),
    at: fc.oneof(fc.constant(undefined), someTime),
    modalities: fc.constantFrom<readonly Modality[]>([], [], ['ACTUAL', 'PLANNED']),
    avoid: fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      {
        weight: 3,
        arbitrary: fc.record(
          {
            types: fc.subarray(['PERSON', 'COMPANY', 'AGENCY'], { maxLength: 1 }),
            ids: fc.subarray([...ids], { maxLength: 2 }),
            kinds: fc.constantFrom<readonly string[]>([], ['SUPPLIES']),
            degree: fc.integer({ min: 2, max: 8 }),
          },
          { requiredKeys: [] },
        ),
      },
    ),
    first: fc.constantFrom(1, 5, 50),
  });
}

describeEachEngine('Paths over random graphs', (harness) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await harness.fresh();
  });

  test('are those that trying every way finds, in the same order', async () => {
    const graphs = fc.sample(fc.noBias(someGraph), { numRuns: GRAPHS, seed: 20_260 });
    const seen = new Set<string>();
    for (const graph of graphs) {
      engine = await harness.fresh();
      await engine.write((transaction) =>
        applyLoad(transaction, vocabulary, loadOf(graph.entities, graph.contents)),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.noBias(someQuestion(graph.entities.map(({ id }) => id))),
          async (question) => {
            const paths = await findPaths(engine, vocabulary, question);
            const expected = bruteForcePaths(graph, question);
            expect(paths.map(plain)).toEqual(expected);
            for (const { length, certainty } of expected) seen.add(`${length} ${certainty ?? ''}`);
          },
        ),
        { numRuns: QUESTIONS_A_GRAPH, seed: 11 },
      );
    }
    // That the questions were worth asking.
    for (const length of [1, 2, 3, 4, 5, 6]) {
      expect(seen).toContain(`${length} `);
      expect(seen).toContain(`${length} POSSIBLE`);
    }
    expect(seen).toContain('4 CERTAIN');
  }, 120_000);
});

function plain({ length, nodes, hops, certainty }: Path): PlainPath {
  return {
    length,
    nodes: nodes.map(({ id }) => id),
    hops: hops.map(({ relations }) => relations.map(({ id }) => id)),
    certainty,
  };
}
