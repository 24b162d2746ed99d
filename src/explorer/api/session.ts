import { createStore } from '../model/store.js';

const STORAGE_KEY = 'sutra.key';

const store = createStore<string | undefined>(read());

/**
 * The API key of whoever is signed in: in memory, and in this tab's session if asked for; never in
 * an address, and never in what outlives the tab.
 */
export const session = {
  key: (): string | undefined => store.get(),
  subscribe: (listener: () => void): (() => void) => store.subscribe(listener),
  signIn(key: string, { remember }: { readonly remember: boolean }): void {
    write(remember ? key : undefined);
    store.set(key);
  },
  signOut(): void {
    write(undefined);
    store.set(undefined);
  },
};

// A browser may refuse storage altogether; then the key lives in memory.
function read(): string | undefined {
  try {
    return sessionStorage.getItem(STORAGE_KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string | undefined): void {
  try {
    if (key === undefined) sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, key);
  } catch {
    // As above.
  }
}
