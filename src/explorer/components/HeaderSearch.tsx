import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';

import { useMessages } from '../messages/language.js';
import { searchAddress } from '../model/addresses.js';

/** The search box of every page. On the search screen it is the query; elsewhere it leads there. */
export function HeaderSearch() {
  const { app } = useMessages();
  const [location, navigate] = useLocation();
  const parameters = new URLSearchParams(useSearch());
  const asked = location === '/' ? (parameters.get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  const [shownFor, setShownFor] = useState(asked);
  // Back and forward change the address; the box follows.
  if (asked !== shownFor) {
    setShownFor(asked);
    if (asked.trim() !== text.trim()) setText(asked);
  }
  const change = (value: string) => {
    setText(value);
    if (location === '/') navigate(searchAddress(value), { replace: asked !== '' });
  };
  return (
    <form
      className="shell-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        navigate(searchAddress(text));
      }}
    >
      <input
        type="search"
        name="q"
        aria-label={app.search}
        placeholder={app.searchPlaceholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
    </form>
  );
}
