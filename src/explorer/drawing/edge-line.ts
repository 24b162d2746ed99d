import type { Point } from '../model/graph-view.js';

/** A line between two shapes, from rim to rim. */
export interface EdgeLine {
  readonly start: Point;
  readonly end: Point;
  readonly middle: Point;
  /** Between the rims; 0 where the shapes touch. */
  readonly length: number;
  /** Of the line, in degrees, turned so that text on it is never upside down. */
  readonly textAngle: number;
  /** From start to end, each of length 1. */
  readonly along: Point;
}

/** Room between a rim and the end of its line. */
const GAP = 3;

export function edgeLine(from: Point, to: Point, fromRadius: number, toRadius: number): EdgeLine {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  const along = distance === 0 ? { x: 1, y: 0 } : { x: dx / distance, y: dy / distance };
  const length = Math.max(0, distance - fromRadius - toRadius - 2 * GAP);
  const lead = length === 0 ? distance / 2 : fromRadius + GAP;
  const start = { x: from.x + along.x * lead, y: from.y + along.y * lead };
  const end = { x: start.x + along.x * length, y: start.y + along.y * length };
  const angle = (Math.atan2(along.y, along.x) * 180) / Math.PI;
  return {
    start,
    end,
    middle: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    length,
    textAngle: angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle,
    along,
  };
}

/** The path of an arrow's head whose tip is at a line's end. */
export function arrowPath(tip: Point, along: Point): string {
  const [length, half] = [9, 4];
  const foot = { x: tip.x - along.x * length, y: tip.y - along.y * length };
  const left = { x: foot.x - along.y * half, y: foot.y + along.x * half };
  const right = { x: foot.x + along.y * half, y: foot.y - along.x * half };
  return `M${text(tip)}L${text(left)}L${text(right)}Z`;
}

/** The path of the cross over a line that is denied. */
export function crossPath({ x, y }: Point): string {
  const arm = 6;
  return `M${text({ x: x - arm, y: y - arm })}L${text({ x: x + arm, y: y + arm })}M${text({ x: x - arm, y: y + arm })}L${text({ x: x + arm, y: y - arm })}`;
}

/** The path of a triangle around a point, to warn. */
export function warningPath({ x, y }: Point): string {
  return `M${text({ x, y: y - 9 })}L${text({ x: x + 9, y: y + 7 })}L${text({ x: x - 9, y: y + 7 })}Z`;
}

/** A point as paths write it: a tenth of a unit is finer than what is seen. */
export function text({ x, y }: Point): string {
  return `${String(Math.round(x * 10) / 10)} ${String(Math.round(y * 10) / 10)}`;
}
