import { createElement, lazy, useState, type ComponentType } from 'react';

import { connection } from '../api/connection.js';

export interface LazyScreen {
  readonly screen: ComponentType;
  /** Fetches its script ahead of time. @returns when it is there, or could not be had. */
  readonly fetchAhead: () => Promise<void>;
}

/**
 * A screen whose script comes when it is gone to; while the server is away, once it is back. One whose script is there is
 * drawn at once: a lazy component shows its fallback first, and React leaves a fallback standing for 300 ms.
 */
export function lazyScreen(load: () => Promise<ComponentType>): LazyScreen {
  let there: ComponentType | undefined;
  const Later = lazy(async () => ({ default: await load().catch(() => loadLater(load)) }));
  return {
    screen: function Screen() {
      // Once chosen, for as long as the screen lives: another component would begin anew.
      const [chosen] = useState(() => ({ screen: there ?? Later }));
      return createElement(chosen.screen);
    },
    fetchAhead: async () => {
      try {
        there = await load();
      } catch {
        // Whoever goes there is told.
      }
    },
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
