import { useLayoutEffect, useRef, useState } from 'react';

import { layoutSteps } from '../drawing/layout.js';
import type { Point, VisibleGraph } from '../model/graph-view.js';

export type Positions = ReadonlyMap<string, Point>;

interface Placed {
  readonly seed: number;
  readonly positions: Positions;
}

const NOTHING: Positions = new Map();
/**
 * How long the layout may hold up the page at a stretch: at first as long as nobody notices, so that what an expand
 * brings is painted at once where it belongs, and longer where there is no picture yet that could stand still; after
 * that, less than a frame. Milliseconds.
 */
const FIRST_SLICE = 40;
const FIRST_SLICE_OF_ALL = 200;
const SLICE = 10;

/**
 * Where everything is. What was placed stays where it is for as long as the canvas lives, also while it is not shown, so
 * that undo brings it back to its place; another seed lays out anew, and going back to a seed brings back its places.
 */
export function useLayout(
  graph: VisibleGraph,
  pinned: Readonly<Record<string, Point>>,
  seed: number,
): { readonly positions: Positions; readonly move: (to: Positions) => void } {
  const bySeed = useRef(new Map<number, Positions>());
  const [placed, setPlaced] = useState<Placed>({ seed, positions: NOTHING });
  useLayoutEffect(() => {
    const before = bySeed.current.get(seed) ?? NOTHING;
    const done = (positions: Positions) => {
      bySeed.current.set(seed, positions);
      setPlaced({ seed, positions });
    };
    const nodes = graph.nodes.map(({ id }) => id);
    if (nodes.every((id) => before.has(id))) {
      setPlaced((last) =>
        last.seed === seed && last.positions === before ? last : { seed, positions: before },
      );
      return undefined;
    }
    const fixed = new Map(before);
    for (const id of nodes) {
      const pin = pinned[id];
      if (pin !== undefined) fixed.set(id, pin);
    }
    const steps = layoutSteps({ nodes, edges: graph.edges, placed: fixed, seed });
    const first = before.size === 0 ? FIRST_SLICE_OF_ALL : FIRST_SLICE;
    return inSlices(steps, first, (answer) => {
      const unpinned = [...answer].map(([id, at]) => [id, before.get(id) ?? at] as const);
      done(new Map([...before, ...unpinned]));
    });
  }, [graph, pinned, seed]);
  const move = (to: Positions) => {
    const positions = new Map([...(bySeed.current.get(seed) ?? NOTHING), ...to]);
    bySeed.current.set(seed, positions);
    setPlaced({ seed, positions });
  };
  return { positions: placed.positions, move };
}

/** Runs steps to their end, a few at a time. @returns how to stop. */
function inSlices<Answer>(
  steps: Generator<undefined, Answer>,
  first: number,
  onDone: (answer: Answer) => void,
): () => void {
  const isDoneWithin = (milliseconds: number): boolean => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) {
        onDone(step.value);
        return true;
      }
    }
    return false;
  };
  if (isDoneWithin(first)) return () => undefined;
  // A message comes sooner than a timer, which browsers hold back for 4 ms, and lets input and painting go first.
  const channel = new MessageChannel();
  const stop = () => {
    channel.port1.onmessage = null;
    channel.port1.close();
  };
  channel.port1.onmessage = () => {
    if (isDoneWithin(SLICE)) stop();
    else channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  return stop;
}
