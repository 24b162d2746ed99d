import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';

import { connection } from '../../api/connection.js';
import { createGraphLoader, type LoaderState } from '../../api/graph-loader.js';
import { request } from '../../api/request.js';
import { useElapsed } from '../../api/use-query.js';
import { session } from '../../api/session.js';
import type { GraphView } from '../../model/graph-view.js';

export interface LoadedGraph extends LoaderState {
  /** Milliseconds that what is under way has taken. */
  readonly since: number;
  readonly retry: () => void;
  readonly cancel: () => void;
}

/** What was fetched for a view so far. A server that was away is asked again when it is back. */
export function useGraphLoader(view: GraphView): LoadedGraph {
  const key = useSyncExternalStore(session.subscribe, session.key);
  const [loader, setLoader] = useState(() => createGraphLoader(request));
  const [shownTo, setShownTo] = useState(key);
  // Another reader may see other things.
  if (key !== shownTo) {
    setShownTo(key);
    setLoader(createGraphLoader(request));
  }
  const state = useSyncExternalStore(loader.state.subscribe, loader.state.get);
  // Before the screen is painted for the first time: the answer is what it waits for.
  useLayoutEffect(() => loader.want(view), [loader, view]);
  useEffect(() => () => loader.cancel(), [loader]);

  const isOffline = state.problems.some(({ kind }) => kind === 'offline');
  useEffect(() => {
    if (!isOffline) return undefined;
    connection.lost();
    return connection.subscribe(() => {
      if (connection.state() === 'up') loader.retry();
    });
  }, [isOffline, loader]);
  return {
    ...state,
    since: useElapsed(state.startedAt),
    retry: loader.retry,
    cancel: loader.cancel,
  };
}
