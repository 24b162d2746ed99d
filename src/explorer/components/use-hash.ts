import { useSyncExternalStore } from 'react';

/** The last two are wouter's, for steps that the browser does not tell of. */
const STEPS = ['hashchange', 'popstate', 'pushState', 'replaceState'];

/** The part of the address behind the `#`, with it; empty without one. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => location.hash);

function subscribe(listener: () => void): () => void {
  for (const step of STEPS) addEventListener(step, listener);
  return () => {
    for (const step of STEPS) removeEventListener(step, listener);
  };
}
