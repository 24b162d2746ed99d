import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';

import type { TypedDocumentString } from '../generated/graphql.js';
import type { Problem } from './problem.js';
import { queryOf, type QueryState } from './query-cache.js';

export interface QueryResult<Data> {
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
  readonly isLoading: boolean;
  /** Whether `data` answers an earlier question, shown until the answer to this one is there. */
  readonly isEarlier: boolean;
  /** Milliseconds that the request under way has taken, in steps of a quarter of a second. */
  readonly since: number;
  readonly retry: () => void;
  readonly cancel: () => void;
}

const IDLE: QueryState<never> = {
  data: undefined,
  problems: [],
  isLoading: false,
  startedAt: undefined,
};

/**
 * What the API answers to a document. Asks when the screen shows and when the variables change;
 * `variables` null asks nothing. Answers are remembered, so that going back shows them at once.
 */
export function useQuery<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables | null,
): QueryResult<Data> {
  const query = variables === null ? undefined : queryOf(document, variables);
  const state = useSyncExternalStore(
    (listener) => query?.state.subscribe(listener) ?? (() => undefined),
    () => query?.state.get() ?? (IDLE as QueryState<Data>),
  );
  // Asked before the screen is painted, which takes longer than the question.
  useLayoutEffect(() => query?.watch(), [query]);

  const [last, setLast] = useState<Data | undefined>(undefined);
  if (state.data !== undefined && state.data !== last) setLast(state.data);
  const isEarlier = state.data === undefined && state.isLoading && last !== undefined;
  return {
    data: state.data ?? (isEarlier ? last : undefined),
    problems: state.problems,
    isLoading: state.isLoading,
    isEarlier,
    since: useElapsed(state.startedAt),
    retry: () => query?.reload(),
    cancel: () => query?.cancel(),
  };
}

const STEP = 250;

/** Milliseconds since then, in steps; 0 without a beginning. */
export function useElapsed(startedAt: number | undefined): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (startedAt === undefined) return;
    const timer = setInterval(() => setNow(performance.now()), STEP);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === undefined ? 0 : Math.max(0, now - startedAt);
}
