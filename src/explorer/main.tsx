import './theme/colors.css';
import './theme/base.css';
import './theme/components.css';
import './theme/search.css';
import './theme/edit.css';
import './theme/entity.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App.js';
import { startLanguage } from './messages/language.js';
import { ROUTES } from './routes.js';
import { startTheme } from './theme/theme.js';

/** How long nobody minds that nothing shows yet; what takes longer shows a skeleton. Milliseconds. */
const UNNOTICED = 150;

startTheme();
const [, first] = location.pathname.split('/');
const route = ROUTES.find(({ path }) => path.split('/')[1] === first);
// A screen that comes soon is the first thing that is seen; beside one that does not, its skeleton.
const soon = Promise.race([
  route?.fetchAhead?.(),
  new Promise((resolve) => setTimeout(resolve, UNNOTICED)),
]);
await startLanguage();
await soon;
const element = document.getElementById('root');
if (element === null) throw new Error('Expected an element with the id root in the page.');
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
