import '../theme/colors.css';
import './graphiql.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { graphiqlAddress, readGraphiqlAddress } from '../api/graphiql-link.js';
import { startLanguage } from '../messages/language.js';
import { readPreference } from '../model/preferences.js';
import { startTheme } from '../theme/theme.js';
import { EXAMPLES } from './example-files.js';
import { GraphiqlBar } from './GraphiqlBar.js';
import { loadGraphiql } from './load-graphiql.js';

startTheme();
await startLanguage();
createRoot(elementOf('bar')).render(
  <StrictMode>
    <GraphiqlBar examples={EXAMPLES} />
  </StrictMode>,
);

const asked = readGraphiqlAddress(location);
const render = await loadGraphiql();
const theme = readPreference('theme');
render(elementOf('root'), {
  endpoint: '/graphql',
  title: 'GraphiQL',
  logo: '',
  // Only for who has no tabs yet: GraphiQL keeps a reader's own in this browser.
  defaultTabs: [
    ...(asked === undefined ? [] : [asked]),
    ...EXAMPLES.map(({ query }) => ({ query })),
  ],
  // Beside a reader's own tabs it is a tab more, unless one of them says the same.
  ...(asked === undefined
    ? {}
    : { initialQuery: asked.query, initialVariables: asked.variables ?? '' }),
  ...(theme === 'light' || theme === 'dark' ? { defaultTheme: theme } : {}),
  // The address is that of the shown tab, so that it can be sent on, and a reload shows the same.
  onTabChange: ({ tabs, activeTabIndex }) => {
    const { query, variables } = tabs[activeTabIndex] ?? {};
    history.replaceState(
      null,
      '',
      graphiqlAddress({ query: query ?? '', variables: variables ?? undefined }),
    );
  },
  // Would write the query where the server reads it; the address is written above.
  onEditQuery: () => undefined,
});
showActiveTab();
// A link to another query, followed on this very page: GraphiQL reads the address when it starts.
addEventListener('hashchange', () => location.reload());

/** GraphiQL opens the tab that was asked for at the end of a row that shows its beginning. */
function showActiveTab(): void {
  const observer = new MutationObserver(() => {
    const tab = document.querySelector('.graphiql-tab-active');
    if (tab === null) return;
    observer.disconnect();
    tab.scrollIntoView({ inline: 'center', block: 'nearest' });
  });
  observer.observe(elementOf('root'), { childList: true, subtree: true });
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`Expected an element with the id ${id} in the page.`);
  return element;
}
