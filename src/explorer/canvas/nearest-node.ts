import type { Point } from '../model/graph-view.js';

export type Heading = 'left' | 'right' | 'up' | 'down';

const AXES: Readonly<Record<Heading, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};
/** How much more a step to the side counts than one ahead. */
const ASIDE = 2;

/**
 * Where an arrow key leads: the node that is nearest in that direction, where what lies aside counts as further away.
 * Every node that is not exactly behind can be reached: those more than 45° aside come only if none is ahead.
 */
export function nearestNode(
  from: string,
  heading: Heading,
  positions: ReadonlyMap<string, Point>,
): string | undefined {
  const origin = positions.get(from);
  if (origin === undefined) return undefined;
  const axis = AXES[heading];
  let best:
    { readonly id: string; readonly distance: number; readonly isAhead: boolean } | undefined;
  for (const [id, { x, y }] of positions) {
    if (id === from) continue;
    const [dx, dy] = [x - origin.x, y - origin.y];
    const ahead = dx * axis.x + dy * axis.y;
    if (ahead <= 0) continue;
    const aside = Math.abs(dx * axis.y - dy * axis.x);
    const distance = Math.hypot(ahead, aside * ASIDE);
    const isAhead = aside <= ahead;
    const isBetter =
      best === undefined ||
      (isAhead && !best.isAhead) ||
      (isAhead === best.isAhead && distance < best.distance);
    if (isBetter) best = { id, distance, isAhead };
  }
  return best?.id;
}
