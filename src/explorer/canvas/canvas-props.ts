import type { Ref } from 'react';

import type { GraphView, Point, ViewAction, VisibleGraph } from '../model/graph-view.js';

export type CanvasTool = 'select' | 'lasso';

/** What a screen may ask of a canvas. */
export interface CanvasHandle {
  /** Where every entity that was ever laid out is, pinned or not. */
  readonly positions: () => ReadonlyMap<string, Point>;
  /** Shows all of the graph, and follows it as it grows. */
  readonly fit: () => void;
  /** Gives the keyboard to an entity and brings it into sight. */
  readonly focus: (id: string) => void;
}

export interface GraphCanvasProps {
  readonly graph: VisibleGraph;
  readonly view: Pick<GraphView, 'pinned' | 'selection' | 'zoom' | 'layoutSeed'>;
  readonly tool: CanvasTool;
  readonly onAction: (action: ViewAction) => void;
  /** Enter, double click. */
  readonly onOpen: (id: string) => void;
  /** E, the + beside an entity. */
  readonly onExpand: (id: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly handle?: Ref<CanvasHandle>;
}
