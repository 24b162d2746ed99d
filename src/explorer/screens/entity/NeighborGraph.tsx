import { Link, useLocation } from 'wouter';

import { labelLines } from '../../drawing/label-lines.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { graphAddress, screenAddress } from '../../model/addresses.js';
import { framePlaces, layRadial, RADIAL_SIZE, type RadialPlace } from '../../model/radial.js';
import { SHAPES } from '../../theme/shapes.js';
import type { ShownEntity } from './shown-entity.js';

/** What fits beside the places, in letters and lines. */
const LABEL = { width: 19, lines: 2, lineHeight: 17 } as const;

/** An entity amid its best connected neighbours, each of which leads to its own screen. */
export function NeighborGraph({ entity }: { readonly entity: ShownEntity }) {
  const messages = useMessages();
  const { entity: texts } = messages;
  const [, navigate] = useLocation();
  const { edges } = entity.neighbors;
  if (edges.length === 0) return null;
  const { width, center } = RADIAL_SIZE;
  const places = layRadial(edges.length);
  const { top, height } = framePlaces(places);
  const neighbors = edges.flatMap((edge, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ ...edge, place }];
  });
  return (
    <section className="neighbors" aria-labelledby="neighbors">
      <h2 id="neighbors">{texts.connections}</h2>
      <p className="visually-hidden">{texts.connectionsHelp}</p>
      <svg viewBox={`0 ${top} ${width} ${height}`} role="group" aria-labelledby="neighbors">
        {neighbors.map(({ node, relations, place }) => (
          <line
            key={node.id}
            className={`neighbor-edge neighbor-${relations.edges[0]?.node.modality ?? 'ACTUAL'}`}
            x1={center.x}
            y1={center.y}
            x2={place.x}
            y2={place.y}
          />
        ))}
        <g transform={`translate(${center.x} ${center.y}) scale(1.7)`}>
          <path
            className="neighbor-center"
            d={SHAPES[entity.type]}
            fill={`var(--type-${entity.type.toLowerCase()})`}
          />
        </g>
        {neighbors.map(({ node, relations, place }) => {
          const [relation] = relations.edges;
          const address = screenAddress(node);
          const lines = labelLines(node.name, LABEL);
          const shown = lines.join(' ');
          // Whoever says what they see means this link; whoever only hears it gets the name whole.
          const name = shown === node.name ? shown : `${shown}: ${node.name}`;
          const what =
            relation === undefined
              ? name
              : `${kindLabel(messages, relation.node.kind, relation.direction)} ${name}`;
          return (
            <a
              key={node.id}
              href={address}
              aria-label={what}
              className="neighbor"
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                navigate(address);
              }}
            >
              <g transform={`translate(${place.x} ${place.y})`}>
                <circle className="neighbor-halo" r="15" />
                <path d={SHAPES[node.type]} fill={`var(--type-${node.type.toLowerCase()})`} />
              </g>
              <Label lines={lines} place={place} />
            </a>
          );
        })}
      </svg>
      <p>
        <Link href={graphAddress([entity.id])}>{texts.moreOnCanvas}</Link>
      </p>
    </section>
  );
}

interface LabelProperties {
  readonly lines: readonly string[];
  readonly place: RadialPlace;
}

function Label({ lines, place }: LabelProperties) {
  const firstY = place.labelY - ((lines.length - 1) * LABEL.lineHeight) / 2;
  return (
    <text textAnchor={place.anchor}>
      {lines.map((line, index) => (
        <tspan key={index} x={place.labelX} y={firstY + index * LABEL.lineHeight}>
          {/* The space parts the lines for whoever reads them as one. */}
          {index + 1 < lines.length ? `${line} ` : line}
        </tspan>
      ))}
    </text>
  );
}
