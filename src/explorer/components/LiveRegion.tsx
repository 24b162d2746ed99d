import { useSyncExternalStore } from 'react';

import { announcement } from './announce.js';

/** The one place from which the page speaks to screen readers. Once on each page. */
export function LiveRegion() {
  const text = useSyncExternalStore(announcement.subscribe, announcement.get);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  );
}
