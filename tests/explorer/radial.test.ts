import { expect, test } from '@jest/globals';

import { layRadial, RADIAL_SIZE } from '../../src/explorer/model/radial.js';

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
