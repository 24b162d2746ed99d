import { useState } from 'react';
import { useLocation } from 'wouter';

import { useMessages } from '../messages/language.js';
import { searchAddress, screenAddress } from '../model/addresses.js';
import { problemText } from '../messages/problem-text.js';
import { SuggestionList } from './SuggestionList.js';
import { useCombobox } from './use-combobox.js';
import { useSuggestions } from './use-suggestions.js';

/** The search box of every page but the search screen, which has a larger one of its own. */
export function HeaderSearch() {
  const [location] = useLocation();
  return location === '/' ? null : <HeaderBox key={location} />;
}

function HeaderBox() {
  const messages = useMessages();
  const { app, search } = messages;
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [isFocused, setFocused] = useState(false);
  const { edges, query, isAnswer, hasMore, problems } = useSuggestions(text, {
    isWanted: isFocused,
  });
  const choose = (index: number) => {
    const node = edges[index]?.node;
    if (node !== undefined) navigate(screenAddress(node));
  };
  const combobox = useCombobox({
    count: edges.length,
    onChoose: choose,
    onEscape: () => setText(''),
    isReady: text.trim() !== '' && (isAnswer || edges.length > 0 || problems.length > 0),
  });
  return (
    <form
      className="shell-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(searchAddress(text.trim()));
      }}
    >
      <input
        {...combobox.inputProps}
        type="search"
        name="q"
        aria-label={app.search}
        placeholder={app.searchPlaceholder}
        maxLength={200}
        dir="auto"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          combobox.reset();
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          combobox.close();
        }}
      />
      {combobox.isOpen && (
        <div className="popup" onMouseDown={(event) => event.preventDefault()}>
          <SuggestionList
            listId={combobox.listId}
            label={app.search}
            query={query}
            edges={edges}
            active={combobox.active}
            optionId={combobox.optionId}
            addressOf={({ node }) => screenAddress(node)}
            onChoose={choose}
          />
          {isAnswer && edges.length === 0 && <p className="popup-note">{search.nothing(query)}</p>}
          {problems.map((problem, index) => (
            <p key={index} className="popup-note">
              {problemText(messages, problem)}
            </p>
          ))}
          {hasMore && <p className="popup-note">{search.enterForAll}</p>}
        </div>
      )}
    </form>
  );
}
