import type { VisibleNode } from '../model/graph-view.js';

/** Shapes are drawn within a radius of 10; on the canvas they are larger, and hubs larger still. */
export function shapeScale({ isHub }: Pick<VisibleNode, 'isHub'>): number {
  return isHub ? 1.7 : 1.3;
}

/** Where lines to it end. */
export function shapeRadius(node: Pick<VisibleNode, 'isHub'>): number {
  return 10 * shapeScale(node) + (node.isHub ? 5 : 0);
}
