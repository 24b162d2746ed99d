import { memo } from 'react';

import { arrowPath, crossPath, edgeLine, warningPath } from '../drawing/edge-line.js';
import { edgeDashes, edgeStyle, type EdgeStyle } from '../drawing/edge-style.js';
import { kindLabel } from '../messages/kind-label.js';
import { useMessages } from '../messages/language.js';
import type { VisibleEdge } from '../model/graph-view.js';

export interface CanvasEdgeProps {
  readonly edge: VisibleEdge;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly sourceRadius: number;
  readonly targetRadius: number;
  readonly sourceName: string;
  readonly targetName: string;
  /** Whether its kind is written on it, if there is room. */
  readonly hasLabel: boolean;
  readonly isSelected: boolean;
}

/** About how wide a letter on a line is. */
const LETTER = 6.2;

/** All relations between two entities, as one line. Never told by colour alone: dashes, a cross, signs. */
export const CanvasEdge = memo(function CanvasEdge(props: CanvasEdgeProps) {
  const messages = useMessages();
  const { edge, x1, y1, x2, y2, hasLabel, isSelected } = props;
  const style = edgeStyle(edge);
  const line = edgeLine({ x: x1, y: y1 }, { x: x2, y: y2 }, props.sourceRadius, props.targetRadius);
  const { start, end, middle, along } = line;
  const label = labelOf(style, messages);
  const isDenied = style.modality === 'DENIED';
  const hasRoom = hasLabel && line.length > label.length * LETTER + 26;
  return (
    <g
      className={`edge${style.isPossible ? ' edge-possible' : ''}${isSelected ? ' edge-selected' : ''}${style.hasWarning ? ' edge-warning' : ''}`}
      data-source={edge.source}
      data-target={edge.target}
      data-modality={style.modality}
    >
      <title>{titleOf(props, messages)}</title>
      <path className="edge-hit" d={`M${start.x} ${start.y}L${end.x} ${end.y}`} />
      <path
        className="edge-line"
        d={`M${start.x} ${start.y}L${end.x} ${end.y}`}
        strokeDasharray={edgeDashes(style)}
      />
      {style.pointsForward && <path className="edge-arrow" d={arrowPath(end, along)} />}
      {style.pointsBack && (
        <path className="edge-arrow" d={arrowPath(start, { x: -along.x, y: -along.y })} />
      )}
      {isDenied && <path className="edge-cross" d={crossPath(middle)} />}
      {style.hasWarning && (
        <g className="edge-alert">
          <path d={warningPath(middle)} />
          <text x={middle.x} y={middle.y + 5.5}>
            !
          </text>
        </g>
      )}
      {hasRoom ? (
        <text
          className="edge-label"
          dy={isDenied || style.hasWarning ? -11 : -3.5}
          transform={`translate(${middle.x},${middle.y}) rotate(${line.textAngle})`}
        >
          {label}
        </text>
      ) : (
        style.count > 1 &&
        !style.hasWarning &&
        !isDenied && (
          <text className="edge-count" x={middle.x} y={middle.y + 3.5}>
            {messages.canvas.times(style.count)}
          </text>
        )
      )}
    </g>
  );
});

type Texts = ReturnType<typeof useMessages>;

function labelOf({ kinds, count }: EdgeStyle, messages: Texts): string {
  // As its own source would say it: the arrow tells whose side that is.
  const labels = [...new Set(kinds.map(({ kind }) => kindLabel(messages, kind, 'OUT')))];
  const [first = ''] = labels;
  return count > 1 ? `${first} ${messages.canvas.times(count)}` : first;
}

function titleOf({ edge, sourceName, targetName }: CanvasEdgeProps, messages: Texts): string {
  const { canvas, claims } = messages;
  return edge.relations
    .map(({ kind, direction, modality, certainty, verification, role }) => {
      const marks = [
        ...(role === null ? [] : [role]),
        ...(modality === 'ACTUAL' ? [] : [claims.modality[modality]]),
        ...(certainty === 'POSSIBLE' ? [claims.possible] : []),
        ...(verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND'
          ? [claims.verification[verification]]
          : []),
      ];
      const said =
        direction === 'IN'
          ? canvas.edgeName(targetName, [kindLabel(messages, kind, 'OUT')], sourceName)
          : canvas.edgeName(sourceName, [kindLabel(messages, kind, 'OUT')], targetName);
      return canvas.parts([said, ...marks]);
    })
    .join('\n');
}
