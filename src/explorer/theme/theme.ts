import { useSyncExternalStore } from 'react';

import { readPreference, writePreference } from '../model/preferences.js';
import { createStore } from '../model/store.js';

/** `system` follows the reader's system. */
export type Theme = 'system' | 'light' | 'dark';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const store = createStore<Theme>('system');

export function startTheme(): void {
  const chosen = readPreference('theme');
  show(THEMES.find((theme) => theme === chosen) ?? 'system');
}

export function chooseTheme(theme: Theme): void {
  writePreference('theme', theme === 'system' ? undefined : theme);
  show(theme);
}

export function useTheme(): Theme {
  return useSyncExternalStore(store.subscribe, store.get);
}

function show(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  store.set(theme);
}
