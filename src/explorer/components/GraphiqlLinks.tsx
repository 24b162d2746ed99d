import { useSyncExternalStore } from 'react';

import { useMessages } from '../messages/language.js';
import { screenQueries } from './screen-query.js';

/** The way from what a screen shows to the queries that it ran, with their variables. */
export function GraphiqlLinks() {
  const { app } = useMessages();
  const queries = useSyncExternalStore(screenQueries.subscribe, screenQueries.get);
  const [main, ...others] = queries;
  if (main === undefined) {
    return (
      <a href="/graphql" data-graphiql>
        {app.openGraphiql}
      </a>
    );
  }
  return (
    <span className="graphiql-links">
      <a href={main.link} data-graphiql>
        {app.openInGraphiql}
      </a>
      {others.length > 0 && (
        <details>
          <summary>{app.otherQueries(others.length)}</summary>
          <ul>
            {others.map(({ key, name, link }) => (
              <li key={key}>
                <a href={link}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
}
