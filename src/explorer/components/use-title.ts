import { useEffect } from 'react';

import { useMessages } from '../messages/language.js';

/** Names the page after what it shows. */
export function useTitle(name: string | undefined): void {
  const { app } = useMessages();
  useEffect(() => {
    document.title = name === undefined ? app.title : `${name} · ${app.title}`;
  }, [name, app.title]);
}
