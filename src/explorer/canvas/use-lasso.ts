import { pointer } from 'd3-selection';
import { useState, type PointerEvent, type RefObject } from 'react';

import type { Point } from '../model/graph-view.js';
import type { CanvasTool } from './canvas-props.js';
import { isInsideLasso } from './inside-lasso.js';

interface Question {
  readonly group: RefObject<SVGGElement | null>;
  readonly tool: CanvasTool;
  readonly positions: ReadonlyMap<string, Point>;
  readonly onSelect: (ids: readonly string[], extend: boolean) => void;
}

/** A line that is drawn around what is to be selected. */
export interface Lasso {
  /** Its corners so far, in the units of the graph; empty while none is drawn. */
  readonly corners: readonly Point[];
  readonly start: (event: PointerEvent<SVGSVGElement>) => void;
  readonly draw: (event: PointerEvent<SVGSVGElement>) => void;
  readonly finish: (event: PointerEvent<SVGSVGElement>) => void;
  readonly cancel: () => void;
}

const NONE: readonly Point[] = [];
/** Corners closer than this are one, in units of the graph. */
const STEP = 4;

export function useLasso({ group, tool, positions, onSelect }: Question): Lasso {
  const [corners, setCorners] = useState(NONE);
  const place = (event: PointerEvent): Point => {
    const [x, y] = pointer(event, group.current);
    return { x, y };
  };
  return {
    corners,
    start: (event) => {
      if (tool !== 'lasso' || event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setCorners([place(event)]);
    },
    draw: (event) => {
      if (corners.length === 0 || !event.isPrimary) return;
      const corner = place(event);
      const last = corners.at(-1);
      if (last !== undefined && Math.hypot(last.x - corner.x, last.y - corner.y) < STEP) return;
      setCorners([...corners, corner]);
    },
    finish: (event) => {
      if (corners.length === 0) return;
      setCorners(NONE);
      // A click is none.
      if (corners.length < 3) return;
      const inside = [...positions].filter(([, at]) => isInsideLasso(at, corners));
      onSelect(
        inside.map(([id]) => id),
        event.shiftKey || event.ctrlKey || event.metaKey,
      );
    },
    cancel: () => setCorners(NONE),
  };
}
