import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { canvasCommand } from '../../src/explorer/canvas/canvas-command.js';
import { isInsideLasso } from '../../src/explorer/canvas/inside-lasso.js';
import { nearestNode } from '../../src/explorer/canvas/nearest-node.js';
import { boundsOf, isInSight, zoomToFit } from '../../src/explorer/drawing/bounds.js';
import { arrowPath, edgeLine } from '../../src/explorer/drawing/edge-line.js';
import { edgeDashes, edgeStyle } from '../../src/explorer/drawing/edge-style.js';
import { labelLines, widthOf } from '../../src/explorer/drawing/label-lines.js';
import { layout } from '../../src/explorer/drawing/layout.js';
import type { Point, VisibleRelation } from '../../src/explorer/model/graph-view.js';
import { visibleRelation } from './graph-fixture.js';

const places = (table: Record<string, readonly [number, number]>) =>
  new Map(Object.entries(table).map(([id, [x, y]]) => [id, { x, y }]));

/** A ring with a hub in its middle. */
function wheel(count: number) {
  const nodes = Array.from({ length: count }, (_, index) => `n${index}`);
  const edges = nodes.slice(1).map((id) => ({ source: 'n0', target: id }));
  return { nodes, edges };
}

describe('the layout', () => {
  const NOWHERE: ReadonlyMap<string, Point> = new Map();

  test('is the same for the same question, and another with another seed', () => {
    const question = { ...wheel(40), placed: NOWHERE, seed: 3 };
    expect(layout(question)).toEqual(layout(question));
    expect(layout({ ...question, seed: 4 })).not.toEqual(layout(question));
  });

  test('leaves what is placed where it is, to the digit', () => {
    const placed = new Map([
      ['n0', { x: 12.345, y: -6.789 }],
      ['n5', { x: 300, y: 7 }],
    ]);
    const positions = layout({ ...wheel(40), placed, seed: 1 });
    expect([positions.get('n0'), positions.get('n5')]).toEqual([...placed.values()]);
    expect(positions.size).toBe(40);
  });

  test('puts what is new near what brought it', () => {
    const { nodes, edges } = wheel(60);
    const first = layout({ nodes, edges, placed: NOWHERE, seed: 1 });
    const anchor = first.get('n7')!;
    const fresh = ['a', 'b', 'c'];
    const all = layout({
      nodes: [...nodes, ...fresh],
      edges: [...edges, ...fresh.map((id) => ({ source: 'n7', target: id }))],
      placed: first,
      seed: 1,
    });
    for (const id of fresh) {
      const { x, y } = all.get(id)!;
      expect(Math.hypot(x - anchor.x, y - anchor.y)).toBeLessThan(500);
    }
  });

  test('puts no two in one place, not even those without any relation', () => {
    const nodes = Array.from({ length: 50 }, (_, index) => `n${index}`);
    const positions = layout({ nodes, edges: [], placed: NOWHERE, seed: 1 });
    const distances = [...positions.values()].flatMap((one, index, all) =>
      all.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    );
    expect(Math.min(...distances)).toBeGreaterThan(40);
  });

  test('takes relations to what is not shown, nothing at all, and pins upon each other', () => {
    expect(layout({ nodes: [], edges: [], placed: NOWHERE, seed: 1 }).size).toBe(0);
    const pins = places({ a: [0, 0], b: [0, 0] });
    const positions = layout({
      nodes: ['a', 'b', 'c'],
      edges: [
        { source: 'a', target: 'c' },
        { source: 'b', target: 'gone' },
      ],
      placed: pins,
      seed: 1,
    });
    expect([...positions.values()].every(({ x, y }) => Number.isFinite(x + y))).toBe(true);
  });
});

describe('arrow keys', () => {
  const around = places({ middle: [0, 0], near: [50, 10], far: [200, 0], above: [60, -90] });

  test('go to the nearest in that direction', () => {
    expect(nearestNode('middle', 'right', around)).toBe('near');
    expect(nearestNode('middle', 'up', around)).toBe('above');
    expect(nearestNode('far', 'left', around)).toBe('near');
  });

  test('prefer what is ahead over what is nearer but aside', () => {
    const positions = places({ from: [0, 0], aside: [20, 60], ahead: [120, 0] });
    expect(nearestNode('from', 'right', positions)).toBe('ahead');
    expect(nearestNode('from', 'down', positions)).toBe('aside');
  });

  test('reach what is aside if nothing is ahead, and nothing behind', () => {
    const positions = places({ from: [0, 0], aside: [10, 60], behind: [-50, 0] });
    expect(nearestNode('from', 'right', positions)).toBe('aside');
    expect(nearestNode('aside', 'right', positions)).toBeUndefined();
    expect(nearestNode('unknown', 'right', positions)).toBeUndefined();
  });

  test('leave no entity out of reach', () => {
    const point = fc.record({
      x: fc.integer({ min: -900, max: 900 }),
      y: fc.integer({ min: -900, max: 900 }),
    });
    const distinct = fc.uniqueArray(point, {
      minLength: 2,
      maxLength: 25,
      selector: ({ x, y }) => `${x} ${y}`,
    });
    fc.assert(
      fc.property(distinct, (points) => {
        const positions = new Map(points.map((at, index) => [`n${index}`, at]));
        const leads = [...positions.keys()].map((id) =>
          (['left', 'right', 'up', 'down'] as const).map((way) => nearestNode(id, way, positions)),
        );
        // From each there is a way on, so that the keyboard is never stuck.
        expect(leads.every((ways) => ways.some((next) => next !== undefined))).toBe(true);
        const known = new Set(positions.keys());
        expect(leads.flat().every((next) => next === undefined || known.has(next))).toBe(true);
      }),
    );
  });
});

describe('keys', () => {
  const press = (
    key: string,
    held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
  ) =>
    canvasCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

  test.each([
    ['ArrowLeft', {}, { type: 'go', heading: 'left' }],
    ['ArrowUp', { shiftKey: true }, { type: 'move', heading: 'up' }],
    ['Enter', {}, { type: 'open' }],
    ['E', { shiftKey: true }, { type: 'expand' }],
    [' ', {}, { type: 'select' }],
    ['?', { shiftKey: true }, { type: 'help' }],
    ['+', { shiftKey: true }, { type: 'zoomIn' }],
    ['z', { ctrlKey: true }, { type: 'undo' }],
    ['Z', { ctrlKey: true, shiftKey: true }, { type: 'redo' }],
    ['z', { metaKey: true }, { type: 'undo' }],
    ['y', { ctrlKey: true }, { type: 'redo' }],
  ])('%s %j', (key, held, expected) => {
    expect(press(key, held)).toEqual(expected);
  });

  test.each([
    ['Tab', {}],
    ['p', { ctrlKey: true }],
    ['e', { altKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['0', { ctrlKey: true }],
    ['z', {}],
    ['constructor', {}],
  ])('%s %j stays the browser’s', (key, held) => {
    expect(press(key, held)).toBeUndefined();
  });
});

describe('a lasso', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 100 },
    { x: 50, y: 20 },
    { x: 0, y: 100 },
  ];

  test('holds what is within its line, not what is in a bay of it', () => {
    expect(isInsideLasso({ x: 10, y: 50 }, corners)).toBe(true);
    expect(isInsideLasso({ x: 50, y: 60 }, corners)).toBe(false);
    expect(isInsideLasso({ x: -1, y: 50 }, corners)).toBe(false);
    expect(isInsideLasso({ x: 0, y: 0 }, [])).toBe(false);
  });
});

describe('a line between two shapes', () => {
  test('ends at their rims, with its text upright', () => {
    const line = edgeLine({ x: 0, y: 0 }, { x: -100, y: 0 }, 10, 20);
    expect([line.start, line.end]).toEqual([
      { x: -13, y: 0 },
      { x: -77, y: 0 },
    ]);
    expect(Math.abs(line.textAngle)).toBeLessThanOrEqual(90);
  });

  test('is none where they touch or lie upon each other', () => {
    expect(edgeLine({ x: 0, y: 0 }, { x: 5, y: 0 }, 10, 20).length).toBe(0);
    const same = edgeLine({ x: 1, y: 1 }, { x: 1, y: 1 }, 10, 20);
    expect(arrowPath(same.end, same.along)).not.toContain('NaN');
  });
});

describe('the style of an edge', () => {
  const styleOf = (...relations: readonly Partial<VisibleRelation>[]) =>
    edgeStyle({
      source: 'a',
      target: 'b',
      relations: relations.map((more, index) => visibleRelation(`r${index}`, more)),
    });

  test('is that of the surest relation, so that a plan beside a fact is not drawn as a plan', () => {
    expect(styleOf({ modality: 'PLANNED' }, { modality: 'ACTUAL' }).modality).toBe('ACTUAL');
    expect(styleOf({ modality: 'DENIED' }, { modality: 'EXPECTED' }).modality).toBe('EXPECTED');
  });

  test('tells every modality and doubt apart without colour', () => {
    const dashes = (['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'] as const).map((modality) =>
      edgeDashes(styleOf({ modality })),
    );
    const possible = edgeDashes(styleOf({ certainty: 'POSSIBLE' }));
    expect(new Set([...dashes, possible]).size).toBe(5);
  });

  test('is possible only if nothing in it is certain, and warns of any extract that is not there', () => {
    expect(styleOf({ certainty: 'POSSIBLE' }, { certainty: 'CERTAIN' }).isPossible).toBe(false);
    expect(styleOf({ certainty: 'POSSIBLE' }).isPossible).toBe(true);
    expect(styleOf({}, { verification: 'MISATTRIBUTED' }).hasWarning).toBe(true);
    expect(styleOf({}, { verification: 'NOT_FOUND' }).hasWarning).toBe(true);
    expect(styleOf({ verification: 'UNCHECKED' }, { verification: null }).hasWarning).toBe(false);
  });

  test('points to wherever a relation leads', () => {
    const both = styleOf({ direction: 'OUT' }, { direction: 'IN' });
    expect([both.pointsForward, both.pointsBack, both.count]).toEqual([true, true, 2]);
    expect(styleOf({ direction: 'IN' }).pointsForward).toBe(false);
  });
});

describe('a label', () => {
  test('breaks between words, into two lines at most', () => {
    expect(labelLines('Ministry of Heavy Industries')).toEqual(['Ministry of Heavy', 'Industries']);
    expect(labelLines('Midwest')).toEqual(['Midwest']);
    expect(labelLines('Export controls on rare earth elements of April 2025')).toEqual([
      'Export controls on',
      'rare earth elements…',
    ]);
  });

  test.each([
    ['300 letters without a space', 'A'.repeat(300)],
    ['Chinese', '中华人民共和国商务部出口管制局关于稀土'],
    ['Arabic', 'وزارة التجارة والصناعة في جمهورية الهند وما حولها'],
    ['Devanagari', 'राष्ट्रीय महत्वपूर्ण खनिज मिशन के अंतर्गत स्थापित समिति'],
    ['family emoji', '👨‍👩‍👧‍👦'.repeat(40)],
    ['line breaks and controls', 'a\n\u0007b\u2028c'],
    ['nothing', '   '],
  ])('of %s keeps to its room', (_, name) => {
    const lines = labelLines(name);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines.every((line) => widthOf(line) <= 21 && !/\p{Surrogate}/u.test(line))).toBe(true);
    expect(lines.join('')).not.toMatch(/[\n\u0007\u2028]/);
  });

  test('of any name ends, and is a beginning of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const lines = labelLines(name);
        expect(lines.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the zoom that shows all', () => {
  const size = { width: 800, height: 600 };

  test('has all of it in sight, and does not blow up a few', () => {
    const box = boundsOf([
      { x: -2000, y: 0 },
      { x: 500, y: 900 },
    ])!;
    expect(isInSight(box, zoomToFit(box, size), size)).toBe(true);
    expect(isInSight(box, { x: 0, y: 0, k: 1 }, size)).toBe(false);
    expect(zoomToFit(boundsOf([{ x: 5, y: 5 }])!, size).k).toBe(1.2);
    expect(boundsOf([])).toBeNull();
  });
});
