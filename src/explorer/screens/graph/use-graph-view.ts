import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import type { GraphView, ViewAction } from '../../model/graph-view.js';
import {
  decodeView,
  encodeView,
  type AddressProblem,
  type DroppedPart,
} from '../../model/view-address.js';
import {
  act,
  amend,
  beginHistory,
  redo,
  travel,
  undo,
  type ViewHistory,
} from '../../model/view-history.js';
import { isLooking, renameEntities } from '../../model/view-reducer.js';

export interface GraphViewControls {
  readonly view: GraphView;
  readonly act: (action: ViewAction) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** For entities that go by another id by now. */
  readonly rename: (names: ReadonlyMap<string, string>) => void;
  /** What was wrong with the address that the view came from. */
  readonly problems: readonly AddressProblem[];
  /** What the address of this view has no room for. */
  readonly dropped: readonly DroppedPart[];
  /** The address's query of this view. */
  readonly query: string;
}

interface State {
  readonly history: ViewHistory;
  /** Moving the slider on is one act, however many days it passes. */
  readonly isSliding: boolean;
  /** Whether the address gets an entry of its own, which Back goes back to. */
  readonly isStep: boolean;
  readonly problems: readonly AddressProblem[];
}

const GRAPH = '/graph';
const ADDRESS_EVENTS = ['popstate', 'pushState', 'replaceState'] as const;

/** A view that its address holds: acts are entries of the browser's history, looking is none. */
export function useGraphView(): GraphViewControls {
  const [, navigate] = useLocation();
  const [state, setState] = useState<State>(() => {
    const { view, problems } = decodeView(location.search);
    return { history: beginHistory(view), isSliding: false, isStep: false, problems };
  });
  const { history, isStep } = state;
  const { query, dropped } = encodeView(history.present);
  const isWriting = useRef(false);
  useEffect(() => {
    if (query === location.search.slice(1)) return;
    isWriting.current = true;
    navigate(query === '' ? GRAPH : `${GRAPH}?${query}`, { replace: !isStep });
    isWriting.current = false;
  }, [query, isStep, navigate]);
  useEffect(() => {
    // Back, Forward, or a link to another view; the router tells of the others than popstate.
    const read = () => {
      if (isWriting.current || location.pathname !== GRAPH) return;
      const { view, problems } = decodeView(location.search);
      setState((current) => ({
        history: travel(current.history, view),
        isSliding: false,
        isStep: false,
        problems,
      }));
    };
    for (const event of ADDRESS_EVENTS) addEventListener(event, read);
    return () => {
      for (const event of ADDRESS_EVENTS) removeEventListener(event, read);
    };
  }, []);

  const change = useCallback(
    (next: (history: ViewHistory) => ViewHistory) =>
      setState((current) => ({
        ...current,
        history: next(current.history),
        isSliding: false,
        isStep: true,
        problems: [],
      })),
    [],
  );
  return {
    view: history.present,
    act: useCallback((action: ViewAction) => setState((current) => after(current, action)), []),
    undo: useCallback(() => change(undo), [change]),
    redo: useCallback(() => change(redo), [change]),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    rename: useCallback(
      (names) =>
        setState((current) => ({
          ...current,
          history: amend(current.history, renameEntities(current.history.present, names)),
          isStep: false,
        })),
      [],
    ),
    problems: state.problems,
    dropped,
    query,
  };
}

function after(state: State, action: ViewAction): State {
  const { history } = state;
  const next = act(history, action);
  if (next === history) return state;
  const slides = action.type === 'showAt' && action.at !== null && history.present.at !== null;
  const isOneStep = slides && state.isSliding;
  return {
    ...state,
    history: isOneStep ? { ...next, past: history.past } : next,
    isSliding: slides || (isLooking(action) && state.isSliding),
    isStep: !isLooking(action) && !isOneStep,
    problems: isLooking(action) ? state.problems : [],
  };
}
