import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { certaintyAt, TIMELESS, validity, type Validity } from '../../src/model/validity.js';

const day = fc.integer({ min: 0, max: 12 });
const bounds = fc.record({
  start: fc.option(fc.record({ first: day, last: day }), { nil: undefined }),
  end: fc.option(fc.record({ first: day, last: day }), { nil: undefined }),
});
const interval = fc
  .tuple(day, day)
  .map(([one, other]) => ({ first: Math.min(one, other), last: Math.max(one, other) }));

/** Every start and end that the bounds allow, within the days that these tests look at. */
function readings({ startMin, startMax, endMin, endMax }: Validity): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let start = Math.max(startMin, -1); start <= Math.min(startMax, 13); start += 1) {
    for (let end = Math.max(endMin, start, -1); end <= Math.min(endMax, 13); end += 1) {
      found.push([start, end]);
    }
  }
  return found;
}

describe('The validity of a claim', () => {
  test('of which nothing is known may have been at any time', () => {
    expect(validity({})).toEqual(TIMELESS);
    expect(certaintyAt(TIMELESS, { first: 0, last: 0 })).toBe('POSSIBLE');
  });

  test('does not end before it starts, nor start after it ends', () => {
    expect(validity({ start: { first: 5, last: 9 }, end: { first: 1, last: 7 } })).toEqual({
      startMin: 5,
      startMax: 7,
      endMin: 5,
      endMax: 7,
      endState: 'UNKNOWN',
    });
    expect(validity({ start: { first: 5, last: 9 }, end: { first: 1, last: 4 } })).toBeUndefined();
  });

  test('is possible exactly where some reading of its dates holds on some day', () => {
    fc.assert(
      fc.property(bounds, interval, (known, asked) => {
        const claim = validity(known);
        fc.pre(claim !== undefined);
        const some = readings(claim).some(
          ([start, end]) => start <= asked.last && end >= asked.first,
        );
        expect(certaintyAt(claim, asked) !== undefined).toBe(some);
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });

  test('is certain exactly where there is a day on which every reading of its dates holds', () => {
    fc.assert(
      fc.property(bounds, interval, (known, asked) => {
        const claim = validity(known);
        fc.pre(claim !== undefined);
        const days = Array.from(
          { length: asked.last - asked.first + 1 },
          (_, index) => asked.first + index,
        );
        const sure = days.some((at) =>
          readings(claim).every(([start, end]) => start <= at && at <= end),
        );
        expect(certaintyAt(claim, asked) === 'CERTAIN').toBe(sure);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
