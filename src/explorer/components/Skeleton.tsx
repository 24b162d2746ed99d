import { useEffect, useState } from 'react';

import { useMessages } from '../messages/language.js';

/** Answers that come sooner need no placeholder, which would only flicker. Milliseconds. */
const PATIENCE = 150;

/** Where something is on its way. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  const { app } = useMessages();
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{app.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  );
}
