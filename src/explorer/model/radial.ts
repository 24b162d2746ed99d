export interface RadialPlace {
  readonly x: number;
  readonly y: number;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export const RADIAL_SIZE = { width: 520, height: 400, center: { x: 260, y: 200 } } as const;
const RADIUS = { x: 105, y: 155 } as const;
const LABEL_GAP = 16;
/** Room above and below the outermost place, for its shape and a label of two lines. */
const MARGIN = 45;

/**
 * Places around the middle, clockwise, spread so that labels beside them stand at different
 * heights: on an upright ellipse, at even heights of either half rather than at even angles.
 */
export function layRadial(count: number): readonly RadialPlace[] {
  const { center } = RADIAL_SIZE;
  const right = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index) => {
    const isRight = index < right;
    const inHalf = isRight ? right : count - right;
    const position = isRight ? index : index - right;
    // From the top of the half to its bottom; the left half goes up, so that the way round is one.
    const height = inHalf === 1 ? 0 : (2 * (position + 0.5)) / inHalf - 1;
    const y = (isRight ? height : -height) * RADIUS.y;
    const x = Math.sqrt(Math.max(0, 1 - (y / RADIUS.y) ** 2)) * RADIUS.x * (isRight ? 1 : -1);
    const place = { x: round(center.x + x), y: round(center.y + y) };
    return {
      ...place,
      labelX: place.x + (isRight ? LABEL_GAP : -LABEL_GAP),
      labelY: round(place.y + 5),
      anchor: isRight ? 'start' : 'end',
    };
  });
}

/** The part of the height that a picture of these places needs: few of them leave no empty space around. */
export function framePlaces(places: readonly RadialPlace[]): {
  readonly top: number;
  readonly height: number;
} {
  const heights = [RADIAL_SIZE.center.y, ...places.map(({ y }) => y)];
  const top = Math.max(0, Math.min(...heights) - MARGIN);
  const bottom = Math.min(RADIAL_SIZE.height, Math.max(...heights) + MARGIN);
  return { top, height: bottom - top };
}

const round = (value: number): number => Math.round(value * 10) / 10;
