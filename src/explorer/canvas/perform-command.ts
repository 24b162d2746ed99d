import type { Point, VisibleGraph } from '../model/graph-view.js';
import type { CanvasCommand } from './canvas-command.js';
import type { GraphCanvasProps } from './canvas-props.js';
import { nearestNode } from './nearest-node.js';
import type { ZoomControls } from './use-zoom.js';

/** What a command works on: the picture as it is now, and who hears what is asked of it. */
export interface CommandTarget extends Pick<
  GraphCanvasProps,
  'onAction' | 'onOpen' | 'onExpand' | 'onUndo' | 'onRedo'
> {
  readonly graph: VisibleGraph;
  readonly selection: readonly string[];
  readonly positions: ReadonlyMap<string, Point>;
  readonly zoom: ZoomControls;
  /** Takes the keyboard to an entity. */
  readonly focus: (id: string) => void;
  /** Lays an entity that was let go where it was. */
  readonly keepPlace: (id: string, at: Point) => void;
  readonly cancelLasso: () => void;
  readonly showHelp: () => void;
}

/** How far an arrow key moves an entity, in units of the graph. */
const NUDGE = 20;
const STEPS: Readonly<Record<'left' | 'right' | 'up' | 'down', Point>> = {
  left: { x: -NUDGE, y: 0 },
  right: { x: NUDGE, y: 0 },
  up: { x: 0, y: -NUDGE },
  down: { x: 0, y: NUDGE },
};

/** Does what a key asks for, to the entity that has the keyboard or to all that are selected with it. */
export function performCommand(command: CanvasCommand, id: string, target: CommandTarget): void {
  const { graph, positions, zoom, onAction } = target;
  const point = positions.get(id);
  switch (command.type) {
    case 'go': {
      const next = nearestNode(id, command.heading, positions);
      if (next !== undefined) target.focus(next);
      return;
    }
    case 'move': {
      const step = STEPS[command.heading];
      const moved = withSelection(id, target.selection).flatMap((one) => {
        const from = positions.get(one);
        return from === undefined ? [] : [[one, { x: from.x + step.x, y: from.y + step.y }]];
      });
      onAction({ type: 'pin', at: Object.fromEntries(moved) as Record<string, Point> });
      return;
    }
    case 'open': {
      target.onOpen(id);
      return;
    }
    case 'expand': {
      target.onExpand(id);
      return;
    }
    case 'collapse': {
      onAction({ type: 'collapse', id });
      return;
    }
    case 'hide': {
      onAction({ type: 'hide', ids: withSelection(id, target.selection) });
      return;
    }
    case 'pin':
      if (graph.nodes.find((node) => node.id === id)?.isPinned === true) {
        // What is let go stays where it is until it is laid out anew.
        if (point !== undefined) target.keepPlace(id, point);
        onAction({ type: 'unpin', ids: [id] });
        return;
      }
      if (point !== undefined) onAction({ type: 'pin', at: { [id]: point } });
      return;
    case 'select': {
      onAction({ type: 'select', ids: [id], extend: true });
      return;
    }
    case 'leave':
      target.cancelLasso();
      if (target.selection.length > 0) onAction({ type: 'select', ids: [], extend: false });
      else if (document.activeElement instanceof SVGElement) document.activeElement.blur();
      return;
    case 'zoomIn': {
      zoom.enlarge(1.25);
      return;
    }
    case 'zoomOut': {
      zoom.enlarge(0.8);
      return;
    }
    case 'fit': {
      zoom.fit();
      return;
    }
    case 'undo': {
      target.onUndo();
      return;
    }
    case 'redo': {
      target.onRedo();
      return;
    }
    case 'help': {
      target.showHelp();
      return;
    }
  }
}

/** What is done to one that is selected is done to all that are. */
export function withSelection(id: string, selection: readonly string[]): readonly string[] {
  return selection.includes(id) ? selection : [id];
}
