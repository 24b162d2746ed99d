import { useEffect, useId } from 'react';

import { graphiqlLink, operationName } from '../api/graphiql-link.js';
import { createStore } from '../model/store.js';

/** A query that the shown screen ran. */
export interface ScreenQuery {
  readonly key: string;
  readonly name: string;
  /** Its address in GraphiQL. */
  readonly link: string;
  readonly isMain: boolean;
}

const store = createStore<readonly ScreenQuery[]>([]);

/** The queries of the shown screen, the main one first. */
export const screenQueries = { get: store.get, subscribe: store.subscribe };

/**
 * Called with each query that a screen ran, for the link at the foot of the page. A screen's own is
 * its main one; those of its parts say `part`, and stand behind it.
 */
export function useScreenQuery(
  document: { toString(): string },
  variables: Readonly<Record<string, unknown>> | null,
  role: 'main' | 'part' = 'main',
): void {
  const key = useId();
  const link = variables === null ? undefined : graphiqlLink(document, variables);
  const name = operationName(document) ?? '';
  const isMain = role === 'main';
  useEffect(() => {
    if (link === undefined) return;
    const others = store.get().filter((query) => query.key !== key);
    const all = [...others, { key, name, link, isMain }];
    store.set(all.sort((one, other) => Number(other.isMain) - Number(one.isMain)));
    return () => store.set(store.get().filter((query) => query.key !== key));
  }, [key, name, link, isMain]);
}
