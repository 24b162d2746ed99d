import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

import { connection } from '../api/connection.js';

export interface LazyScreen {
  readonly screen: LazyExoticComponent<ComponentType>;
  /** Fetches its script ahead of time. */
  readonly fetchAhead: () => void;
}

/** A screen whose script comes when it is gone to; while the server is away, once it is back. */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  return {
    screen: lazy(async () => ({ default: await load().catch(() => loadLater(load)) })),
    fetchAhead: () => void load().catch(() => undefined),
  };
}

async function loadLater(load: () => Promise<ComponentType>): Promise<ComponentType> {
  connection.lost();
  await new Promise<void>((resolve) => {
    const stop = connection.subscribe(() => {
      if (connection.state() === 'down') return;
      stop();
      resolve();
    });
  });
  try {
    return await load();
  } catch (error) {
    // Another build has taken its place, whose scripts have other names; or the browser remembers
    // that a script could not be had. A new page has neither trouble, and its address says what it
    // shows. If it has all the same, that is told.
    const [visit] = performance.getEntriesByType('navigation');
    if (visit instanceof PerformanceNavigationTiming && visit.type === 'reload') throw error;
    location.reload();
    return await new Promise<never>(() => undefined);
  }
}
