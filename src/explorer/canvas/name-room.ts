import { labelLines, widthOf } from '../drawing/label-lines.js';
import { shapeScale } from '../drawing/node-shape.js';
import type { Point, VisibleNode } from '../model/graph-view.js';

/** How much of a picture is written, by how small it is. Names are written larger the smaller it gets. */
export const DETAILS = ['full', 'some', 'few', 'least'] as const;
export type Detail = (typeof DETAILS)[number];

/** The zoom from which on each is shown. */
export const DETAIL_FROM: Readonly<Record<Detail, number>> = {
  full: 0.7,
  some: 0.36,
  few: 0.22,
  least: 0,
};
/** How large names are, in units of the graph; canvas.css has the same. */
const NAME_SIZE: Readonly<Record<Detail, number>> = { full: 12.5, some: 19, few: 34, least: 62 };

interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The smallest picture in which each name has room beside the names that matter more: of what is selected, then pinned,
 * then better connected. Where everything is large enough, all are written.
 */
export function nameRoom(
  nodes: readonly VisibleNode[],
  positions: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Detail> {
  const weight = ({ degree, isPinned, isSelected }: VisibleNode) =>
    (isSelected ? 2e9 : 0) + (isPinned ? 1e9 : 0) + degree;
  const ranked = nodes
    .flatMap((node) => {
      const at = positions.get(node.id);
      if (at === undefined) return [];
      const lines = labelLines(node.name);
      return [{ node, at, lines: lines.length, letters: Math.max(0, ...lines.map(widthOf)) }];
    })
    .sort((one, other) => weight(other.node) - weight(one.node));
  const smallest = new Map<string, Detail>();
  for (const detail of DETAILS) {
    const size = NAME_SIZE[detail];
    const taken: Room[] = [];
    for (const { node, at, lines, letters } of ranked) {
      const half = letters * size * 0.29;
      const top = at.y + 10 * shapeScale(node);
      const room = {
        left: at.x - half,
        right: at.x + half,
        top,
        bottom: top + (lines * 1.15 + 0.3) * size,
      };
      if (detail !== 'full' && taken.some((other) => isOverlapping(room, other))) continue;
      taken.push(room);
      smallest.set(node.id, detail);
    }
  }
  return smallest;
}

function isOverlapping(one: Room, other: Room): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
