import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { layOutPaths, type PathNodes } from '../../src/explorer/model/path-layout.js';

const SPACING = { column: 100, row: 50, margin: { x: 10, y: 20 } };
const layOut = (paths: readonly PathNodes[]) => layOutPaths(paths, SPACING);
const columnsOf = (paths: readonly PathNodes[]) =>
  Object.fromEntries(layOut(paths).nodes.map(({ id, x }) => [id, (x - 10) / 100]));

describe('the picture of paths', () => {
  test('of none is empty', () => {
    expect(layOut([])).toEqual({ width: 20, height: 40, nodes: [], steps: [] });
  });

  test('of one hop is a line', () => {
    const { nodes, steps } = layOut([['a', 'b']]);
    expect(nodes).toEqual([
      { id: 'a', x: 10, y: 20 },
      { id: 'b', x: 110, y: 20 },
    ]);
    expect(steps).toEqual([
      {
        source: 'a',
        target: 'b',
        paths: [0],
        points: [
          { x: 10, y: 20 },
          { x: 110, y: 20 },
        ],
      },
    ]);
  });

  test('shows what several paths pass once, with all paths that take a step', () => {
    const { nodes, steps } = layOut([
      ['a', 'm', 'x', 'b'],
      ['a', 'm', 'y', 'b'],
    ]);
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'm', 'x', 'b', 'y']);
    expect(steps.map(({ source, target, paths }) => [source, target, paths])).toEqual([
      ['a', 'm', [0, 1]],
      ['m', 'x', [0]],
      ['x', 'b', [0]],
      ['m', 'y', [1]],
      ['y', 'b', [1]],
    ]);
  });

  test('goes from left to right by the distance from the start, and ends with the end', () => {
    expect(
      columnsOf([
        ['a', 'x', 'b'],
        ['a', 'p', 'q', 'r', 'b'],
        ['a', 'x', 'q', 'r', 'b'],
      ]),
    ).toEqual({ a: 0, x: 1, p: 1, q: 2, r: 3, b: 4 });
  });

  test('knows a step again that another path takes the other way', () => {
    const { steps } = layOut([
      ['a', 'x', 'y', 'b'],
      ['a', 'y', 'x', 'b'],
    ]);
    expect(steps.find(({ source }) => source === 'x')?.paths).toEqual([0, 1]);
  });

  test('keeps a row free for a step over several columns', () => {
    const { nodes, steps } = layOut([
      ['a', 'b'],
      ['a', 'p', 'q', 'b'],
    ]);
    const long = steps[0]!;
    expect(long.points).toHaveLength(4);
    for (const point of long.points.slice(1, -1)) {
      expect(nodes).not.toContainEqual(expect.objectContaining(point));
    }
  });

  test('does not take an id for a step’s own cell', () => {
    expect(
      layOut([
        ['a', 's0 1', 'n', 'b'],
        ['a', 'b'],
      ]).nodes,
    ).toHaveLength(4);
  });

  test('has every node at a place of its own inside the picture, and the same one each time', () => {
    const middles = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(middles, { minLength: 1, maxLength: 8 }), (lists) => {
        const paths = lists.map((list) => ['a', ...list, 'b']);
        const picture = layOut(paths);
        const places = picture.nodes.map(({ x, y }) => `${x} ${y}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { x, y } of picture.nodes) {
          expect(x).toBeGreaterThanOrEqual(10);
          expect(x).toBeLessThanOrEqual(picture.width - 10);
          expect(y).toBeGreaterThanOrEqual(20);
          expect(y).toBeLessThanOrEqual(picture.height - 20);
        }
        expect(layOut(paths)).toEqual(picture);
      }),
    );
  });
});
