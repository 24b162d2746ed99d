import { lazy, type ComponentType } from 'react';

import { NotFoundScreen } from './screens/NotFoundScreen.js';
import { SearchScreen } from './screens/SearchScreen.js';

export interface ScreenRoute {
  /** As the router reads it; src/server/explorer-routes.ts lists the same addresses. */
  readonly path: string;
  readonly screen: ComponentType;
  /** Without header and footer, for frames. */
  readonly isBare?: boolean;
}

/** Every screen by its address. All but the first are loaded when they are gone to. */
export const ROUTES: readonly ScreenRoute[] = [
  { path: '/', screen: SearchScreen },
  {
    path: '/e/:id',
    screen: lazy(async () => ({
      default: (await import('./screens/EntityScreen.js')).EntityScreen,
    })),
  },
  {
    path: '/a/:id',
    screen: lazy(async () => ({
      default: (await import('./screens/ArticleScreen.js')).ArticleScreen,
    })),
  },
  {
    path: '/graph',
    screen: lazy(async () => ({ default: (await import('./screens/GraphScreen.js')).GraphScreen })),
  },
  {
    path: '/path',
    screen: lazy(async () => ({ default: (await import('./screens/PathScreen.js')).PathScreen })),
  },
  {
    path: '/embed',
    isBare: true,
    screen: lazy(async () => ({ default: (await import('./screens/EmbedScreen.js')).EmbedScreen })),
  },
  {
    path: '/matches',
    screen: lazy(async () => ({
      default: (await import('./screens/MatchesScreen.js')).MatchesScreen,
    })),
  },
  {
    path: '/edit/*?',
    screen: lazy(async () => ({ default: (await import('./screens/EditScreen.js')).EditScreen })),
  },
  { path: '*', screen: NotFoundScreen },
];
