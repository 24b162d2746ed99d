import { select } from 'd3-selection';
import { zoom as zoomBehavior, zoomIdentity, type ZoomBehavior } from 'd3-zoom';
import { useCallback, useEffect, useRef, type RefObject } from 'react';

import {
  boundsOf,
  isInSight,
  LEAST_ZOOM,
  MOST_ZOOM,
  zoomToFit,
  type Size,
} from '../drawing/bounds.js';
import type { Point, Zoom } from '../model/graph-view.js';
import type { CanvasTool } from './canvas-props.js';
import { DETAIL_FROM, DETAILS } from './name-room.js';

interface Question {
  /** Hears the gestures, and stays where it is. */
  readonly ground: RefObject<HTMLElement | null>;
  /** Moved as a whole, as it was painted, while a gesture lasts. */
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Moved and enlarged once the gesture has ended. */
  readonly group: RefObject<SVGGElement | null>;
  readonly zoom: Zoom;
  readonly positions: ReadonlyMap<string, Point>;
  readonly size: Size;
  readonly tool: CanvasTool;
  readonly onZoom: (zoom: Zoom) => void;
}

export interface ZoomControls {
  readonly enlarge: (factor: number) => void;
  readonly fit: () => void;
  /** Moves as little as brings a place into sight. */
  readonly reveal: (point: Point) => void;
}

interface ZoomEvent {
  readonly transform: Zoom;
  /** Null for what the page itself asks for. */
  readonly sourceEvent: Event | null;
}

/** What nobody has moved yet: such a canvas shows all of its graph, and goes on to as it grows. */
const UNTOUCHED: Zoom = { x: 0, y: 0, k: 1 };
/** From the rim of a canvas to what is brought into sight. */
const RIM = 50;
/** How long a wheel that is not turned has come to rest. Milliseconds. */
const WHEEL_RESTS = 250;
/** How much larger or smaller than it was painted a picture gets before it is painted anew, in the middle of a gesture. */
const MOST_STRETCH = 3;

/** Pan and zoom: wheel, pinch, drag of the ground, and what keys and buttons ask for. The middle of the canvas is 0,0. */
export function useZoom(question: Question): ZoomControls {
  const { ground, svg, group, zoom, positions, size } = question;
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  const behavior = useRef<ZoomBehavior<HTMLElement, unknown>>(null);
  const current = useRef<Zoom>(UNTOUCHED);
  const sent = useRef<Zoom>(UNTOUCHED);
  const sending = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(() => {
    const { x, y, k } = current.current;
    sent.current = { x: Math.round(x), y: Math.round(y), k: Math.round(k * 1000) / 1000 };
    latest.current.onZoom(sent.current);
  }, []);
  const place = useCallback((to: Zoom) => {
    const { ground, size } = latest.current;
    if (ground.current === null) return;
    // What hears the gestures counts from its corner.
    const transform = zoomIdentity
      .translate(to.x + size.width / 2, to.y + size.height / 2)
      .scale(to.k);
    behavior.current?.transform(select(ground.current), transform);
  }, []);
  const show = useCallback(
    (to: Zoom) => {
      clearTimeout(sending.current);
      place(to);
    },
    [place],
  );
  const showAll = useCallback(() => {
    const box = boundsOf(latest.current.positions.values());
    if (box !== null && latest.current.size.width > 0) show(zoomToFit(box, latest.current.size));
  }, [show]);

  useEffect(() => {
    const [element, picture, moved] = [ground.current, svg.current, group.current];
    if (element === null || picture === null || moved === null) return undefined;
    let painted = current.current;
    const paint = () => {
      painted = current.current;
      const { x, y, k } = painted;
      moved.setAttribute('transform', `translate(${x},${y}) scale(${k})`);
      picture.classList.remove('canvas-moving');
      picture.style.transform = '';
      showDetail(picture, k);
    };
    let before = current.current;
    const made = zoomBehavior<HTMLElement, unknown>()
      .scaleExtent([LEAST_ZOOM, MOST_ZOOM])
      // Known already; whoever asks the element has the browser lay out the page at once.
      .extent(() => [
        [0, 0],
        [latest.current.size.width, latest.current.size.height],
      ])
      .clickDistance(4)
      .filter((event: Event) => maySteer(event, latest.current.tool))
      .on('zoom', ({ transform: { x, y, k }, sourceEvent }: ZoomEvent) => {
        const { width, height } = latest.current.size;
        current.current = { x: x - width / 2, y: y - height / 2, k };
        const stretch = k / painted.k;
        // Browsers lay out and paint anew what is enlarged within an SVG; a whole one they move as it is.
        if (sourceEvent === null || stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH) paint();
        else {
          const { x: toX, y: toY } = current.current;
          picture.classList.add('canvas-moving');
          picture.style.transform = `translate(${toX - painted.x * stretch}px,${toY - painted.y * stretch}px) scale(${stretch})`;
        }
      })
      .on('start', () => {
        before = current.current;
      })
      .on('end', ({ sourceEvent }: ZoomEvent) => {
        // A click begins and ends such a gesture too, and moves nothing.
        if (sourceEvent === null || isSameZoom(before, current.current)) return;
        paint();
        // A wheel ends with each of its pushes: what is told of it waits for the last.
        clearTimeout(sending.current);
        if (sourceEvent instanceof WheelEvent) sending.current = setTimeout(send, WHEEL_RESTS);
        else send();
      });
    behavior.current = made;
    select(element).call(made).on('dblclick.zoom', null);
    return () => {
      clearTimeout(sending.current);
      select(element).on('.zoom', null);
      behavior.current = null;
    };
  }, [ground, svg, group, send]);

  // The middle stays in the middle.
  useEffect(() => place(current.current), [size, place]);

  // A zoom that came from elsewhere: an address, the back button.
  useEffect(() => {
    if (isSameZoom(zoom, sent.current)) return;
    sent.current = zoom;
    if (isSameZoom(zoom, UNTOUCHED)) showAll();
    else show(zoom);
  }, [zoom, show, showAll]);

  const isUntouched = isSameZoom(zoom, UNTOUCHED);
  useEffect(() => {
    if (!isUntouched) return;
    const box = boundsOf(positions.values());
    // Whoever looks at something keeps it where it is for as long as all is in sight.
    const isShown = !isSameZoom(current.current, UNTOUCHED);
    if (box !== null && !(isShown && isInSight(box, current.current, size))) showAll();
  }, [isUntouched, positions, size, showAll]);
  // A zoom in the address at the very first.
  useEffect(() => {
    if (!isSameZoom(latest.current.zoom, UNTOUCHED)) show(latest.current.zoom);
  }, [show]);
  return {
    enlarge: (factor) => {
      if (ground.current === null) return;
      const { width, height } = latest.current.size;
      behavior.current?.scaleBy(select(ground.current), factor, [width / 2, height / 2]);
      send();
    },
    fit: () => {
      showAll();
      sent.current = UNTOUCHED;
      latest.current.onZoom(UNTOUCHED);
    },
    reveal: (point) => {
      const { x, y, k } = current.current;
      const { width, height } = latest.current.size;
      const dx = missing(point.x * k + x, width);
      const dy = missing(point.y * k + y, height);
      if (dx === 0 && dy === 0) return;
      show({ x: x + dx, y: y + dy, k });
      send();
    },
  };
}

/** How far something has to move to be in sight. */
function missing(at: number, extent: number): number {
  const reach = Math.max(0, extent / 2 - RIM);
  return at > reach ? reach - at : at < -reach ? -reach - at : 0;
}

/** The lasso takes the drag of one finger or button; the wheel and two fingers stay. */
function maySteer(event: Event, tool: CanvasTool): boolean {
  if (event instanceof WheelEvent) return true;
  if ('touches' in event) return tool === 'select' || (event as TouchEvent).touches.length > 1;
  const { button, ctrlKey } = event as MouseEvent;
  return tool === 'select' && button === 0 && !ctrlKey;
}

/**
 * How much is written, and how large: names must be readable and shapes hit by a finger however small the picture is. In
 * steps, and when a gesture has ended: to lay out all texts anew takes longer than a frame.
 */
function showDetail(svg: SVGSVGElement, k: number): void {
  const detail = DETAILS.find((one) => k >= DETAIL_FROM[one]) ?? 'least';
  if (svg.dataset['detail'] !== detail) svg.dataset['detail'] = detail;
}

function isSameZoom(one: Zoom, other: Zoom): boolean {
  return one.x === other.x && one.y === other.y && one.k === other.k;
}
