import { useSyncExternalStore } from 'react';

import { session } from '../api/session.js';
import { useQuery } from '../api/use-query.js';
import { ViewerDocument, type ViewerQuery } from '../generated/graphql.js';

export type Viewer = NonNullable<ViewerQuery['viewer']>;

const NO_VARIABLES = {};

/** Whose key the page shows: null when it shows none, undefined until the server has said. */
export function useViewer(): Viewer | null | undefined {
  const key = useSyncExternalStore(session.subscribe, session.key);
  const { data } = useQuery(ViewerDocument, key === undefined ? null : NO_VARIABLES);
  return key === undefined ? null : data?.viewer;
}

/** Whether what editors do may be shown. The server decides anew with each change. */
export function useIsEditor(): boolean {
  const viewer = useViewer();
  return viewer?.role === 'EDITOR' || viewer?.role === 'ADMIN';
}
