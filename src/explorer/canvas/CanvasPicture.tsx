import { memo, useMemo } from 'react';

import { shapeRadius } from '../drawing/node-shape.js';
import type { Point, VisibleGraph } from '../model/graph-view.js';
import { CanvasEdge } from './CanvasEdge.js';
import { CanvasLabel } from './CanvasLabel.js';
import { CanvasNode } from './CanvasNode.js';
import { nameRoom } from './name-room.js';

/** Kinds are written on lines up to so many entities; beyond, on the lines of what is selected. */
const MOST_WITH_EDGE_LABELS = 60;
const ORIGIN: Point = { x: 0, y: 0 };

interface Properties {
  readonly graph: VisibleGraph;
  /** Where what is drawn is; what has no place yet is left out. */
  readonly positions: ReadonlyMap<string, Point>;
  /** Where what is being dragged is meanwhile. */
  readonly dragged: Readonly<Record<string, Point>>;
  readonly selection: readonly string[];
  /** Where the keyboard is, or would be. */
  readonly currentId: string | undefined;
}

/** Lines below, entities upon them, names above all. Drawn anew only when one of its properties is another. */
export const CanvasPicture = memo(function CanvasPicture(props: Properties) {
  const { graph, positions, dragged, selection, currentId } = props;
  const at = (id: string): Point | undefined => dragged[id] ?? positions.get(id);
  const nodesById = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph]);
  const shownRelations = useMemo(() => countRelations(graph), [graph]);
  const names = useMemo(() => nameRoom(graph.nodes, positions), [graph, positions]);
  const selected = new Set(selection);
  const placed = graph.nodes.filter(({ id }) => positions.has(id));
  return (
    <>
      <g aria-hidden="true">
        {graph.edges.map((edge) => {
          const [from, to] = [at(edge.source), at(edge.target)];
          const [source, target] = [nodesById.get(edge.source), nodesById.get(edge.target)];
          if (!from || !to || !source || !target) return null;
          const touches = selected.has(edge.source) || selected.has(edge.target);
          return (
            <CanvasEdge
              key={`${edge.source}\n${edge.target}`}
              edge={edge}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              sourceRadius={shapeRadius(source)}
              targetRadius={shapeRadius(target)}
              sourceName={source.name}
              targetName={target.name}
              hasLabel={touches || graph.nodes.length <= MOST_WITH_EDGE_LABELS}
              isSelected={selected.has(edge.source) && selected.has(edge.target)}
            />
          );
        })}
      </g>
      {placed.map((node) => {
        const { x, y } = at(node.id) ?? ORIGIN;
        return (
          <CanvasNode
            key={node.id}
            node={node}
            x={x}
            y={y}
            shownRelations={shownRelations.get(node.id) ?? 0}
            isCurrent={node.id === currentId}
          />
        );
      })}
      <g aria-hidden="true">
        {placed.map((node) => {
          const { x, y } = at(node.id) ?? ORIGIN;
          return (
            <CanvasLabel
              key={node.id}
              node={node}
              x={x}
              y={y}
              from={names.get(node.id) ?? 'full'}
              isCurrent={node.id === currentId}
            />
          );
        })}
      </g>
    </>
  );
});

function countRelations({ edges }: VisibleGraph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source, target, relations } of edges) {
    counts.set(source, (counts.get(source) ?? 0) + relations.length);
    counts.set(target, (counts.get(target) ?? 0) + relations.length);
  }
  return counts;
}
