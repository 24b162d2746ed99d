import { useSyncExternalStore } from 'react';

import { session } from '../api/session.js';
import { useMessages } from '../messages/language.js';

/** Says that the key which was in use is no longer taken, on whatever screen that came out. */
export function SessionNote() {
  const { edit } = useMessages();
  const isExpired = useSyncExternalStore(session.subscribe, session.isExpired);
  if (!isExpired) return null;
  return (
    <div className="banner" role="alert">
      {edit.expired}
    </div>
  );
}
