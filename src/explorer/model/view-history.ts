import type { GraphView, ViewAction } from './graph-view.js';
import { encodeView } from './view-address.js';
import { isLooking, reduceView } from './view-reducer.js';

/** A view, how it came about, and what was undone of it. */
export interface ViewHistory {
  /** Views before each act, the oldest first. */
  readonly past: readonly GraphView[];
  readonly present: GraphView;
  /** Views that were undone, the nearest first. */
  readonly future: readonly GraphView[];
}

/** Steps that can be undone. Views share what they have in common, so that many cost little. */
const MOST_STEPS = 200;

export const beginHistory = (present: GraphView): ViewHistory => ({
  past: [],
  present,
  future: [],
});

/** An act is a step; looking changes the present alone. */
export function act(history: ViewHistory, action: ViewAction): ViewHistory {
  const present = reduceView(history.present, action);
  if (present === history.present) return history;
  if (isLooking(action)) return { ...history, present };
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present, future: [] };
}

/** Takes the last act back. Where the reader is looking stays, since looking is no act. */
export function undo(history: ViewHistory): ViewHistory {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  const { present, future } = history;
  return {
    past: history.past.slice(0, -1),
    present: { ...last, zoom: present.zoom },
    future: [present, ...future],
  };
}

export function redo(history: ViewHistory): ViewHistory {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  const { past, present } = history;
  return { past: [...past, present], present: { ...next, zoom: present.zoom }, future };
}

/**
 * For Back and Forward of the browser, which name a view. One step back is an undo and one forward
 * a redo, so that the two ways through time agree; any other view is a step of its own.
 */
export function travel(history: ViewHistory, view: GraphView): ViewHistory {
  const address = actsOf(view);
  if (address === actsOf(history.present)) return look(history, view);
  const [last, next] = [history.past.at(-1), history.future[0]];
  if (last !== undefined && actsOf(last) === address) return look(undo(history), view);
  if (next !== undefined && actsOf(next) === address) return look(redo(history), view);
  return act(history, { type: 'replace', view });
}

/** Changes the present without a step: for what corrects a view rather than changes it. */
export function amend(history: ViewHistory, present: GraphView): ViewHistory {
  return present === history.present ? history : { ...history, present };
}

function look(history: ViewHistory, { selection, zoom }: GraphView): ViewHistory {
  return { ...history, present: { ...history.present, selection, zoom } };
}

/** What tells one act's outcome from another's: a view without what is only looking. */
function actsOf(view: GraphView): string {
  return encodeView({ ...view, selection: [], zoom: { x: 0, y: 0, k: 1 } }).query;
}
