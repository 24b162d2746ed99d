import { beforeAll, describe, expect, test } from '@jest/globals';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { Engine } from '../../src/graph/engine.js';
import { findPaths, type Path, type PathOptions } from '../../src/paths/find-paths.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { writing } from '../support/cypher.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { loadOf, relation } from './random-graph.js';

const vocabulary = loadVocabulary('schema/vocabulary.yaml');
const LEAVES = 3_000;

const names = (path: Path) => path.nodes.map(({ id }) => id).join(' ');

describeEachEngine('Paths', (harness) => {
  let engine: Engine;
  const paths = (options: Partial<PathOptions> & { from: string; to: string }) =>
    findPaths(engine, vocabulary, { maxLength: 4, first: 10, ...options });

  describe('in a small graph', () => {
    beforeAll(async () => {
      engine = await harness.fresh();
      const entities = ['ann', 'bob', 'cy', 'dee', 'eve', 'news'].map((id) => ({
        id,
        type: id === 'news' ? 'ARTICLE' : id === 'cy' ? 'COMPANY' : 'PERSON',
      }));
      const contents = [
        relation('ann', 'bob', 'FAMILY'),
        relation('bob', 'ann', 'ASSOCIATE'),
        relation('bob', 'cy', 'EMPLOYMENT'),
        relation('dee', 'cy', 'EMPLOYMENT', { modality: 'PLANNED' }),
        relation('ann', 'news', 'AUTHORED'),
        relation('eve', 'news', 'AUTHORED'),
      ].map(({ content }) => content);
      await engine.write((transaction) =>
        applyLoad(transaction, vocabulary, loadOf(entities, contents)),
      );
    });

    test('list all parallel relations of a hop, in both directions', async () => {
      const [path] = await paths({ from: 'ann', to: 'cy' });
      expect(path).toMatchObject({ length: 2, certainty: undefined });
      expect(path?.hops[0]?.relations.map(({ kind, sourceId }) => [kind, sourceId]).sort()).toEqual(
        [
          ['ASSOCIATE', 'bob'],
          ['FAMILY', 'ann'],
        ],
      );
    });

    test('follow what is, and plans when they are asked for', async () => {
      expect(await paths({ from: 'ann', to: 'dee' })).toEqual([]);
      const planned = await paths({ from: 'ann', to: 'dee', modalities: ['ACTUAL', 'PLANNED'] });
      expect(planned.map(names)).toEqual(['ann bob cy dee']);
    });

    test('leave articles out unless a kind that leads to them is named', async () => {
      expect(await paths({ from: 'ann', to: 'eve' })).toEqual([]);
      expect((await paths({ from: 'ann', to: 'eve', kinds: ['AUTHORED'] })).map(names)).toEqual([
        'ann news eve',
      ]);
    });

    test('are none between equal ends, and none to an entity that is not known', async () => {
      expect(await paths({ from: 'ann', to: 'ann' })).toEqual([]);
      expect(await paths({ from: 'ann', to: 'nobody' })).toEqual([]);
      expect(await paths({ from: '', to: 'ann' })).toEqual([]);
    });

    test('step around types, ids and kinds, but not around their ends', async () => {
      const ends = { from: 'ann', to: 'cy' };
      expect(await paths({ ...ends, avoid: { ids: ['bob'] } })).toEqual([]);
      expect(await paths({ ...ends, avoid: { types: ['PERSON'] } })).toEqual([]);
      expect(await paths({ ...ends, avoid: { types: ['COMPANY'], ids: ['ann'] } })).toHaveLength(1);
      const [path] = await paths({ ...ends, avoid: { kinds: ['FAMILY'] } });
      expect(path?.hops[0]?.relations.map(({ kind }) => kind)).toEqual(['ASSOCIATE']);
      const all = [...vocabulary.kinds.keys()];
      expect(await paths({ ...ends, avoid: { kinds: all } })).toEqual([]);
    });

    test('refuse numbers out of range and kinds that the vocabulary has not', async () => {
      const ends = { from: 'ann', to: 'cy' };
      for (const wrong of [
        { maxLength: 0 },
        { maxLength: 7 },
        { first: 0 },
        { first: 51 },
        { first: 1.5 },
        { kinds: ['FRIENDSHIP'] },
        { avoid: { degree: -1 } },
        { avoid: { ids: Array.from({ length: 1_001 }, String) } },
      ]) {
        await expect(paths({ ...ends, ...wrong })).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
        });
      }
    });

    test('stop when the deadline has passed', async () => {
      const options = { from: 'ann', to: 'cy', maxLength: 4, first: 1 };
      const search = findPaths(engine, vocabulary, options, { at: Date.now() - 1 });
      await expect(search).rejects.toMatchObject({ code: 'TIMEOUT' });
    });
  });

  describe('to records that a merge joined', () => {
    test('run between canonical entities, whichever id is asked for', async () => {
      engine = await harness.fresh();
      const entities = ['a', 'b', 'c', 'old'].map((id) => ({ id, type: 'PERSON' }));
      const contents = [relation('a', 'b').content, relation('b', 'c').content];
      await engine.write(async (transaction) => {
        await applyLoad(transaction, vocabulary, loadOf(entities, contents));
        await transaction.run(
          writing("MATCH (e:Entity {id: 'old'}) SET e.canonicalId = 'a', e.type = 'PERSON'"),
          {},
        );
      });
      expect((await paths({ from: 'old', to: 'c' })).map(names)).toEqual(['a b c']);
      expect(await paths({ from: 'old', to: 'a' })).toEqual([]);
      expect(await paths({ from: 'b', to: 'a', avoid: { ids: ['old'] } })).toHaveLength(1);
    });
  });

  describe('around a hub', () => {
    // hub is next to every leaf; left and right reach it and, more slowly, each other without it.
    beforeAll(async () => {
      engine = await harness.fresh();
      const leaves = Array.from({ length: LEAVES }, (_, index) => `leaf${index}`);
      const others = ['hub', 'left', 'right', 'a', 'b', 'far'];
      const entities = [...leaves, ...others].map((id) => ({ id, type: 'COMPANY' }));
      const contents = [
        ...leaves.map((leaf) => relation('hub', leaf, 'SUPPLIES')),
        relation('left', 'hub', 'SUPPLIES'),
        relation('hub', 'right', 'SUPPLIES'),
        relation('left', 'a', 'SUPPLIES'),
        relation('a', 'b', 'SUPPLIES'),
        relation('b', 'right', 'SUPPLIES'),
        relation('leaf7', 'far', 'SUPPLIES'),
      ].map(({ content }) => content);
      await engine.write((transaction) =>
        applyLoad(transaction, vocabulary, loadOf(entities, contents)),
      );
    }, 60_000);

    test('go through the hub, and read its neighbors from both sides only', async () => {
      const steps = countRows(engine);
      const found = await findPaths(steps.engine, vocabulary, {
        from: 'left',
        to: 'right',
        maxLength: 3,
        first: 5,
      });
      expect(found.map(names)).toEqual(['left hub right', 'left a b right']);
      expect(steps.most()).toBeLessThan(10);
    });

    test('step around the hub when it has too many relations', async () => {
      const found = await paths({ from: 'left', to: 'right', avoid: { degree: 100 } });
      expect(found.map(names)).toEqual(['left a b right']);
      const counted = await paths({
        from: 'left',
        to: 'right',
        kinds: ['SUPPLIES'],
        avoid: { degree: 100 },
      });
      expect(counted.map(names)).toEqual(['left a b right']);
    });

    test('count an entity as it is: a degree of exactly n is not more than n', async () => {
      const options = { from: 'left', to: 'right', first: 1 };
      const [over] = await paths({ ...options, avoid: { degree: LEAVES + 1 } });
      expect(over && names(over)).toBe('left a b right');
      const [within] = await paths({ ...options, avoid: { degree: LEAVES + 2 } });
      expect(within && names(within)).toBe('left hub right');
    });

    test('come to a hub that is an end from the other end', async () => {
      const steps = countRows(engine);
      const options = { from: 'hub', to: 'far', maxLength: 2, first: 5 };
      expect((await findPaths(steps.engine, vocabulary, options)).map(names)).toEqual([
        'hub leaf7 far',
      ]);
      expect(steps.most()).toBeLessThan(10);
    });

    test('read the hub when there is no other way, and never avoid it as an end', async () => {
      const found = await paths({ from: 'hub', to: 'far', maxLength: 6, avoid: { degree: 10 } });
      expect(found.map(names)).toEqual(['hub leaf7 far']);
      const through = await paths({ from: 'far', to: 'right' });
      expect(through.map(names)).toEqual(['far leaf7 hub right']);
    });

    test('cost a statement a length, one for the ends, and two for what is shown', async () => {
      const counting = countingEngine(engine);
      await findPaths(counting.engine, vocabulary, {
        from: 'left',
        to: 'right',
        maxLength: 3,
        first: 5,
      });
      expect(counting.statements.length).toBeLessThanOrEqual(3 + 3);
      expect(counting.statements.filter((name) => name.startsWith('PATH_STEPS'))).toHaveLength(3);
    });
  });
});

/** Counts the rows of the largest step. */
function countRows(engine: Engine): { engine: Engine; most: () => number } {
  let most = 0;
  return {
    most: () => most,
    engine: {
      ...countingEngine(engine).engine,
      read: async (statement, parameters, deadline) => {
        const rows = await engine.read(statement, parameters, deadline);
        if (statement.name.startsWith('PATH_STEPS')) most = Math.max(most, rows.length);
        return rows;
      },
    },
  };
}
