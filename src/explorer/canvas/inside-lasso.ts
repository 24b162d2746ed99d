import type { Point } from '../model/graph-view.js';

/** Whether a point lies within a line drawn around it, which need not be closed and may cross itself. */
export function isInsideLasso({ x, y }: Point, lasso: readonly Point[]): boolean {
  let isInside = false;
  let before = lasso.at(-1);
  for (const corner of lasso) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      const crossing = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (x < crossing) isInside = !isInside;
    }
    before = corner;
  }
  return isInside;
}
