import { createStore } from '../model/store.js';

/** What the live region says; see LiveRegion. */
export const announcement = createStore('');

/** Says something to whoever listens to the page: politely, when there is a pause. */
export function announce(text: string): void {
  // The same words again are said again only if they are not the same text.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text);
}
