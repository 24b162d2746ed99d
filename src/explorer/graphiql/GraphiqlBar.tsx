import { useEffect, useRef } from 'react';

import { graphiqlAddress } from '../api/graphiql-link.js';
import { Brand } from '../components/Brand.js';
import { useMessages } from '../messages/language.js';
import type { Example } from './examples.js';

/** What is above GraphiQL: the way back, and the examples for whoever has closed their tabs. */
export function GraphiqlBar({ examples }: { readonly examples: readonly Example[] }) {
  const { app } = useMessages();
  const list = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const isInside = event.target instanceof Node && list.current?.contains(event.target);
      if (list.current !== null && isInside !== true) list.current.open = false;
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, []);
  return (
    <nav className="bar" aria-label={app.navigation}>
      <a className="bar-brand" href="/">
        <Brand />
        {app.title}
      </a>
      <a href="/">{app.backToExplorer}</a>
      <details
        ref={list}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Escape') return;
          currentTarget.open = false;
          currentTarget.querySelector('summary')?.focus();
        }}
      >
        <summary>{app.exampleQueries}</summary>
        <ol lang="en">
          {examples.map(({ title, query }) => (
            <li key={title}>
              <a href={graphiqlAddress({ query })}>{title}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}
