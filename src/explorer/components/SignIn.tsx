import { useState, useSyncExternalStore, type SyntheticEvent } from 'react';

import { session } from '../api/session.js';
import { useMessages } from '../messages/language.js';
import { Dialog } from './Dialog.js';

/** The way in for editors: asks for a key, or signs out. */
export function SignIn() {
  const { app } = useMessages();
  const key = useSyncExternalStore(session.subscribe, session.key);
  const [isOpen, setOpen] = useState(false);
  if (key !== undefined) {
    return (
      <button type="button" onClick={() => session.signOut()}>
        {app.signOut}
      </button>
    );
  }
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = given.get('key');
    if (typeof text !== 'string' || text.trim() === '') return;
    session.signIn(text.trim(), { remember: given.has('remember') });
    setOpen(false);
  };
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {app.signIn}
      </button>
      <Dialog title={app.signInTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form onSubmit={submit}>
          <p>{app.signInHelp}</p>
          <label className="field">
            {app.key}
            <input name="key" type="password" autoComplete="off" required />
          </label>
          <label className="field-row">
            <input name="remember" type="checkbox" /> {app.rememberKey}
          </label>
          <p className="actions">
            <button type="submit" className="primary">
              {app.signIn}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {app.cancel}
            </button>
          </p>
        </form>
      </Dialog>
    </>
  );
}
