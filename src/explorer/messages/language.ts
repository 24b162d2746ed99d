import { useSyncExternalStore } from 'react';

import { createStore } from '../model/store.js';
import { readPreference, writePreference } from '../model/preferences.js';
import { en } from './en.js';
import type { Messages } from './messages.js';

/** Each by the name that its speakers give it. Others than English are loaded when they are chosen. */
export const LANGUAGES = {
  en: { name: 'English', load: () => Promise.resolve<Messages>(en) },
  hi: { name: 'हिन्दी', load: async (): Promise<Messages> => (await import('./hi.js')).hi },
} as const;
export type Language = keyof typeof LANGUAGES;

const store = createStore<{ readonly language: Language; readonly messages: Messages }>({
  language: 'en',
  messages: en,
});

/** Shows the page in a language, and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  writePreference('language', language);
  await showLanguage(language);
}

/** The language chosen before, else the first of the browser's that there is, else English. */
export function preferredLanguage(
  chosen: string | undefined,
  browser: readonly string[],
): Language {
  const wanted = [chosen ?? '', ...browser].map((tag) => tag.split('-', 1)[0] ?? '');
  return wanted.find((tag): tag is Language => Object.hasOwn(LANGUAGES, tag)) ?? 'en';
}

/** To be awaited before the page first shows. */
export async function startLanguage(): Promise<void> {
  await showLanguage(preferredLanguage(readPreference('language'), navigator.languages));
}

/** The texts of the page in the language that it is shown in. */
export function useMessages(): Messages {
  return useSyncExternalStore(store.subscribe, store.get).messages;
}

export function useLanguage(): Language {
  return useSyncExternalStore(store.subscribe, store.get).language;
}

async function showLanguage(language: Language): Promise<void> {
  const messages = await LANGUAGES[language].load();
  document.documentElement.lang = language;
  store.set({ language, messages });
}
