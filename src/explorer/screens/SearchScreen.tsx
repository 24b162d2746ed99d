import { useEffect } from 'react';
import { useSearch } from 'wouter';

import { useQuery } from '../api/use-query.js';
import { announce } from '../components/announce.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useDelayed } from '../components/use-delayed.js';
import { useTitle } from '../components/use-title.js';
import { SearchDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { Beginnings } from './search/Beginnings.js';
import { SearchResult } from './search/SearchResult.js';

const PAGE = 20;
/** Shorter than the pause between words, longer than that between letters. Milliseconds. */
const TYPING_PAUSE = 120;

/** `/`: what is called like that, or where to begin. The box itself is in the header. */
export function SearchScreen() {
  const messages = useMessages();
  const typed = (new URLSearchParams(useSearch()).get('q') ?? '').trim().slice(0, 200);
  const query = useDelayed(typed, TYPING_PAUSE);
  const variables = query === '' ? null : { query, first: PAGE };
  const { data, problems, isLoading, isEarlier, retry } = useQuery(SearchDocument, variables);
  useScreenQuery(SearchDocument, variables);
  useTitle(query === '' ? undefined : query);

  const edges = data?.search.edges;
  const count = edges?.length ?? 0;
  const summary =
    data?.search.pageInfo.hasNextPage === true
      ? messages.search.resultsOrMore(count)
      : messages.search.results(count);
  useEffect(() => {
    if (edges !== undefined && !isEarlier) announce(summary);
  }, [edges, isEarlier, summary]);

  if (query === '') return <Beginnings />;
  return (
    <>
      <h1>{messages.search.title}</h1>
      <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
      {edges === undefined && isLoading && <Skeleton />}
      {edges?.length === 0 && !isEarlier && (
        <EmptyNote title={messages.search.nothing(query)}>
          <p>{messages.search.loosen}</p>
        </EmptyNote>
      )}
      {edges !== undefined && count > 0 && (
        <>
          <p className="muted">{summary}</p>
          <ol className="results" aria-busy={isEarlier}>
            {edges.map((edge) => (
              <SearchResult key={edge.node.id} edge={edge} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}
