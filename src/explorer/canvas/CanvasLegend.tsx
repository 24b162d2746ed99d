import '../theme/canvas.css';

import type { ReactNode } from 'react';

import { TypeMark } from '../components/TypeMark.js';
import { crossPath, warningPath } from '../drawing/edge-line.js';
import { DASHES, edgeStyle, POSSIBLE_DASHES } from '../drawing/edge-style.js';
import type { EntityType, Modality } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import type { VisibleGraph } from '../model/graph-view.js';

/** What shapes, lines and signs mean, of those that are in the picture. */
export function CanvasLegend({ graph }: { readonly graph: VisibleGraph }) {
  const { claims, exports } = useMessages();
  const types = [...new Set(graph.nodes.map(({ type }): EntityType => type))].sort();
  const styles = graph.edges.map(edgeStyle);
  const modalities = (Object.keys(DASHES) as Modality[]).filter((modality) =>
    styles.some((style) => style.modality === modality),
  );
  return (
    <ul className="legend">
      {types.map((type) => (
        <li key={type}>
          <TypeMark type={type} />
        </li>
      ))}
      {graph.nodes.some(({ isHub }) => isHub) && (
        <Item label={exports.hub}>
          <circle className="node-hub" cx={14} r={8} />
        </Item>
      )}
      {modalities.map((modality) => (
        <Item key={modality} label={claims.modality[modality]}>
          <path className="edge-line" d="M0 0H28" strokeDasharray={DASHES[modality]} />
          {modality === 'DENIED' && <path className="edge-cross" d={crossPath({ x: 14, y: 0 })} />}
        </Item>
      ))}
      {styles.some(({ isPossible }) => isPossible) && (
        <Item label={exports.possible}>
          <g className="edge-possible">
            <path className="edge-line" d="M0 0H28" strokeDasharray={POSSIBLE_DASHES} />
          </g>
        </Item>
      )}
      {styles.some(({ hasWarning }) => hasWarning) && (
        <Item label={exports.warning}>
          <g className="edge-alert">
            <path d={warningPath({ x: 14, y: 0 })} />
            <text x={14} y={5.5}>
              !
            </text>
          </g>
        </Item>
      )}
    </ul>
  );
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <li className="canvas-legend-line">
      <svg viewBox="0 -11 28 22" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {label}
    </li>
  );
}
