import type { TypedDocumentString } from '../generated/graphql.js';
import { connection } from './connection.js';
import type { Problem } from './problem.js';
import { request, type Answer } from './request.js';
import { session } from './session.js';
import { createStore, type Store } from '../model/store.js';

/** How a query stands. */
export interface QueryState<Data> {
  /** The last answer; kept while a newer one is on its way, and when that fails. */
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
  readonly isLoading: boolean;
  /** When the request that is under way began (performance.now). */
  readonly startedAt: number | undefined;
}

/** One document with its variables, asked once whoever wants it. */
export interface Query<Data> {
  readonly state: Store<QueryState<Data>>;
  /**
   * Asks, unless an answer or a request is there.
   * @returns to be called by whoever no longer wants to know; the last one ends the request.
   */
  watch(): () => void;
  isWatched(): boolean;
  /** Asks in any case. */
  reload(): void;
  cancel(): void;
}

/** How many answers are remembered, so that Back shows at once what was there. */
const REMEMBERED = 60;

const queries = new Map<string, Query<unknown>>();

/** The one query of this document and these variables; the least recently wanted are forgotten. */
export function queryOf<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Query<Data> {
  const key = queryKey(document, variables);
  const known = queries.get(key) as Query<Data> | undefined;
  const query = known ?? createQuery<Data>((signal) => request(document, variables, { signal }));
  queries.delete(key);
  queries.set(key, query as unknown as Query<unknown>);
  const [oldest] = queries.keys();
  if (queries.size > REMEMBERED && oldest !== undefined) queries.delete(oldest);
  return query;
}

/** Reloads of whatever is on screen. */
const onScreen = new Set<() => void>();

/** How often answers were forgotten: whoever keeps parts of some begins anew when it grows. */
export const forgotten: Store<number> = createStore(0);

/**
 * For after a change: whatever was remembered may be out of date. What is on screen stays there
 * while it is asked anew.
 */
export function forgetAnswers(): void {
  forgotten.set(forgotten.get() + 1);
  for (const [key, query] of queries) if (!query.isWatched()) queries.delete(key);
  for (const reload of [...onScreen]) reload();
}

export function queryKey<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): string {
  return `${document.toString()}\n${JSON.stringify(variables)}`;
}

export function createQuery<Data>(
  ask: (signal: AbortSignal) => Promise<Answer<Data>>,
): Query<Data> {
  const idle = { data: undefined, problems: [], isLoading: false, startedAt: undefined };
  const state = createStore<QueryState<Data>>(idle);
  let controller: AbortController | undefined;
  let watchers = 0;

  const reload = () => {
    controller?.abort();
    const own = new AbortController();
    controller = own;
    state.set({ ...state.get(), isLoading: true, startedAt: performance.now() });
    void ask(own.signal).then(({ data, problems }) => {
      // A later request has taken over.
      if (controller !== own) return;
      controller = undefined;
      const kept = data ?? state.get().data;
      state.set({ data: kept, problems, isLoading: false, startedAt: undefined });
      if (problems.some(({ kind }) => kind === 'offline'))
        waitForServer(() => watchers > 0 && reload());
    });
  };
  return {
    state,
    reload,
    isWatched: () => watchers > 0,
    watch: () => {
      watchers += 1;
      onScreen.add(reload);
      const { data, isLoading, problems } = state.get();
      if (!isLoading && (data === undefined || problems.length > 0)) reload();
      return () => {
        watchers -= 1;
        if (watchers > 0) return;
        onScreen.delete(reload);
        controller?.abort();
      };
    },
    cancel: () => controller?.abort(),
  };
}

function waitForServer(retry: () => unknown): void {
  connection.lost();
  const stop = connection.subscribe(() => {
    if (connection.state() === 'down') return;
    stop();
    retry();
  });
}

// Another reader may see other things.
session.subscribe(forgetAnswers);
