import { useCallback, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';

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
  /** The address that was last read or written. */
  readonly query: string;
  readonly problems: readonly AddressProblem[];
}

/** A view that its address holds: acts are entries of the browser's history, looking is none. */
export function useGraphView(): GraphViewControls {
  const search = useSearch();
  const [, navigate] = useLocation();
  const [state, setState] = useState<State>(() => {
    const { view, problems } = decodeView(search);
    return {
      history: beginHistory(view),
      isSliding: false,
      isStep: false,
      query: search,
      problems,
    };
  });
  const [readSearch, setReadSearch] = useState(search);
  // Back, Forward, or a link to another view.
  if (search !== readSearch) {
    setReadSearch(search);
    if (search !== state.query) {
      const { view, problems } = decodeView(search);
      setState({
        history: travel(state.history, view),
        isSliding: false,
        isStep: false,
        query: search,
        problems,
      });
    }
  }
  const { history, isStep } = state;
  const { query, dropped } = encodeView(history.present);
  useEffect(() => {
    if (query === state.query) return;
    // The address follows the view, never the other way round, so that no act is lost to a slow browser.
    setState((current) => ({ ...current, query }));
    navigate(query === '' ? '/graph' : `/graph?${query}`, { replace: !isStep });
  }, [query, state.query, isStep, navigate]);

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
