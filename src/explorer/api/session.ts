import { createStore } from '../model/store.js';

const STORAGE_KEY = 'sutra.key';
const CHANNEL = 'sutra.session';

export interface SessionState {
  readonly key: string | undefined;
  /** Whether the server refused the key that was in use here: it was revoked, or has expired. */
  readonly isExpired: boolean;
}

const store = createStore<SessionState>({ key: read(), isExpired: false });

/**
 * The API key of whoever is signed in: in memory, and in this tab's session if asked for; never in
 * an address, and never in what outlives the tab.
 */
export const session = {
  key: (): string | undefined => store.get().key,
  isExpired: (): boolean => store.get().isExpired,
  subscribe: (listener: () => void): (() => void) => store.subscribe(listener),
  signIn(key: string, { remember }: { readonly remember: boolean }): void {
    write(remember ? key : undefined);
    store.set({ key, isExpired: false });
  },
  /** In every tab of this browser, since a tab that was opened from another begins with its key. */
  signOut(): void {
    forgetKey();
    tabs?.postMessage('signed out');
  },
  /** Called when the server no longer takes a key. One that was replaced meanwhile is no longer in use. */
  expire(key: string): void {
    if (store.get().key !== key) return;
    write(undefined);
    store.set({ key: undefined, isExpired: true });
  },
};

function forgetKey(): void {
  write(undefined);
  const { key, isExpired } = store.get();
  if (key !== undefined || isExpired) store.set({ key: undefined, isExpired: false });
}

// Only words about the key pass between tabs, never the key.
const tabs = typeof document === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
tabs?.addEventListener('message', forgetKey);

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
