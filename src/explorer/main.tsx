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
import { startTheme } from './theme/theme.js';

startTheme();
await startLanguage();
const element = document.getElementById('root');
if (element === null) throw new Error('Expected an element with the id root in the page.');
createRoot(element).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
