import type { Point, Zoom } from '../model/graph-view.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room around the outermost shapes, for their labels and marks. */
const MARGIN = { x: 75, top: 35, bottom: 60 };

/** The box around shapes at these places with their labels; null around nothing. */
export function boundsOf(points: Iterable<Point>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return null;
  return {
    left: left - MARGIN.x,
    top: top - MARGIN.top,
    right: right + MARGIN.x,
    bottom: bottom + MARGIN.bottom,
  };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LEAST_ZOOM = 0.08;
export const MOST_ZOOM = 4;
/** A few entities are not blown up to fill a screen. */
const MOST_TO_FIT = 1.2;

/** The zoom that shows a box whole, in a canvas whose middle is 0,0. */
export function zoomToFit(box: Box, { width, height }: Size): Zoom {
  const k = Math.max(
    LEAST_ZOOM,
    Math.min(MOST_TO_FIT, width / (box.right - box.left), height / (box.bottom - box.top)),
  );
  return { x: (-(box.left + box.right) / 2) * k, y: (-(box.top + box.bottom) / 2) * k, k };
}

/** Whether all of a box is in sight. */
export function isInSight(box: Box, { x, y, k }: Zoom, { width, height }: Size): boolean {
  return (
    box.left * k + x >= -width / 2 &&
    box.right * k + x <= width / 2 &&
    box.top * k + y >= -height / 2 &&
    box.bottom * k + y <= height / 2
  );
}
