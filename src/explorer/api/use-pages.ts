import { useState, useSyncExternalStore } from 'react';

import type { TypedDocumentString } from '../generated/graphql.js';
import { forgotten } from './query-cache.js';
import { useQuery, type QueryResult } from './use-query.js';

interface Connection<Edge> {
  readonly edges: readonly Edge[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Pages<Data, Edge> extends Pick<
  QueryResult<Data>,
  'data' | 'problems' | 'isLoading' | 'isEarlier' | 'retry'
> {
  /** Those of all pages so far; undefined until the first is there. */
  readonly edges: readonly Edge[] | undefined;
  readonly hasMore: boolean;
  /** Asks for the next page. */
  readonly more: () => void;
}

interface Options<Data, Edge> {
  readonly connectionOf: (data: Data) => Connection<Edge> | undefined;
  /** The first page, where another query brought it already. */
  readonly given?: Connection<Edge> | undefined;
}

/** A list page after page: other variables and a change of the graph begin it anew, `more` adds the next page to it. */
export function usePages<Data, Variables extends object, Edge>(
  document: TypedDocumentString<Data, Variables & { after?: string | null }>,
  variables: Variables | null,
  { connectionOf, given }: Options<Data, Edge>,
): Pages<Data, Edge> {
  const round = useSyncExternalStore(forgotten.subscribe, forgotten.get);
  const key = `${round} ${JSON.stringify(variables)}`;
  const [kept, keep] = useState<Kept<Edge>>({ key, after: undefined, earlier: [] });
  // Another list begins.
  if (kept.key !== key) keep({ key, after: undefined, earlier: [] });
  const { after, earlier } = kept.key === key ? kept : { after: undefined, earlier: [] };

  const isGiven = given !== undefined && after === undefined;
  const asked = variables === null || isGiven ? null : variables;
  const query = useQuery(
    document,
    asked === null ? null : { ...asked, ...(after === undefined ? {} : { after }) },
  );
  const answered = query.data === undefined ? undefined : connectionOf(query.data);
  // While the next page is on its way, the query still shows the one before.
  const page = isGiven ? given : after !== undefined && query.isEarlier ? undefined : answered;
  const edges =
    page === undefined && after === undefined ? undefined : [...earlier, ...(page?.edges ?? [])];
  return {
    data: query.data,
    problems: query.problems,
    isLoading: query.isLoading,
    isEarlier: query.isEarlier && after === undefined,
    retry: query.retry,
    edges,
    hasMore: page?.pageInfo.hasNextPage === true,
    more: () => {
      const cursor = page?.pageInfo.endCursor;
      if (edges !== undefined && typeof cursor === 'string')
        keep({ key, after: cursor, earlier: edges });
    },
  };
}

interface Kept<Edge> {
  readonly key: string;
  readonly after: string | undefined;
  readonly earlier: readonly Edge[];
}
