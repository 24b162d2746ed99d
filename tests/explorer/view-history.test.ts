import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { EMPTY_GRAPH_VIEW, type ViewAction } from '../../src/explorer/model/graph-view.js';
import { decodeView, encodeView } from '../../src/explorer/model/view-address.js';
import { act, beginHistory, redo, travel, undo } from '../../src/explorer/model/view-history.js';
import { isLooking, reduceView, renameEntities } from '../../src/explorer/model/view-reducer.js';
import { entityId, expansion, filters, graphView } from './graph-views.js';

const ids = fc.array(entityId, { maxLength: 4 });
const place = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.double({ min: -9, max: 9, noNaN: true }),
});
const action: fc.Arbitrary<ViewAction> = fc.oneof(
  ids.map((given) => ({ type: 'addEntities' as const, ids: given })),
  ids.map((given) => ({ type: 'removeEntities' as const, ids: given })),
  expansion.map((given) => ({ type: 'expand' as const, expansion: given })),
  entityId.map((id) => ({ type: 'collapse' as const, id })),
  entityId.map((id) => ({ type: 'uncollapse' as const, id })),
  ids.map((given) => ({ type: 'hide' as const, ids: given })),
  fc
    .option(ids)
    .map((given) => ({ type: 'unhide' as const, ...(given === null ? {} : { ids: given }) })),
  fc
    .tuple(entityId, place)
    .map(([id, at]) => ({ type: 'pin' as const, at: Object.fromEntries([[id, at]]) })),
  ids.map((given) => ({ type: 'unpin' as const, ids: given })),
  filters.map((given) => ({ type: 'filter' as const, filters: given })),
  fc.constantFrom('2025', null).map((at) => ({ type: 'showAt' as const, at })),
  fc
    .tuple(ids, fc.boolean())
    .map(([given, extend]) => ({ type: 'select' as const, ids: given, extend })),
  fc.integer({ min: 1, max: 50 }).map((x) => ({ type: 'zoom' as const, zoom: { x, y: 0, k: 2 } })),
  fc.integer({ min: 0, max: 99 }).map((seed) => ({ type: 'relayout' as const, seed })),
  fc.constant({ type: 'clear' as const }),
  graphView.map((view) => ({ type: 'replace' as const, view })),
);

describe('undo', () => {
  test('gives back the view before any act, where the reader is looking now', () => {
    fc.assert(
      fc.property(graphView, action, (view, given) => {
        const before = beginHistory(view);
        const after = act(before, given);
        fc.pre(!isLooking(given) && after !== before);
        expect(undo(after).present).toEqual({ ...view, zoom: after.present.zoom });
        expect(redo(undo(after)).present).toEqual(after.present);
      }),
      { numRuns: 500 },
    );
  });

  test('goes back through any number of acts, and redo forth again', () => {
    fc.assert(
      fc.property(graphView, fc.array(action, { maxLength: 12 }), (view, actions) => {
        const end = actions.reduce(act, beginHistory(view));
        const steps = end.past.length;
        let history = end;
        for (let step = 0; step < steps; step += 1) history = undo(history);
        expect(history.past).toEqual([]);
        const first = end.past[0] ?? end.present;
        expect(history.present).toEqual({ ...first, zoom: end.present.zoom });
        for (let step = 0; step < steps; step += 1) history = redo(history);
        expect(history.present).toEqual(end.present);
      }),
    );
  });

  test('takes no notice of looking', () => {
    let history = beginHistory(EMPTY_GRAPH_VIEW);
    history = act(history, { type: 'addEntities', ids: ['a'] });
    history = act(history, { type: 'select', ids: ['a'], extend: false });
    history = act(history, { type: 'zoom', zoom: { x: 5, y: 6, k: 2 } });
    expect(undo(history).present).toEqual({ ...EMPTY_GRAPH_VIEW, zoom: { x: 5, y: 6, k: 2 } });
  });

  test('has nothing to do where nothing was done, and an act that changes nothing is none', () => {
    const history = beginHistory({ ...EMPTY_GRAPH_VIEW, entities: ['a'] });
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
    expect(act(history, { type: 'addEntities', ids: ['a'] })).toBe(history);
    expect(act(history, { type: 'collapse', id: 'a' })).toBe(history);
  });

  test('forgets what was undone as soon as something else is done', () => {
    let history = act(beginHistory(EMPTY_GRAPH_VIEW), { type: 'addEntities', ids: ['a'] });
    history = act(undo(history), { type: 'addEntities', ids: ['b'] });
    expect(redo(history)).toBe(history);
  });
});

describe('Back and Forward of the browser', () => {
  test('agree with undo and redo', () => {
    fc.assert(
      fc.property(graphView, action, (view, given) => {
        const before = beginHistory(view);
        const after = act(before, given);
        fc.pre(!isLooking(given) && after !== before);
        fc.pre(
          encodeView({ ...after.present, selection: [] }).query !==
            encodeView({ ...view, selection: [] }).query,
        );
        const back = travel(after, view);
        expect(back.present).toEqual(view);
        expect(back.past).toEqual([]);
        expect(travel(back, after.present)).toEqual(after);
      }),
    );
  });

  test('to a view of elsewhere are a step that can be undone', () => {
    const here = beginHistory({ ...EMPTY_GRAPH_VIEW, entities: ['a'] });
    const there = travel(here, { ...EMPTY_GRAPH_VIEW, entities: ['b'] });
    expect(there.present.entities).toEqual(['b']);
    expect(undo(there).present.entities).toEqual(['a']);
  });
});

describe('an act', () => {
  test('leaves a view that its address brings back', () => {
    fc.assert(
      fc.property(graphView, action, (view, given) => {
        const after = reduceView(view, given);
        expect(decodeView(encodeView(after).query).view).toEqual(after);
      }),
    );
  });

  test('that removes entities takes all that was said of them', () => {
    const view = [
      { type: 'addEntities', ids: ['a', 'b'] },
      { type: 'expand', expansion: { id: 'a', order: 'NEWEST', limit: 25 } },
      { type: 'collapse', id: 'a' },
      { type: 'pin', at: { a: { x: 1, y: 2 } } },
      { type: 'select', ids: ['a', 'b'], extend: false },
      { type: 'removeEntities', ids: ['a'] },
    ].reduce((current, given) => reduceView(current, given as ViewAction), EMPTY_GRAPH_VIEW);
    expect(view).toEqual({ ...EMPTY_GRAPH_VIEW, entities: ['b'], selection: ['b'] });
  });

  test('that expands what was folded away unfolds it', () => {
    const given = { type: 'expand', expansion: { id: 'a', order: 'NEWEST', limit: 25 } } as const;
    const open = reduceView({ ...EMPTY_GRAPH_VIEW, entities: ['a'] }, given);
    const folded = reduceView(open, { type: 'collapse', id: 'a' });
    expect(folded.collapsed).toEqual(['a']);
    expect(reduceView(folded, given)).toEqual(open);
  });

  test('that adds to the selection takes out what was in it', () => {
    const view = { ...EMPTY_GRAPH_VIEW, selection: ['a', 'b'] };
    const after = reduceView(view, { type: 'select', ids: ['b', 'c'], extend: true });
    expect(after.selection).toEqual(['a', 'c']);
  });
});

test('entities that were joined into others go by the ids of those', () => {
  const view = {
    ...EMPTY_GRAPH_VIEW,
    entities: ['old', 'new', 'else'],
    hidden: ['old'],
    pinned: { old: { x: 1, y: 1 } },
    expansions: [{ id: 'old', order: 'NEWEST' as const, limit: 25 }],
  };
  expect(renameEntities(view, new Map([['old', 'new']]))).toEqual({
    ...view,
    entities: ['new', 'else'],
    hidden: ['new'],
    pinned: { new: { x: 1, y: 1 } },
    expansions: [{ id: 'new', order: 'NEWEST', limit: 25 }],
  });
});
