import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { facetsOf } from '../../src/explorer/model/facets.js';
import {
  EMPTY_GRAPH_VIEW,
  expansionKey,
  HARD_NODE_CAP,
  type Expansion,
  type GraphView,
  type Loaded,
  type LoadedNode,
  type LoadedRelation,
} from '../../src/explorer/model/graph-view.js';
import { addMonths, dayText, daysOf } from '../../src/explorer/model/partial-dates.js';
import { certaintyWithin } from '../../src/explorer/model/relation-time.js';
import { visibleGraph } from '../../src/explorer/model/visible-graph.js';
import { certaintyAt, validity } from '../../src/model/validity.js';
import { graphView } from './graph-views.js';

const node = (id: string, type: LoadedNode['type'] = 'PERSON'): LoadedNode => ({
  id,
  type,
  name: id.toUpperCase(),
  degree: 3,
  isHub: false,
});
const NO_DATES = {
  start: null,
  end: null,
  startEarliest: null,
  startLatest: null,
  endEarliest: null,
  endLatest: null,
  endState: 'UNKNOWN',
} as const;
const relation = (
  source: string,
  target: string,
  more: Partial<LoadedRelation> = {},
): LoadedRelation => ({
  id: `${source}-${target}`,
  kind: 'EMPLOYMENT',
  source,
  target,
  role: null,
  modality: 'ACTUAL',
  certainty: null,
  dates: NO_DATES,
  evidenceCount: 0,
  extract: null,
  ...more,
});
const expansionOf = (id: string): Expansion => ({ id, order: 'NEWEST', limit: 25 });
const loadedOf = (
  nodes: readonly LoadedNode[],
  relations: readonly LoadedRelation[],
  expansions: Readonly<Record<string, readonly string[]>> = {},
): Loaded => ({
  nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
  relations: Object.fromEntries(relations.map((each) => [each.id, each])),
  expansions: Object.fromEntries(
    Object.entries(expansions).map(([id, neighbors]) => [
      expansionKey(expansionOf(id)),
      { neighbors, truncated: false, nextCursor: null },
    ]),
  ),
});
const viewOf = (parts: Partial<GraphView>): GraphView => ({ ...EMPTY_GRAPH_VIEW, ...parts });
const idsOf = (view: GraphView, loaded: Loaded) =>
  visibleGraph(view, loaded).nodes.map(({ id }) => id);

/** a brought b and c; b brought c and d. */
const CHAIN = loadedOf(
  ['a', 'b', 'c', 'd'].map((id) => node(id)),
  [relation('a', 'b'), relation('a', 'c'), relation('b', 'c'), relation('b', 'd')],
  { a: ['b', 'c'], b: ['c', 'd'] },
);
const CHAIN_VIEW = viewOf({ entities: ['a'], expansions: [expansionOf('b'), expansionOf('a')] });

describe('the visible graph', () => {
  test('is what was placed by hand and what expands brought, in whatever order they were made', () => {
    expect(idsOf(CHAIN_VIEW, CHAIN)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('of a folded entity loses what its expansion alone brought', () => {
    expect(idsOf({ ...CHAIN_VIEW, collapsed: ['b'] }, CHAIN)).toEqual(['a', 'b', 'c']);
    expect(idsOf({ ...CHAIN_VIEW, collapsed: ['a'] }, CHAIN)).toEqual(['a']);
    expect(idsOf({ ...CHAIN_VIEW, entities: ['a', 'b'], collapsed: ['a'] }, CHAIN)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  test('keeps what a hidden entity brought', () => {
    expect(idsOf({ ...CHAIN_VIEW, hidden: ['b'] }, CHAIN)).toEqual(['a', 'c', 'd']);
  });

  test('groups parallel relations into one edge, seen from the smaller id', () => {
    const loaded = loadedOf(
      [node('a'), node('b')],
      [relation('b', 'a', { id: '1' }), relation('a', 'b', { id: '2', kind: 'OWNERSHIP' })],
    );
    const { edges } = visibleGraph(viewOf({ entities: ['a', 'b'] }), loaded);
    expect(edges).toMatchObject([
      {
        source: 'a',
        target: 'b',
        relations: [
          { id: '1', direction: 'IN' },
          { id: '2', direction: 'OUT' },
        ],
      },
    ]);
  });

  test('counts the relations that lead to what is not shown, articles left out', () => {
    const loaded = loadedOf(
      [{ ...node('a'), degree: 5 }, node('b'), node('t', 'ARTICLE')],
      [relation('a', 'b'), relation('t', 'a')],
    );
    const { nodes } = visibleGraph(viewOf({ entities: ['a', 'b', 't'] }), loaded);
    expect(nodes[0]?.hiddenNeighbors).toBe(4);
  });

  test('filters by type, kind and modality', () => {
    const loaded = loadedOf(
      [node('a'), node('b', 'AGENCY'), node('c', 'COMPANY')],
      [relation('a', 'b'), relation('a', 'c', { kind: 'OWNERSHIP', modality: 'PLANNED' })],
    );
    const view = viewOf({ entities: ['a', 'b', 'c'] });
    const show = (filters: Partial<GraphView['filters']>) => {
      const graph = visibleGraph({ ...view, filters: { ...view.filters, ...filters } }, loaded);
      return [graph.nodes.length, graph.edges.length];
    };
    expect(show({})).toEqual([3, 1]);
    expect(show({ modalities: [] })).toEqual([3, 2]);
    expect(show({ modalities: [], kinds: ['OWNERSHIP'] })).toEqual([3, 1]);
    expect(show({ types: ['PERSON', 'AGENCY'] })).toEqual([2, 1]);
  });

  test('leaves out whoever no shown relation ties to anybody, unless placed by hand or pinned', () => {
    const loaded = loadedOf(
      ['a', 'b', 'c', 'd'].map((id) => node(id)),
      ['b', 'c', 'd'].map((id) =>
        relation('a', id, { modality: id === 'b' ? 'ACTUAL' : 'PLANNED' }),
      ),
      { a: ['b', 'c', 'd'] },
    );
    const view = viewOf({
      entities: ['a'],
      expansions: [expansionOf('a')],
      pinned: { d: { x: 0, y: 0 } },
    });
    expect(idsOf(view, loaded)).toEqual(['a', 'b', 'd']);
    const all = { ...view, filters: { ...view.filters, hideUnconnected: false } };
    expect(idsOf(all, loaded)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('never shows more than the hard cap, the first that came first, and says how many there were', () => {
    const ids = Array.from({ length: HARD_NODE_CAP + 20 }, (_, index) => `n${index}`);
    const graph = visibleGraph(
      viewOf({ entities: ids }),
      loadedOf(
        ids.map((id) => node(id)),
        [],
      ),
    );
    expect(graph.nodes.map(({ id }) => id)).toEqual(ids.slice(0, HARD_NODE_CAP));
    expect(graph).toMatchObject({ truncated: true, total: HARD_NODE_CAP + 20 });
  });

  test('passes over ids that nobody knows, and those that objects are born with', () => {
    expect(idsOf(viewOf({ entities: ['__proto__', 'constructor', 'a'] }), CHAIN)).toEqual(['a']);
  });

  test('never shows what is hidden, of a filtered type, or an edge to what is not shown; twice the same', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const pair = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters));
    const graphs = fc
      .tuple(
        fc.array(fc.tuple(pair, fc.constantFrom('ACTUAL' as const, 'DENIED' as const)), {
          maxLength: 12,
        }),
        fc.uniqueArray(fc.constantFrom(...letters)),
      )
      .map(([pairs, brought]) =>
        loadedOf(
          letters.map((id, index) => node(id, index % 2 === 0 ? 'PERSON' : 'COMPANY')),
          pairs.map(([[source, target], modality], index) =>
            relation(source, target, { id: String(index), modality }),
          ),
          { a: brought },
        ),
      );
    fc.assert(
      fc.property(graphView, graphs, (random, loaded) => {
        const view = { ...random, expansions: [...random.expansions, expansionOf('a')] };
        const graph = visibleGraph(view, loaded);
        const shown = new Set(graph.nodes.map(({ id }) => id));
        const { types, kinds, modalities } = view.filters;
        for (const { id, type } of graph.nodes) {
          expect(view.hidden).not.toContain(id);
          if (types.length > 0) expect(types).toContain(type);
        }
        for (const { source, target, relations } of graph.edges) {
          expect(shown.has(source) && shown.has(target) && source < target).toBe(true);
          for (const { kind, modality } of relations) {
            if (kinds.length > 0) expect(kinds).toContain(kind);
            if (modalities.length > 0) expect(modalities).toContain(modality);
          }
        }
        expect(shown.size).toBe(graph.nodes.length);
        expect(visibleGraph(view, loaded)).toEqual(graph);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the slider', () => {
  const dates = {
    ...NO_DATES,
    startEarliest: '2024-03-01',
    startLatest: '2024-03-31',
    endEarliest: '2025-01-01',
    endLatest: '2025-12-31',
  };
  const loaded = loadedOf([node('a'), node('b')], [relation('a', 'b', { dates })], { a: ['b'] });
  const view = viewOf({ entities: ['a'], expansions: [expansionOf('a')] });
  const certainty = (at: string) =>
    visibleGraph({ ...view, at }, loaded).edges[0]?.relations[0]?.certainty;

  test.each([
    ['2024-02-29', undefined],
    ['2024-03-01', 'POSSIBLE'],
    ['2024-03-31', 'CERTAIN'],
    ['2024-03', 'CERTAIN'],
    ['2025-01-01', 'CERTAIN'],
    ['2025-01-02', 'POSSIBLE'],
    ['2026', undefined],
  ])('on %s shows the relation as %s', (at, expected) => {
    expect(certainty(at)).toBe(expected);
  });

  test('hides whoever is tied to nobody on that day, but not who was placed by hand', () => {
    expect(idsOf({ ...view, at: '2020' }, loaded)).toEqual(['a']);
    expect(idsOf({ ...view, at: '2024-06' }, loaded)).toEqual(['a', 'b']);
  });

  test('shows relations without a date as possible, unless told not to', () => {
    const undated = loadedOf([node('a'), node('b')], [relation('a', 'b')]);
    const both = viewOf({ entities: ['a', 'b'], at: '2025' });
    expect(visibleGraph(both, undated).edges[0]?.relations[0]?.certainty).toBe('POSSIBLE');
    const strict = { ...both, filters: { ...both.filters, includeUndated: false } };
    expect(visibleGraph(strict, undated).edges).toEqual([]);
  });

  test('and the filter by dates have both to be met', () => {
    const filtered = { ...view, at: '2024-06', filters: { ...view.filters, from: '2026' } };
    expect(visibleGraph(filtered, loaded).edges).toEqual([]);
    const open = { ...view, at: '2024-06', filters: { ...view.filters, to: '2024-03-10' } };
    expect(visibleGraph(open, loaded).edges).toHaveLength(1);
  });

  test('counts as the server does', () => {
    const day = fc.option(fc.integer({ min: 19_000, max: 19_400 }));
    fc.assert(
      fc.property(
        day,
        day,
        day,
        day,
        fc.integer({ min: 18_990, max: 19_410 }),
        (a, b, c, d, at) => {
          const bounds = (first: number | null, last: number | null) => ({
            ...(first === null ? {} : { first }),
            ...(last === null ? {} : { last }),
          });
          const known = validity({ start: bounds(a, b), end: bounds(c, d) });
          fc.pre(known !== undefined);
          const text = (bound: number) => (Math.abs(bound) > 9_000_000 ? null : dayText(bound));
          const { startMin, startMax, endMin, endMax } = known;
          const given = {
            ...NO_DATES,
            startEarliest: text(startMin),
            startLatest: text(startMax),
            endEarliest: text(endMin),
            endLatest: text(endMax),
          };
          const interval = { first: at, last: at };
          expect(certaintyWithin(given, interval)).toBe(certaintyAt(known, interval));
        },
      ),
    );
  });
});

describe('dates', () => {
  test('of a month end at its last day, in leap years too', () => {
    expect(daysOf('2024-02')).toEqual({
      first: daysOf('2024-02-01')?.first,
      last: daysOf('2024-02-29')?.last,
    });
    expect(daysOf('2025-02-29')).toBeUndefined();
    expect(daysOf('2025-13')).toBeUndefined();
    expect(daysOf('0000')).toBeUndefined();
  });

  test('some months later are the same day, or the last of that month', () => {
    const later = (day: string, months: number) =>
      dayText(addMonths(daysOf(day)?.first ?? 0, months));
    expect(later('2025-01-31', 1)).toBe('2025-02-28');
    expect(later('2025-03-31', -1)).toBe('2025-02-28');
    expect(later('2025-12-15', 1)).toBe('2026-01-15');
    expect(later('2025-01-15', -1)).toBe('2024-12-15');
  });
});

test('facets count what is on the canvas, filtered out or not', () => {
  const loaded = loadedOf(
    [node('a'), node('b', 'AGENCY'), node('c', 'AGENCY'), node('elsewhere')],
    [relation('a', 'b'), relation('a', 'c', { modality: 'PLANNED' }), relation('a', 'elsewhere')],
  );
  const facets = facetsOf(viewOf({ entities: ['a', 'b', 'c'] }), loaded);
  expect([...facets.types]).toEqual([
    ['AGENCY', 2],
    ['PERSON', 1],
  ]);
  expect([...facets.modalities]).toEqual([
    ['ACTUAL', 1],
    ['PLANNED', 1],
  ]);
  expect(facets.span).toBeUndefined();
});
