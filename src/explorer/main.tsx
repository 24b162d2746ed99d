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

startTheme();
// Beside all that has to be done before anything shows.
const [, first] = location.pathname.split('/');
ROUTES.find(({ path }) => path.split('/')[1] === first)?.fetchAhead?.();
await startLanguage();
const element = document.getElementById('root');
if (element === null) throw new Error('Expected an element with the id root in the page.');
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
