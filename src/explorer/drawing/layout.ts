import {
  forceLink,
  forceSimulation,
  forceX,
  forceY,
  type Force,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';

import type { Point } from '../model/graph-view.js';

export interface LayoutQuestion {
  /** Ids, in the order they are drawn. */
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly source: string; readonly target: string }[];
  /** What stays where it is: what was placed before, by a layout or by hand. */
  readonly placed: ReadonlyMap<string, Point>;
  readonly seed: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: string;
  x: number;
  y: number;
}

/** Half the height that a shape takes with the two lines of its label. */
const ROOM = 42;
/**
 * Labels are wider than high, and so are screens: bodies live in a world that is squeezed to this share of its width, where
 * the room of a label is a circle.
 */
const SQUEEZE = 0.6;
/** d3-force has settled after 300 ticks of its usual cooling; the last hundred move nothing that is seen. */
const TICKS = 200;
const TICKS_AMONG_PLACED = 120;
const TICKS_AT_ONCE = 10;

/**
 * Places what is not placed yet, and moves nothing else. The same question has the same answer, on every machine. Each
 * `next()` computes a few ticks (some milliseconds at 200 nodes), so that whoever drives it can let the page breathe.
 */
export function* layoutSteps(question: LayoutQuestion): Generator<undefined, Map<string, Point>> {
  const { nodes, edges, placed, seed } = question;
  const random = seededRandom(seed);
  const bodies = new Map<string, Body>();
  for (const id of nodes) {
    const at = placed.get(id);
    if (at !== undefined) {
      const x = at.x * SQUEEZE;
      bodies.set(id, { id, x, y: at.y, fx: x, fy: at.y });
    }
  }
  const free = nodes.filter((id) => !bodies.has(id));
  if (free.length > 0) {
    const isMostlyNew = free.length > bodies.size;
    const ordered = addNearNeighbors(bodies, free, edges, random);
    const unplaced = new Set(free);
    // Between two that stay where they are nothing pulls.
    const links = edges
      .filter(({ source, target }) => unplaced.has(source) || unplaced.has(target))
      .filter(({ source, target }) => bodies.has(source) && bodies.has(target))
      .map(({ source, target }): SimulationLinkDatum<Body> => ({ source, target }));
    // Whoever stays where it is and is tied to nothing new only stands in the way.
    const ends = new Set(links.flatMap(({ source, target }) => [source, target]));
    const moved = ordered.filter(({ id }) => unplaced.has(id) || ends.has(id));
    const simulation = forceSimulation(moved)
      .randomSource(random)
      .force(
        'link',
        forceLink<Body, SimulationLinkDatum<Body>>(links)
          .id(({ id }) => id)
          .distance(110),
      )
      .force('apart', forceApart(ordered))
      // Keeps what has no relation from drifting off.
      .force('x', forceX<Body>(0).strength(0.06))
      .force('y', forceY<Body>(0).strength(0.06))
      .stop();
    const ticks = isMostlyNew ? TICKS : TICKS_AMONG_PLACED;
    simulation.alphaDecay(1 - Math.pow(simulation.alphaMin(), 1 / ticks));
    for (let tick = 0; tick < ticks; tick += TICKS_AT_ONCE) {
      simulation.tick(TICKS_AT_ONCE);
      yield;
    }
  }
  // Whole units: addresses hold them, and texts of SVG stay short.
  return new Map(
    [...bodies.values()].map(({ id, x, y }) => [
      id,
      placed.get(id) ?? { x: Math.round(x / SQUEEZE), y: Math.round(y) },
    ]),
  );
}

/** The whole layout at once: for tests, and for whoever does not draw. */
export function layout(question: LayoutQuestion): Map<string, Point> {
  const steps = layoutSteps(question);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How strongly bodies repel each other, and up to which distance. */
const REPULSION = 420;
const REACH = 700;

/**
 * Keeps bodies apart: the further the better, and never within each other's room. What d3's forceManyBody and forceCollide
 * do, pair by pair instead of by a tree: up to a few hundred bodies that costs a fraction, and what is fixed is not
 * computed at all.
 *
 * @param bodies - All of them, also those that the simulation does not move.
 */
function forceApart(bodies: readonly Body[]): Force<Body, undefined> {
  const isFixed = ({ fx }: Body) => fx !== undefined;
  const free = bodies.filter((body) => !isFixed(body));
  const all = [...free, ...bodies.filter(isFixed)];
  // Numbers side by side: reading them from the bodies, pair by pair, takes three times as long.
  const [xs, ys] = [Float64Array.from(all, ({ x }) => x), Float64Array.from(all, ({ y }) => y)];
  const [vxs, vys] = [new Float64Array(free.length), new Float64Array(free.length)];
  const [reach, room] = [REACH * REACH, 4 * ROOM * ROOM];
  return (alpha) => {
    for (const [index, { x, y, vx = 0, vy = 0 }] of free.entries()) {
      xs[index] = x;
      ys[index] = y;
      vxs[index] = vx;
      vys[index] = vy;
    }
    const strength = REPULSION * alpha;
    for (let one = 0; one < free.length; one += 1) {
      const [x = 0, y = 0] = [xs[one], ys[one]];
      let vx = 0;
      let vy = 0;
      for (let other = one + 1; other < all.length; other += 1) {
        let dx = (xs[other] ?? 0) - x;
        let dy = (ys[other] ?? 0) - y;
        let squared = dx * dx + dy * dy;
        if (squared > reach) continue;
        if (squared === 0) {
          // Upon each other: apart in a direction that follows from their order.
          dx = Math.cos(other);
          dy = Math.sin(other);
        }
        squared = Math.max(1, squared);
        const isFree = other < free.length;
        let push = strength / squared;
        if (squared < room) {
          const distance = Math.sqrt(squared);
          push += ((2 * ROOM - distance) / distance) * (isFree ? 0.35 : 0.7);
        }
        vx -= dx * push;
        vy -= dy * push;
        if (isFree) {
          vxs[other] = (vxs[other] ?? 0) + dx * push;
          vys[other] = (vys[other] ?? 0) + dy * push;
        }
      }
      vxs[one] = (vxs[one] ?? 0) + vx;
      vys[one] = (vys[one] ?? 0) + vy;
    }
    for (const [index, body] of free.entries()) {
      body.vx = vxs[index] ?? 0;
      body.vy = vys[index] ?? 0;
    }
  };
}

/** Puts each new body beside a neighbour that is there already, outward from the middle; others on a spiral. */
function addNearNeighbors(
  bodies: Map<string, Body>,
  free: readonly string[],
  edges: LayoutQuestion['edges'],
  random: () => number,
): Body[] {
  const neighbors = new Map<string, string[]>();
  const link = (from: string, to: string) => {
    const list = neighbors.get(from);
    if (list === undefined) neighbors.set(from, [to]);
    else list.push(to);
  };
  for (const { source, target } of edges) {
    link(source, target);
    link(target, source);
  }
  const start = bodies.size;
  const waiting = new Set(free);
  const place = (id: string, x: number, y: number) => {
    waiting.delete(id);
    bodies.set(id, { id, x, y });
  };
  // Breadth first from what is placed, so that a chain of new ones unrolls from its anchor.
  let front = [...bodies.keys()];
  for (let spiral = start; waiting.size > 0;) {
    // Grows while it is gone through.
    for (const id of front) {
      const anchor = bodies.get(id);
      if (anchor === undefined) continue;
      const fresh = (neighbors.get(anchor.id) ?? []).filter((id) => waiting.has(id));
      const outward = Math.atan2(anchor.y, anchor.x);
      for (const [turn, next] of fresh.entries()) {
        if (!waiting.has(next)) continue;
        const angle = outward + ((turn + 0.5) / fresh.length - 0.5) * Math.PI * 1.6;
        const distance = 90 + random() * 20;
        place(next, anchor.x + Math.cos(angle) * distance, anchor.y + Math.sin(angle) * distance);
        front.push(next);
      }
    }
    const [next] = waiting;
    if (next === undefined) break;
    // The sunflower's angle: no two of them in one direction.
    const angle = spiral * 2.399963;
    const distance = 60 * Math.sqrt(spiral);
    place(next, Math.cos(angle) * distance + random(), Math.sin(angle) * distance + random());
    front = [next];
    spiral += 1;
  }
  return [...bodies.values()];
}

/** Numbers from 0 to 1 that follow from the seed: mulberry32, by Tommy Ettinger, in the public domain. */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
