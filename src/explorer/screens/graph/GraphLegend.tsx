import { memo } from 'react';

import { Legend } from '../../components/Legend.js';
import { DASHES, edgeStyle, POSSIBLE_DASHES } from '../../drawing/edge-style.js';
import type { Modality } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import type { VisibleGraph } from '../../model/graph-view.js';

const MODALITIES: readonly Modality[] = ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'];

/** What shapes and lines mean, of those that are shown. */
export const GraphLegend = memo(function GraphLegend({ graph }: { readonly graph: VisibleGraph }) {
  const { graph: texts } = useMessages();
  const types = [...new Set(graph.nodes.map(({ type }) => type))].sort();
  const styles = graph.edges.map(edgeStyle);
  const lines = MODALITIES.filter((name) => styles.some(({ modality }) => modality === name));
  const isPossible = styles.some((style) => style.isPossible && style.modality === 'ACTUAL');
  const hasWarning = styles.some((style) => style.hasWarning);
  return (
    <section aria-label={texts.legend}>
      <Legend types={types} />
      <ul className="legend">
        {lines.map((name) => (
          <li key={name}>
            <Line dashes={DASHES[name]} text={texts.legendLines[name]} />
          </li>
        ))}
        {isPossible && (
          <li>
            <Line dashes={POSSIBLE_DASHES} text={texts.legendLines.POSSIBLE} />
          </li>
        )}
        {hasWarning && (
          <li className="legend-line">
            <span aria-hidden="true">⚠</span> {texts.legendLines.WRONG}
          </li>
        )}
      </ul>
    </section>
  );
});

interface LineProperties {
  readonly dashes: string | undefined;
  readonly text: string;
}

function Line({ dashes, text }: LineProperties) {
  return (
    <span className="legend-line">
      <svg viewBox="0 0 32 12" aria-hidden="true" focusable="false">
        <path d="M0 6H32" stroke="currentColor" strokeWidth="2" strokeDasharray={dashes} />
      </svg>
      {text}
    </span>
  );
}
