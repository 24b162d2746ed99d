import { useEffect } from 'react';

import { useQuery } from '../api/use-query.js';
import { SearchDocument, type EntityType, type SearchQuery } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { announce } from './announce.js';
import { useDelayed } from './use-delayed.js';

/** Longer than that between letters, shorter than the pause between words. Milliseconds. */
const TYPING_PAUSE = 120;
const LONGEST_QUERY = 200;

export type Suggestion = SearchQuery['search']['edges'][number];

interface Options {
  readonly types?: readonly EntityType[] | undefined;
  /** Whether anybody looks: nothing is asked or said for a list that is closed. */
  readonly isWanted: boolean;
  readonly count?: number;
}

/** What might be meant by what was typed so far, said in the live region when it changes. */
export function useSuggestions(text: string, { types, isWanted, count = 8 }: Options) {
  const { search } = useMessages();
  const typed = text.trim().slice(0, LONGEST_QUERY);
  const query = useDelayed(typed, TYPING_PAUSE);
  const variables =
    query === '' || typed === '' || !isWanted
      ? null
      : { query, first: count, ...(types === undefined ? {} : { types: [...types] }) };
  const { data, problems, isLoading, isEarlier } = useQuery(SearchDocument, variables);
  const edges: readonly Suggestion[] = data?.search.edges ?? [];
  const isAnswer = variables !== null && data !== undefined && !isEarlier;
  const hasMore = data?.search.pageInfo.hasNextPage === true;
  const summary = !isAnswer
    ? ''
    : edges.length === 0
      ? search.nothing(query)
      : hasMore
        ? search.resultsOrMore(edges.length)
        : search.results(edges.length);
  useEffect(() => {
    if (summary !== '') announce(summary);
  }, [summary, query]);
  return {
    /** What the suggestions answer. */
    query,
    edges: variables === null ? [] : edges,
    summary,
    hasMore,
    problems: variables === null ? [] : problems,
    isLoading,
    isAnswer,
  };
}
