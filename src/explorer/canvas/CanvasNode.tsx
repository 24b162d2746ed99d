import { memo } from 'react';

import { shapeScale } from '../drawing/node-shape.js';
import { useMessages } from '../messages/language.js';
import type { VisibleNode } from '../model/graph-view.js';
import { SHAPES } from '../theme/shapes.js';

export interface CanvasNodeProps {
  readonly node: VisibleNode;
  readonly x: number;
  readonly y: number;
  /** How many relations of it are drawn. */
  readonly shownRelations: number;
  /** Whether the keyboard is, or would be, at it: the canvas is one stop of the Tab key. */
  readonly isCurrent: boolean;
}

/** One entity. What is done to it, its canvas hears. */
export const CanvasNode = memo(function CanvasNode(props: CanvasNodeProps) {
  const { canvas, vocabulary } = useMessages();
  const { node, x, y, shownRelations, isCurrent } = props;
  const { hiddenNeighbors, isHub, isPinned, isSelected, name, type } = node;
  const scale = shapeScale(node);
  const edge = 10 * scale;
  const accessibleName = canvas.parts([
    canvas.nodeName(vocabulary.types[type].label, name),
    ...(isHub ? [canvas.hub] : []),
    canvas.shown(shownRelations),
    ...(hiddenNeighbors > 0 ? [canvas.notShown(hiddenNeighbors)] : []),
    ...(isPinned ? [canvas.pinned] : []),
  ]);
  return (
    <g
      data-node={node.id}
      className="node"
      role="button"
      aria-pressed={isSelected}
      aria-label={accessibleName}
      tabIndex={isCurrent ? 0 : -1}
      transform={`translate(${x},${y})`}
    >
      <title>{accessibleName}</title>
      <circle className="node-hit" />
      <circle className="node-focus" r={edge + 9} />
      {isSelected && <circle className="node-selected" r={edge + 6} />}
      {isHub && <circle className="node-hub" r={edge + 3} />}
      <path
        className="node-shape"
        d={SHAPES[type]}
        transform={`scale(${scale})`}
        fill={`var(--type-${type.toLowerCase()})`}
      />
      {isPinned && (
        <path
          className="node-pin"
          d="M-3-6H3L2-1L5 2H0.8L0 8L-0.8 2H-5L-2-1Z"
          transform={`translate(${-edge},${edge - 4})`}
        />
      )}
      {hiddenNeighbors > 0 && (
        <g
          className="node-more"
          data-expand={node.id}
          transform={`translate(${edge + 2},${-edge})`}
        >
          <title>{canvas.expand(name)}</title>
          <circle className="node-more-hit" cx={12} r={15} />
        </g>
      )}
    </g>
  );
});
