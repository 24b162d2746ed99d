import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { Engine } from '../../src/graph/engine.js';
import { neighbors } from '../../src/graph/statements/path-statements.js';
import { validity } from '../../src/model/validity.js';
import { allowedKinds } from '../../src/paths/allowed-kinds.js';
import { neighborhood, type NeighborhoodOptions } from '../../src/paths/neighborhood.js';
import { walkParameters } from '../../src/paths/walk-filter.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { writing } from '../support/cypher.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { passes } from './brute-force.js';
import { loadOf, relation, someGraph } from './random-graph.js';

const vocabulary = loadVocabulary('schema/vocabulary.yaml');
const LEAVES = 1_500;

describeEachEngine('A neighborhood', (harness) => {
  let engine: Engine;
  const around = (options: Partial<NeighborhoodOptions> & { ids: readonly string[] }) =>
    neighborhood(engine, vocabulary, { depth: 1, limit: 200, ...options });
  const shown = async (options: Partial<NeighborhoodOptions> & { ids: readonly string[] }) => {
    const { nodes, relations, truncated } = await around(options);
    return { nodes: nodes.map(({ id }) => id), relations: relations.length, truncated };
  };

  describe('in a graph with a hub', () => {
    // Leaves are met from the newest on: leaf0 is the newest.
    beforeAll(async () => {
      engine = await harness.fresh();
      const leaves = Array.from({ length: LEAVES }, (_, index) => `leaf${index}`);
      const few = Array.from({ length: 40 }, (_, index) => `few${index}`);
      const entities = [
        ...[...leaves, ...few, 'hub', 'hub2', 'often', 'small', 'x', 'y'].map((id) => ({
          id,
          type: 'COMPANY',
        })),
        { id: 'ann', type: 'PERSON' },
        { id: 'news', type: 'ARTICLE' },
        { id: 'old', type: 'COMPANY' },
      ];
      const on = (day: number) => ({ validity: validity({ start: { first: day, last: day } })! });
      const contents = [
        ...leaves.map((leaf, index) => relation('hub', leaf, 'SUPPLIES', on(20_000 - index))),
        ...leaves.slice(0, 600).map((leaf) => relation(leaf, 'hub2', 'SUPPLIES')),
        ...few.flatMap((other, index) =>
          Array.from({ length: 20 }, (_, time) =>
            relation('often', other, 'SUPPLIES', on(10_000 + 31 * time - index)),
          ),
        ),
        relation('hub', 'hub2', 'SUPPLIES'),
        relation('hub2', 'hub', 'SELECTED'),
        relation('x', 'small', 'SUPPLIES'),
        relation('small', 'y', 'SUPPLIES'),
        relation('x', 'y', 'SUPPLIES'),
        relation('ann', 'small', 'EMPLOYMENT'),
        relation('ann', 'news', 'AUTHORED'),
        relation('leaf0', 'small', 'SUPPLIES', { modality: 'PLANNED' }),
      ].map(({ content }) => content);
      await engine.write(async (transaction) => {
        await applyLoad(transaction, vocabulary, loadOf(entities, contents));
        await transaction.run(
          writing("MATCH (e:Entity {id: 'old'}) SET e.canonicalId = 'small'"),
          {},
        );
      });
    }, 60_000);

    test('has the entities next to it and all relations among them', async () => {
      const { nodes, relations, truncated } = await around({ ids: ['small'] });
      expect(nodes[0]).toMatchObject({ id: 'small', name: 'small', type: 'COMPANY' });
      expect(nodes.map(({ id }) => id).sort()).toEqual(['ann', 'small', 'x', 'y']);
      expect(relations).toHaveLength(4);
      expect(relations.map(({ sortKey }) => sortKey)).toEqual(
        relations.map(({ sortKey }) => sortKey).sort(),
      );
      expect(truncated).toBe(false);
    });

    test('grows with its depth', async () => {
      expect((await shown({ ids: ['y'], depth: 2 })).nodes.sort()).toEqual(
        ['ann', 'small', 'x', 'y'].sort(),
      );
    });

    test('keeps to types, kinds and modalities, and walks through nothing else', async () => {
      expect((await shown({ ids: ['small'], types: ['PERSON'] })).nodes).toEqual(['small', 'ann']);
      expect((await shown({ ids: ['ann'], depth: 3, types: ['PERSON'] })).nodes).toEqual(['ann']);
      expect((await shown({ ids: ['small'], kinds: ['EMPLOYMENT'] })).nodes).toEqual([
        'small',
        'ann',
      ]);
      expect((await shown({ ids: ['small'], modalities: ['PLANNED'] })).nodes).toEqual([
        'small',
        'leaf0',
      ]);
    });

    test('leaves articles out unless they are asked for', async () => {
      expect((await shown({ ids: ['ann'] })).nodes).toEqual(['ann', 'small']);
      expect((await shown({ ids: ['ann'], kinds: ['AUTHORED'] })).nodes).toEqual(['ann', 'news']);
      expect((await shown({ ids: ['ann'], includeArticles: true })).nodes.sort()).toEqual([
        'ann',
        'news',
        'small',
      ]);
    });

    test('leaves unknown ids out and takes retired ones for what they have become', async () => {
      expect(await shown({ ids: ['nobody'] })).toEqual({
        nodes: [],
        relations: 0,
        truncated: false,
      });
      const { nodes } = await shown({ ids: ['old', 'nobody', 'small', 'ann'] });
      expect(nodes.slice(0, 2)).toEqual(['small', 'ann']);
      expect(nodes).toHaveLength(4);
    });

    test('of a hub is its newest neighbors, up to the limit', async () => {
      const { nodes, relations, truncated } = await shown({ ids: ['hub'], limit: 11 });
      expect(nodes).toEqual(['hub', ...Array.from({ length: 10 }, (_, index) => `leaf${index}`)]);
      expect(relations).toBe(10);
      expect(truncated).toBe(true);
    });

    test('has the relations between two hubs, each once', async () => {
      const { relations } = await around({ ids: ['hub', 'hub2', 'leaf0', 'leaf1000'], limit: 4 });
      const ends = relations.map(({ sourceId, targetId }) => `${sourceId} ${targetId}`).sort();
      expect(ends).toEqual(['hub hub2', 'hub leaf0', 'hub leaf1000', 'hub2 hub', 'leaf0 hub2']);
    });

    test('gives each entity its turn when there are too many', async () => {
      const { nodes, truncated } = await shown({ ids: ['hub', 'small'], limit: 8 });
      expect(nodes.filter((id) => ['ann', 'x', 'y'].includes(id))).toHaveLength(3);
      expect(nodes.filter((id) => id.startsWith('leaf'))).toHaveLength(3);
      expect(truncated).toBe(true);
    });

    test('never brings more rows of a hub than it may show', async () => {
      let most = 0;
      const counting = countingEngine(engine);
      const watched: Engine = {
        ...counting.engine,
        read: async (statement, parameters, deadline) => {
          const rows = await counting.engine.read(statement, parameters, deadline);
          most = Math.max(most, rows.length);
          return rows;
        },
      };
      const options = { ids: ['hub'], depth: 2, limit: 50 };
      const { nodes } = await neighborhood(watched, vocabulary, options);
      expect(nodes).toHaveLength(50);
      expect(most).toBeLessThanOrEqual(50 * 51);
      expect(counting.statements.length).toBeLessThanOrEqual(2 * options.depth + 4);
      expect(counting.statements.slice(0, 3)).toEqual([
        'ENTITIES_BY_ID',
        'HUBS',
        expect.stringMatching(/^RELATION_PAGE_BOTH_FILTERED_BRIEF/),
      ]);
    });

    test.each<[Partial<NeighborhoodOptions>]>([
      [{}],
      [{ kinds: ['SELECTED'] }],
      [{ types: ['PERSON'] }],
      [{ modalities: ['PLANNED'] }],
      [{ at: { first: 19_500, last: 19_600, certainty: ['CERTAIN'] } }],
      [{ at: { first: 9_980, last: 10_040, certainty: ['CERTAIN', 'POSSIBLE'] } }],
    ])('has of a hub what its edges say, asked by %j', async (asked) => {
      for (const id of ['hub', 'hub2', 'often']) {
        const kinds = allowedKinds(vocabulary, asked);
        const rows = await engine.read(neighbors(kinds), {
          ...walkParameters(asked),
          ids: [id],
          types: asked.types ?? null,
          perEntity: 5_000,
        });
        const inOrder = rows.toSorted((one, other) => (one.position < other.position ? -1 : 1));
        const expected = [id, ...inOrder.map((row) => row.id)];
        for (const limit of [5, 39, 300]) {
          const { nodes, truncated } = await shown({ ids: [id], limit, ...asked });
          expect(nodes).toEqual(expected.slice(0, limit));
          expect(truncated).toBe(expected.length > limit);
        }
      }
    });

    test('refuses numbers out of range', async () => {
      for (const wrong of [{ depth: 0 }, { depth: 4 }, { limit: 0 }, { limit: 1_001 }]) {
        await expect(around({ ids: ['hub'], ...wrong })).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
        });
      }
      const ids = Array.from({ length: 1_001 }, String);
      await expect(around({ ids })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  test('of a random graph is what its hops reach, and the relations among it', async () => {
    for (const graph of fc.sample(fc.noBias(someGraph), { numRuns: 5, seed: 4 })) {
      engine = await harness.fresh();
      await engine.write((transaction) =>
        applyLoad(transaction, vocabulary, loadOf(graph.entities, graph.contents)),
      );
      const question = {
        kinds: [],
        modalities: [],
        at: { first: 5, last: 15, certainty: ['CERTAIN', 'POSSIBLE'] as const },
      };
      const relations = graph.relations.filter((one) => passes(one, question));
      for (const [index, { id: start }] of graph.entities.entries()) {
        const depth = 1 + (index % 3);
        const reached = new Set([start]);
        for (let hop = 0; hop < depth; hop += 1) {
          for (const id of [...reached]) {
            for (const { sourceId, targetId } of relations) {
              if (sourceId === id) reached.add(targetId);
              if (targetId === id) reached.add(sourceId);
            }
          }
        }
        const whole = await around({ ids: [start], depth, at: question.at });
        expect(whole.nodes.map(({ id }) => id).sort()).toEqual([...reached].sort());
        const among = relations.filter((r) => reached.has(r.sourceId) && reached.has(r.targetId));
        expect(whole.relations.map(({ sortKey }) => sortKey)).toEqual(
          among.map(({ sortKey }) => sortKey).sort(),
        );
        expect(whole.truncated).toBe(false);

        const limit = 1 + (index % 5);
        const part = await around({ ids: [start], depth, at: question.at, limit });
        expect(part.nodes.length).toBe(Math.min(limit, reached.size));
        expect(part.nodes.every(({ id }) => reached.has(id))).toBe(true);
        expect(part.truncated).toBe(reached.size > limit);
      }
    }
  }, 60_000);
});
