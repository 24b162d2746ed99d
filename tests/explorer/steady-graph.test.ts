import { describe, expect, test } from '@jest/globals';

import {
  EMPTY_GRAPH_VIEW,
  type GraphView,
  type Loaded,
  type LoadedNode,
} from '../../src/explorer/model/graph-view.js';
import { steadyGraphs } from '../../src/explorer/model/steady-graph.js';
import { visibleGraph } from '../../src/explorer/model/visible-graph.js';
import { loadedRelation } from './graph-fixture.js';

const node = (id: string, more: Partial<LoadedNode> = {}): LoadedNode => ({
  id,
  type: 'PERSON',
  name: id,
  degree: 2,
  isHub: false,
  ...more,
});
/** A chain of three; every call makes all of it anew, as another answer of the server would. */
const chain = (more: readonly LoadedNode[] = []): Loaded => ({
  nodes: Object.fromEntries(
    [node('qureshi'), node('ministry'), node('magnets'), ...more].map((each) => [each.id, each]),
  ),
  relations: {
    one: loadedRelation('one', { source: 'qureshi', target: 'ministry' }),
    two: loadedRelation('two', { source: 'ministry', target: 'magnets' }),
  },
  expansions: {},
});
const viewOf = (...entities: readonly string[]): GraphView => ({ ...EMPTY_GRAPH_VIEW, entities });
const CHAIN = viewOf('qureshi', 'ministry', 'magnets');

describe('steadyGraphs', () => {
  test('hands out the same graph for as long as it says the same', () => {
    const draw = steadyGraphs();
    const first = draw(CHAIN, chain());
    expect(first).toEqual(visibleGraph(CHAIN, chain()));
    expect(draw({ ...CHAIN, zoom: { x: 1, y: 2, k: 3 } }, chain())).toBe(first);
  });

  test('keeps the entities and edges that a change leaves alone', () => {
    const draw = steadyGraphs();
    const first = draw(CHAIN, chain());
    const selecting: GraphView = { ...CHAIN, selection: ['magnets'] };
    const second = draw(selecting, chain());
    expect(second).toEqual(visibleGraph(selecting, chain()));
    expect(second).not.toBe(first);
    expect(second.edges).toBe(first.edges);
    expect(second.nodes.map((each, at) => each === first.nodes[at])).toEqual([true, true, false]);
  });

  test('sees what was added, what is gone, and another order', () => {
    const draw = steadyGraphs();
    const first = draw(CHAIN, chain());
    const more = chain([node('eicher')]);
    for (const view of [
      viewOf('qureshi', 'ministry', 'magnets', 'eicher'),
      viewOf('ministry', 'magnets'),
      viewOf('magnets', 'ministry'),
      viewOf(),
      CHAIN,
    ]) {
      expect(draw(view, more)).toEqual(visibleGraph(view, more));
    }
    expect(first.nodes).toHaveLength(3);
  });

  test('sees another date or another verification of a relation', () => {
    const draw = steadyGraphs();
    draw(CHAIN, chain());
    const corrected = chain();
    const one = loadedRelation('one', { source: 'qureshi', target: 'ministry' });
    const changed = [
      { ...one, dates: { ...one.dates, start: '2021' } },
      { ...one, extract: one.extract && { ...one.extract, verification: 'NOT_FOUND' as const } },
    ];
    for (const relation of changed) {
      const loaded = { ...corrected, relations: { ...corrected.relations, one: relation } };
      expect(draw(CHAIN, loaded)).toEqual(visibleGraph(CHAIN, loaded));
    }
  });
});
