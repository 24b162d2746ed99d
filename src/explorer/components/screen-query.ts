import { useEffect } from 'react';

import { graphiqlLink } from '../api/graphiql-link.js';
import { createStore } from '../model/store.js';

/** The address of the shown screen's query in GraphiQL. */
export const screenQuery = createStore<string>('/graphql');

/** Called by each screen with the query it ran, for the link at the foot of the page. */
export function useScreenQuery(
  document: { toString(): string },
  variables: Readonly<Record<string, unknown>> | null,
): void {
  const link = variables === null ? '/graphql' : graphiqlLink(document, variables);
  useEffect(() => {
    screenQuery.set(link);
    return () => screenQuery.set('/graphql');
  }, [link]);
}
