import { expect, test } from '@jest/globals';

import { framePlaces, layRadial, RADIAL_SIZE } from '../../src/explorer/model/radial.js';

test.each([1, 2, 3, 7, 12])('%i neighbours lie within the picture, their labels apart', (count) => {
  const places = layRadial(count);
  expect(places).toHaveLength(count);
  for (const { x, y } of places) {
    expect(x > 0 && x < RADIAL_SIZE.width && y > 0 && y < RADIAL_SIZE.height).toBe(true);
  }
  for (const side of ['start', 'end']) {
    const heights = places
      .filter(({ anchor }) => anchor === side)
      .map(({ labelY }) => labelY)
      .sort((one, other) => one - other);
    heights.slice(1).forEach((height, index) => {
      expect(height - (heights[index] ?? 0)).toBeGreaterThan(20);
    });
  }
});

test('a picture is as high as what stands in it, and never higher than all of its room', () => {
  const heightOf = (count: number) => framePlaces(layRadial(count)).height;
  expect(heightOf(1)).toBeLessThan(120);
  expect(heightOf(6)).toBeGreaterThan(heightOf(2));
  expect(heightOf(12)).toBeLessThanOrEqual(RADIAL_SIZE.height);
});

test.each([1, 4, 12])('the frame of %i neighbours leaves none of them out', (count) => {
  const places = layRadial(count);
  const { top, height } = framePlaces(places);
  for (const { y } of places) expect(y - 20 >= top && y + 20 <= top + height).toBe(true);
});
