import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  allowedTypos,
  allowedTyposIn,
  boundedEditDistance,
} from '../../src/model/edit-distance.js';

/** The textbook table, without bounds: what the bounded one must agree with. */
function plainDistance(one: string, other: string): number {
  const left = [...one];
  const right = [...other];
  const table = Array.from({ length: left.length + 1 }, (_, row) =>
    Array.from({ length: right.length + 1 }, (__, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.NaN;
  for (let row = 1; row <= left.length; row += 1) {
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        cell(row - 1, column - 1) + (same ? 0 : 1),
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        cost = Math.min(cost, cell(row - 2, column - 2) + 1);
      }
      (table[row] ?? [])[column] = cost;
    }
  }
  return cell(left.length, right.length);
}

describe('boundedEditDistance', () => {
  test.each([
    ['qureshi', 'qureshi', 2, 0],
    ['qureshi', 'quershi', 2, 1],
    ['qureshi', 'qurshi', 2, 1],
    ['qureshi', 'qureshii', 2, 1],
    ['qureshi', 'kureshy', 2, 2],
    ['qureshi', 'sharma', 2, 3],
    ['', 'ab', 2, 2],
    ['', 'abc', 2, 3],
    ['путин', 'птуин', 1, 1],
    ['a😀b', 'ab', 1, 1],
    ['a😀b', 'a😁b', 1, 1],
    ['ca', 'abc', 3, 3],
  ])('%s and %s within %i are %i apart', (one, other, most, expected) => {
    expect(boundedEditDistance(one, other, most)).toBe(expected);
    expect(boundedEditDistance(other, one, most)).toBe(expected);
  });

  test('agrees with the unbounded table up to the bound, and says bound + 1 beyond it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        expect(boundedEditDistance(one, other, most)).toBe(
          Math.min(plainDistance(one, other), most + 1),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

test('short words may hold no typing mistake, long ones two', () => {
  expect([1, 3, 4, 7, 8, 30].map((length) => allowedTypos(length))).toEqual([0, 0, 1, 1, 2, 2]);
  const words = ['hanif', '2026', '१२३४५', '4wheeler', 'नमस्ते'];
  expect(words.map((word) => allowedTyposIn(word))).toEqual([1, 0, 0, 2, 1]);
});
