import type { VisibleNode } from '../model/graph-view.js';

/** As many names as a screen can show beside each other when the picture is small. */
const MOST = 30;

/** Those whose names stay when there is no room for all: what is selected or pinned, then the best connected. */
export function prominentNodes(nodes: readonly VisibleNode[]): ReadonlySet<string> {
  const weight = ({ degree, isPinned, isSelected }: VisibleNode) =>
    (isSelected ? 2e9 : 0) + (isPinned ? 1e9 : 0) + degree;
  const ranked = [...nodes].sort((one, other) => weight(other) - weight(one));
  return new Set(ranked.slice(0, MOST).map(({ id }) => id));
}
