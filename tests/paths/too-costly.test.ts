import { describe, expect, test } from '@jest/globals';

import { enumeratePaths } from '../../src/paths/enumerate-paths.js';
import { findPaths } from '../../src/paths/find-paths.js';
import { KnownGraph } from '../../src/paths/known-graph.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load, relation, VOCABULARY } from '../support/loads.js';

describeEachEngine('A search that would look at too much', ({ fresh }) => {
  test('is refused before it does, and says what to narrow', async () => {
    const { engine, statements } = countingEngine(await fresh());
    const names = ['a', 'b', ...Array.from({ length: 40 }, (_, index) => `c${index}`)];
    await load(engine, {
      entities: names.map((id) => entity(id)),
      claims: names.slice(2).map((id, index) => relation(index < 20 ? 'a' : 'b', 'OWNERSHIP', id)),
    });
    const question = { from: 'a', to: 'b', maxLength: 4, first: 5 };
    expect(await findPaths(engine, VOCABULARY, question)).toEqual([]);
    statements.length = 0;
    const search = findPaths(engine, VOCABULARY, { ...question, mostEdges: 19 });
    await expect(search).rejects.toMatchObject({
      code: 'QUERY_TOO_COSTLY',
      message: expect.stringMatching(/maxLength.*kinds.*avoid\.degree/) as unknown,
    });
    expect(statements).toHaveLength(1);
  });
});

describe('Paths of a dense graph', () => {
  test('are refused when there are too many ways to try', () => {
    // Two sides of 60 entities, each next to all of the other: no walk of odd length joins the ends.
    const graph = new KnownGraph();
    const side = (name: string) => Array.from({ length: 120 }, (_, index) => `${name}${index}`);
    const [left, right] = [side('l'), side('r')];
    const all = ['from', ...left, ...right, 'to'];
    for (const id of all) graph.add(id, 60);
    const via = (ids: readonly string[]) => ids.map((id) => ({ id, certain: false }));
    graph.learn(all, [
      ...left.map((id) => ({ id, degree: 60, via: via(['from', ...right]) })),
      { id: 'to', degree: 1, via: via(['l0']) },
    ]);
    // The one neighbor of the end is used up by the time it would be needed.
    const walk = { graph, from: 'from', to: 'to', length: 6, wanted: 50, certainFirst: true };
    expect(enumeratePaths(graph, { ...walk, length: 2, certainFirst: false })).toHaveLength(1);
    expect(() => enumeratePaths(graph, { ...walk, wanted: 1e9 })).toThrow(/Paths of 6 hops/);
  });
});
