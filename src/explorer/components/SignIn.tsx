import { useState, useSyncExternalStore } from 'react';

import { session } from '../api/session.js';
import { useMessages } from '../messages/language.js';
import { announce } from './announce.js';
import { Dialog } from './Dialog.js';
import { KeyForm } from './KeyForm.js';
import { useViewer } from './use-viewer.js';

/** The way in for editors: asks for a key; once in, says whose it is, and leads out. */
export function SignIn() {
  const { app, edit } = useMessages();
  const key = useSyncExternalStore(session.subscribe, session.key);
  const viewer = useViewer();
  const [isOpen, setOpen] = useState(false);
  if (key !== undefined) {
    return (
      <span className="field-row">
        {viewer !== undefined && viewer !== null && (
          <span className="viewer" title={edit.signedInAs(viewer.name, edit.role[viewer.role])}>
            <bdi>{viewer.name}</bdi> ({edit.role[viewer.role]})
          </span>
        )}
        <button
          type="button"
          onClick={() => {
            session.signOut();
            announce(edit.signedOut);
          }}
        >
          {app.signOut}
        </button>
      </span>
    );
  }
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {app.signIn}
      </button>
      <Dialog title={app.signInTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <KeyForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
