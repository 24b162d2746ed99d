import type { ComponentType } from 'react';

import { lazyScreen } from './components/lazy-screen.js';
import { NotFoundScreen } from './screens/NotFoundScreen.js';
import { SearchScreen } from './screens/SearchScreen.js';

export interface ScreenRoute {
  /** As the router reads it; src/server/explorer-routes.ts lists the same addresses. */
  readonly path: string;
  readonly screen: ComponentType;
  /** Without header and footer, for frames. */
  readonly isBare?: boolean;
  /** Fetches its script before it is gone to. */
  readonly fetchAhead?: () => Promise<void>;
}

/** Every screen by its address. All but the first are loaded when they are gone to. */
export const ROUTES: readonly ScreenRoute[] = [
  { path: '/', screen: SearchScreen },
  {
    path: '/e/:id',
    ...lazyScreen(async () => (await import('./screens/EntityScreen.js')).EntityScreen),
  },
  {
    path: '/a/:id',
    ...lazyScreen(async () => (await import('./screens/ArticleScreen.js')).ArticleScreen),
  },
  {
    path: '/graph',
    ...lazyScreen(async () => (await import('./screens/GraphScreen.js')).GraphScreen),
  },
  {
    path: '/path',
    ...lazyScreen(async () => (await import('./screens/PathScreen.js')).PathScreen),
  },
  {
    path: '/embed',
    isBare: true,
    ...lazyScreen(async () => (await import('./screens/EmbedScreen.js')).EmbedScreen),
  },
  {
    path: '/matches',
    ...lazyScreen(async () => (await import('./screens/MatchesScreen.js')).MatchesScreen),
  },
  {
    path: '/edit/*?',
    ...lazyScreen(async () => (await import('./screens/EditScreen.js')).EditScreen),
  },
  { path: '*', screen: NotFoundScreen },
];
