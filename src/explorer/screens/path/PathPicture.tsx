import { useMemo } from 'react';
import { Link } from 'wouter';

import { labelLines } from '../../drawing/label-lines.js';
import { useMessages } from '../../messages/language.js';
import { kindLabel } from '../../messages/kind-label.js';
import { articleAddress, entityAddress } from '../../model/addresses.js';
import { hopDirection, hopsOf, type FoundPath, type Hop } from '../../model/path-hop.js';
import { layOutPaths, type PlacedStep } from '../../model/path-layout.js';
import { SHAPES } from '../../theme/shapes.js';

interface Properties {
  readonly paths: readonly FoundPath[];
  /** The path that stands out, by its place in the list; null shows all alike. */
  readonly shown: number | null;
}

const SPACING = { column: 190, row: 104, margin: { x: 90, y: 42 } };
const LABEL = { width: 22, lines: 3 } as const;
const LINE_HEIGHT = 15;
const LABEL_TOP = 27;
/** How far from the middle of a node its lines end. */
const CLEARANCE = 16;

/** All paths in one drawing, each node once: the same as the list says. Its nodes are links. */
export function PathPicture({ paths, shown }: Properties) {
  const messages = useMessages();
  const { path, vocabulary } = messages;
  const picture = useMemo(
    () =>
      layOutPaths(
        paths.map(({ nodes }) => nodes.map(({ id }) => id)),
        SPACING,
      ),
    [paths],
  );
  const entities = new Map(paths.flatMap(({ nodes }) => nodes.map((node) => [node.id, node])));
  const hops = hopsByStep(paths);
  const onShown = new Set(shown === null ? [] : paths[shown]?.nodes.map(({ id }) => id));
  // What stands out is drawn last, over the others.
  const isShown = (step: PlacedStep) => shown !== null && step.paths.includes(shown);
  const steps = [...picture.steps].sort(
    (one, other) => Number(isShown(one)) - Number(isShown(other)),
  );
  const { width, height } = {
    width: picture.width,
    height: picture.height + LABEL.lines * LINE_HEIGHT,
  };
  return (
    <figure className={shown === null ? 'path-picture' : 'path-picture path-picture-shown'}>
      {/* It scrolls on narrow screens, which a keyboard must be able to do too. */}
      <div className="path-picture-scroll" role="region" aria-label={path.picture} tabIndex={0}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="group"
          aria-label={path.pictureName(paths.length)}
        >
          <defs>
            <marker
              id="path-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerUnits="userSpaceOnUse"
              markerWidth="11"
              markerHeight="11"
              orient="auto-start-reverse"
            >
              <path d="M0 0L8 4L0 8Z" fill="context-stroke" />
            </marker>
          </defs>
          <g aria-hidden="true">
            {steps.map((step) => {
              const hop = hops.get(stepKey(step.source, step.target));
              const modality = hop?.relations[0]?.modality ?? 'ACTUAL';
              return (
                <path
                  key={stepKey(step.source, step.target)}
                  className={`path-step path-step-${modality}${isShown(step) ? ' path-step-shown' : ''}`}
                  d={line(step)}
                  {...arrows(hop)}
                />
              );
            })}
            {steps.filter(isShown).map((step) => {
              const hop = hops.get(stepKey(step.source, step.target));
              const relation = hop?.relations[0];
              if (hop === undefined || relation === undefined) return null;
              const { x, y } = middle(step);
              return (
                <text
                  key={stepKey(step.source, step.target)}
                  className="path-step-label"
                  x={x}
                  y={y - 6}
                >
                  {labelLines(
                    kindLabel(messages, relation.kind, hopDirection(relation, hop.from)),
                    { ...LABEL, lines: 1 },
                  )}
                </text>
              );
            })}
          </g>
          {picture.nodes.map(({ id, x, y }) => {
            const entity = entities.get(id);
            if (entity === undefined) return null;
            const { name, type } = entity;
            return (
              <Link
                key={id}
                href={type === 'ARTICLE' ? articleAddress(id) : entityAddress(id)}
                className={onShown.has(id) ? 'path-node path-node-shown' : 'path-node'}
                aria-label={`${name}, ${vocabulary.types[type].label}`}
              >
                <title>{`${name} (${vocabulary.types[type].label})`}</title>
                <circle cx={x} cy={y} r={CLEARANCE} className="path-node-ground" />
                <path
                  d={SHAPES[type]}
                  transform={`translate(${x} ${y})`}
                  fill={`var(--type-${type.toLowerCase()})`}
                />
                <text
                  x={x}
                  y={y + LABEL_TOP}
                  direction={/^[\u0590-\u08ff]/.test(name) ? 'rtl' : 'ltr'}
                >
                  {labelLines(name, LABEL).map((text, place, { length }) => (
                    <tspan key={place} x={x} dy={place === 0 ? 0 : LINE_HEIGHT}>
                      {/* The space parts the lines for whoever reads them as one. */}
                      {place + 1 < length ? `${text} ` : text}
                    </tspan>
                  ))}
                </text>
              </Link>
            );
          })}
        </svg>
      </div>
      <figcaption className="muted">{path.pictureHelp}</figcaption>
    </figure>
  );
}

const stepKey = (source: string, target: string) => JSON.stringify([source, target]);

/** The relations of each step, from whichever path is first to take it. */
function hopsByStep(paths: readonly FoundPath[]): ReadonlyMap<string, Hop> {
  const hops = new Map<string, Hop>();
  for (const hop of paths.flatMap(hopsOf)) {
    const key = stepKey(hop.from.id, hop.to.id);
    if (!hops.has(key) && !hops.has(stepKey(hop.to.id, hop.from.id))) hops.set(key, hop);
  }
  return hops;
}

/** An arrow at each end that a relation points to. */
function arrows(hop: Hop | undefined) {
  const directions = hop?.relations.map((relation) => hopDirection(relation, hop.from)) ?? [];
  return {
    ...(directions.includes('OUT') ? { markerEnd: 'url(#path-arrow)' } : {}),
    ...(directions.includes('IN') ? { markerStart: 'url(#path-arrow)' } : {}),
  };
}

/** A curve through the points of a step that leaves and meets nodes at their rim. */
function line({ points }: PlacedStep): string {
  const [start, end] = [points[0], points.at(-1)];
  if (start === undefined || end === undefined) return '';
  if (start.x === end.x) {
    // Two nodes of one column: beside it, so that none between them is crossed.
    const down = Math.sign(end.y - start.y) * CLEARANCE;
    const bend = start.x + 60;
    return `M${start.x} ${start.y + down}C${bend} ${start.y + down} ${bend} ${end.y - down} ${end.x} ${end.y - down}`;
  }
  const right = Math.sign(end.x - start.x) * CLEARANCE;
  const rim = points.map(({ x, y }, place) => ({
    x: x + (place === 0 ? right : place === points.length - 1 ? -right : 0),
    y,
  }));
  return rim.reduce((text, { x, y }, place) => {
    const before = rim[place - 1];
    if (before === undefined) return `M${x} ${y}`;
    const half = (before.x + x) / 2;
    return `${text}C${half} ${before.y} ${half} ${y} ${x} ${y}`;
  }, '');
}

function middle({ points }: PlacedStep): { readonly x: number; readonly y: number } {
  const place = Math.floor((points.length - 1) / 2);
  const [one, other] = [points[place], points[place + 1] ?? points[place]];
  return {
    x: ((one?.x ?? 0) + (other?.x ?? 0)) / 2,
    y: ((one?.y ?? 0) + (other?.y ?? 0)) / 2,
  };
}
