import '../theme/canvas.css';

import {
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';

import { useMessages } from '../messages/language.js';
import type { Point, VisibleGraph } from '../model/graph-view.js';
import { canvasCommand } from './canvas-command.js';
import type { GraphCanvasProps } from './canvas-props.js';
import { CanvasHelp } from './CanvasHelp.js';
import { CanvasPicture } from './CanvasPicture.js';
import { nodeAt } from './node-at.js';
import { performCommand, withSelection } from './perform-command.js';
import { useAnnouncedChanges } from './use-announced-changes.js';
import { useDrag } from './use-drag.js';
import { elementOf, useKeptFocus } from './use-kept-focus.js';
import { useLasso } from './use-lasso.js';
import { useLayout } from './use-layout.js';
import { useSize } from './use-size.js';
import { useZoom } from './use-zoom.js';

/**
 * The graph as a picture. One stop of the Tab key: arrows go from entity to entity, and keys do to the one that has the
 * focus what a mouse can. Every act is told to its screen and comes back as another graph; of its own the canvas has but
 * where the layout put things and which entity has the keyboard.
 */
export function GraphCanvas(props: GraphCanvasProps) {
  const { graph, view, tool, onAction, onOpen, onExpand } = props;
  const { canvas } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const group = useRef<SVGGElement>(null);
  const hintId = useId();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);

  const size = useSize(frame);
  const laidOut = useLayout(graph, view.pinned, view.layoutSeed);
  const settled = useMemo(
    () => shownPositions(graph, laidOut.positions, view.pinned),
    [graph, laidOut.positions, view.pinned],
  );
  const zoom = useZoom({
    ground,
    svg,
    group,
    zoom: view.zoom,
    positions: settled,
    size,
    tool,
    onZoom: (to) => onAction({ type: 'zoom', zoom: to }),
  });
  const dragged = useDrag({
    group,
    positionOf: (id) => settled.get(id),
    companionsOf: (id) => withSelection(id, view.selection),
    onDrop: (at) => onAction({ type: 'pin', at }),
  });
  const lasso = useLasso({
    group,
    tool,
    positions: settled,
    onSelect: (ids, extend) => onAction({ type: 'select', ids, extend }),
  });
  useAnnouncedChanges(graph);

  const placed = graph.nodes.filter(({ id }) => settled.has(id));
  const current = placed.find(({ id }) => id === wanted) ?? placed[0];
  const relationCount = graph.edges.reduce((sum, { relations }) => sum + relations.length, 0);

  const focus = (id: string) => {
    setWanted(id);
    const point = settled.get(id);
    if (point !== undefined) zoom.reveal(point);
    elementOf(svg.current, id)?.focus({ preventScroll: true });
  };
  useKeptFocus(svg, current?.id);
  useImperativeHandle(props.handle, () => ({
    positions: () => new Map([...laidOut.positions, ...Object.entries(view.pinned)]),
    fit: zoom.fit,
    focus,
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    const command = canvasCommand(event);
    const id = nodeAt(event.target) ?? current?.id;
    if (command === undefined || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    performCommand(command, id, {
      ...props,
      selection: view.selection,
      positions: settled,
      zoom,
      focus,
      keepPlace: (released, point) => laidOut.move(new Map([[released, point]])),
      cancelLasso: lasso.cancel,
      showHelp: () => setHelpOpen(true),
    });
  };
  const onClick = (event: MouseEvent<SVGSVGElement>) => {
    const target = event.target as Element;
    const extend = event.shiftKey || event.ctrlKey || event.metaKey;
    const expanding = target.closest('[data-expand]')?.getAttribute('data-expand');
    const id = nodeAt(target);
    if (expanding !== null && expanding !== undefined) {
      onExpand(expanding);
      return;
    }
    if (id !== null) {
      setWanted(id);
      elementOf(svg.current, id)?.focus({ preventScroll: true });
      onAction({ type: 'select', ids: [id], extend });
      return;
    }
    const edge = target.closest('[data-source]');
    const ends = [edge?.getAttribute('data-source'), edge?.getAttribute('data-target')];
    const ids = ends.filter((end) => end !== null && end !== undefined);
    if (ids.length > 0) {
      onAction({ type: 'select', ids, extend });
      return;
    }
    if (tool === 'select' && !extend && view.selection.length > 0) {
      onAction({ type: 'select', ids: [], extend: false });
    }
  };

  return (
    <div
      ref={frame}
      className="canvas"
      role="application"
      aria-roledescription={canvas.kind}
      aria-label={canvas.name(graph.nodes.length, relationCount)}
      aria-describedby={hintId}
    >
      <p id={hintId} className="visually-hidden">
        {graph.nodes.length === 0 ? canvas.empty : canvas.helpHint}
      </p>
      <div ref={ground} className="canvas-ground">
        <svg
          ref={svg}
          viewBox={`${-size.width / 2} ${-size.height / 2} ${size.width} ${size.height}`}
          data-detail="full"
          data-tool={tool}
          // Browsers make a stop of what could scroll; the entities are the stop.
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={({ target }) => {
            const id = nodeAt(target);
            if (id !== null) onOpen(id);
          }}
          onPointerDown={lasso.start}
          onPointerMove={lasso.draw}
          onPointerUp={lasso.finish}
          onPointerCancel={lasso.cancel}
        >
          <g ref={group}>
            <CanvasPicture
              graph={graph}
              positions={settled}
              dragged={dragged}
              selection={view.selection}
              currentId={current?.id}
            />
            {lasso.corners.length > 1 && (
              <polygon
                className="lasso"
                points={lasso.corners.map(({ x, y }) => `${x},${y}`).join(' ')}
              />
            )}
          </g>
        </svg>
      </div>
      {/* For pointers; the keyboard has keys for each, and one stop. */}
      <div className="canvas-buttons">
        {(
          [
            ['zoomIn', '+', () => zoom.enlarge(1.4)],
            ['zoomOut', '−', () => zoom.enlarge(1 / 1.4)],
            ['fit', '⤢', zoom.fit],
            ['help', '?', () => setHelpOpen(true)],
          ] as const
        ).map(([name, sign, act]) => (
          <button
            key={name}
            type="button"
            tabIndex={-1}
            aria-label={canvas[name]}
            title={canvas[name]}
            onClick={act}
          >
            <span aria-hidden="true">{sign}</span>
          </button>
        ))}
      </div>
      <CanvasHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** Where what is shown is; what the layout has not placed yet is left out. */
function shownPositions(
  graph: VisibleGraph,
  laidOut: ReadonlyMap<string, Point>,
  pinned: Readonly<Record<string, Point>>,
): ReadonlyMap<string, Point> {
  const shown = new Map<string, Point>();
  for (const { id } of graph.nodes) {
    const at = pinned[id] ?? laidOut.get(id);
    if (at !== undefined) shown.set(id, at);
  }
  return shown;
}
