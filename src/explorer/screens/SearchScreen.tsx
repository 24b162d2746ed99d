import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { usePages } from '../api/use-pages.js';
import { announce } from '../components/announce.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useCombobox } from '../components/use-combobox.js';
import { useAddressQuery } from '../components/use-address.js';
import { useDelayed } from '../components/use-delayed.js';
import { useTitle } from '../components/use-title.js';
import { SearchDocument, type EntityType } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { screenAddress } from '../model/addresses.js';
import { readSearchAddress, writeSearchAddress } from '../model/search-address.js';
import { Beginnings } from './search/Beginnings.js';
import { NothingFound } from './search/NothingFound.js';
import { SearchResults } from './search/SearchResults.js';
import { TypeFilter } from './search/TypeFilter.js';

const PAGE = 20;
const LONGEST_QUERY = 200;
/** Shorter than the pause between words, longer than that between letters. Milliseconds. */
const TYPING_PAUSE = 120;

/** `/?q=…&types=…`: what is called like that, or where to begin. */
export function SearchScreen() {
  const { app, search } = useMessages();
  const [, navigate] = useLocation();
  const asked = readSearchAddress(useAddressQuery());
  const { text, isTyped, setText } = useTyped(asked.query);
  const typed = asked.query.trim().slice(0, LONGEST_QUERY);
  const paused = useDelayed(typed, TYPING_PAUSE);
  // Back, Forward and a link ask for all of it at once.
  const query = isTyped ? paused : typed;
  const variables =
    query === '' || typed === ''
      ? null
      : { query, first: PAGE, ...(asked.types.length === 0 ? {} : { types: [...asked.types] }) };
  const { edges, problems, isLoading, isEarlier, hasMore, more, retry } = usePages(
    SearchDocument,
    variables,
    { connectionOf: (data) => data.search },
  );
  useScreenQuery(SearchDocument, variables);
  useTitle(query === '' ? undefined : query);

  const show = (query: string, types: readonly EntityType[]) =>
    // The first letter is a step for Back; those after it are not. The address itself knows: letters may
    // come faster than the screen is drawn.
    navigate(writeSearchAddress({ query, types }), {
      replace: readSearchAddress(location.search).query !== '',
    });
  const change = (value: string) => {
    setText(value);
    show(value, asked.types);
    combobox.reset();
  };
  const results = variables === null ? [] : (edges ?? []);
  const choose = (index: number) => {
    const node = results[index]?.node;
    if (node !== undefined) navigate(screenAddress(node));
  };
  const combobox = useCombobox({
    count: results.length,
    onChoose: choose,
    onEscape: () => change(''),
    isReady: results.length > 0,
    isAlwaysOpen: true,
  });

  const isAnswer = variables !== null && edges !== undefined && !isEarlier;
  const count = results.length;
  const summary = !isAnswer
    ? ''
    : count === 0
      ? search.nothing(query)
      : hasMore
        ? search.resultsOrMore(count)
        : search.results(count);
  useEffect(() => {
    if (summary !== '') announce(summary);
  }, [summary, query]);

  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // On a phone it would raise the keyboard over the page.
    if (matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div className="search">
      <div className={typed === '' ? 'search-hero' : 'search-hero search-hero-small'}>
        <h1>{typed === '' ? app.subtitle : search.title}</h1>
        <form role="search" className="search-box" onSubmit={(event) => event.preventDefault()}>
          <input
            {...combobox.inputProps}
            ref={input}
            type="search"
            name="q"
            aria-label={app.search}
            aria-describedby="search-help"
            placeholder={app.searchPlaceholder}
            maxLength={LONGEST_QUERY}
            dir="auto"
            value={text}
            onChange={({ target }) => change(target.value)}
          />
          <p id="search-help" className="muted search-help">
            {search.help}
          </p>
        </form>
      </div>
      {typed === '' ? (
        <Beginnings />
      ) : (
        <>
          <TypeFilter chosen={asked.types} onChange={(types) => show(asked.query, types)} />
          <ErrorNote problems={problems} isPartial={count > 0} onRetry={retry} />
          {edges === undefined && isLoading && <Skeleton />}
          {isAnswer && count === 0 && problems.length === 0 && (
            <NothingFound
              query={query}
              isFiltered={asked.types.length > 0}
              onDropTypes={() => show(asked.query, [])}
            />
          )}
          {count > 0 && (
            <>
              <p className="muted search-count">{summary === '' ? '\u00a0' : summary}</p>
              <SearchResults
                combobox={combobox}
                query={query}
                edges={results}
                isStale={isEarlier}
                onChoose={choose}
              />
              {hasMore && (
                <p>
                  <button type="button" onClick={more} disabled={isLoading}>
                    {app.more}
                  </button>
                </p>
              )}
            </>
          )}
        </>
      )}
    </div>
  );
}

/** What stands in the box: what was typed, until Back or a link asks for something else. */
function useTyped(asked: string) {
  const [box, setBox] = useState({ text: asked, isTyped: false });
  const [shownFor, setShownFor] = useState(asked);
  if (asked !== shownFor) {
    setShownFor(asked);
    if (asked.trim() !== box.text.trim()) setBox({ text: asked, isTyped: false });
  }
  return { ...box, setText: (text: string) => setBox({ text, isTyped: true }) };
}
