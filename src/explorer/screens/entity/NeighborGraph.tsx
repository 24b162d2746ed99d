import { Link, useLocation } from 'wouter';

import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { graphAddress, screenAddress } from '../../model/addresses.js';
import { layRadial, RADIAL_SIZE } from '../../model/radial.js';
import { SHAPES } from '../../theme/shapes.js';
import type { ShownEntity } from './shown-entity.js';

const LONGEST_LABEL = 20;

/** An entity amid its best connected neighbours, each of which leads to its own screen. */
export function NeighborGraph({ entity }: { readonly entity: ShownEntity }) {
  const messages = useMessages();
  const { entity: texts } = messages;
  const [, navigate] = useLocation();
  const { edges } = entity.neighbors;
  if (edges.length === 0) return null;
  const { width, height, center } = RADIAL_SIZE;
  const places = layRadial(edges.length);
  const neighbors = edges.flatMap((edge, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ ...edge, place }];
  });
  return (
    <section className="neighbors" aria-labelledby="neighbors">
      <h2 id="neighbors">{texts.connections}</h2>
      <p className="visually-hidden">{texts.connectionsHelp}</p>
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby="neighbors">
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
          const what =
            relation === undefined
              ? node.name
              : `${kindLabel(messages, relation.node.kind, relation.direction)} ${node.name}`;
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
              <text x={place.labelX} y={place.labelY} textAnchor={place.anchor}>
                {shorten(node.name)}
              </text>
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

/** By characters as they are read, not as they are stored. */
function shorten(name: string): string {
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  return characters.length <= LONGEST_LABEL
    ? name
    : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
