import { memo } from 'react';

import { labelLines } from '../drawing/label-lines.js';
import { shapeScale } from '../drawing/node-shape.js';
import { useMessages } from '../messages/language.js';
import type { VisibleNode } from '../model/graph-view.js';
import type { Detail } from './name-room.js';

export interface CanvasLabelProps {
  readonly node: VisibleNode;
  readonly x: number;
  readonly y: number;
  /** The smallest picture in which it is written. */
  readonly from: Detail;
  /** Written in any, for whoever is there by keyboard. */
  readonly isCurrent: boolean;
}

/** What is written at an entity, above all shapes. For eyes alone: CanvasNode has the whole name. */
export const CanvasLabel = memo(function CanvasLabel({
  node,
  x,
  y,
  from,
  isCurrent,
}: CanvasLabelProps) {
  const { canvas } = useMessages();
  const { degree, hiddenNeighbors, isHub, isSelected, name } = node;
  const edge = 10 * shapeScale(node);
  return (
    <g
      className={`label${isCurrent ? ' label-current' : ''}${isSelected ? ' label-selected' : ''}`}
      data-from={from}
      transform={`translate(${x},${y})`}
    >
      <text className="label-name" y={edge + 4}>
        {labelLines(name).map((line, index) => (
          <tspan key={index} x={0} dy="1.15em">
            {line}
          </tspan>
        ))}
      </text>
      {isHub && (
        <text className="label-degree" x={-edge - 4} y={-edge + 2}>
          {canvas.short(degree)}
        </text>
      )}
      {hiddenNeighbors > 0 && (
        <text className="label-more" x={edge + 2} y={-edge}>
          +{canvas.short(hiddenNeighbors)}
        </text>
      )}
    </g>
  );
});
