import { useId, useRef, useState } from 'react';

import { request } from '../api/request.js';
import { session } from '../api/session.js';
import { ViewerDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { problemText } from '../messages/problem-text.js';
import { announce } from './announce.js';

/** Asks for an API key, and takes it once the server has said whose it is. */
export function KeyForm({ onDone }: { readonly onDone: () => void }) {
  const messages = useMessages();
  const { app, edit } = messages;
  const [key, setKey] = useState('');
  const [isRemembered, setRemembered] = useState(false);
  const [isChecking, setChecking] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();

  const signIn = async () => {
    const text = key.trim();
    setChecking(true);
    setError(undefined);
    const { data, problems } = await request(ViewerDocument, {}, { key: text });
    setChecking(false);
    const viewer = data?.viewer;
    if (viewer !== undefined && viewer !== null) {
      session.signIn(text, { remember: isRemembered });
      announce(edit.signedIn(viewer.name));
      onDone();
      return;
    }
    const [problem] = problems;
    const isRefused =
      problem === undefined || (problem.kind === 'refused' && problem.code === 'UNAUTHENTICATED');
    setError(isRefused ? edit.keyRefused : problemText(messages, problem));
    input.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <p>{app.signInHelp}</p>
      <label className="field">
        {app.key}
        <input
          ref={input}
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          // What a header can carry. Anything else is no key, and the browser would not send it.
          pattern="\s*[!-~]+\s*"
          value={key}
          onChange={({ target }) => setKey(target.value)}
          {...(error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId })}
        />
      </label>
      {error !== undefined && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
      <label className="field-row">
        <input
          type="checkbox"
          checked={isRemembered}
          onChange={({ target }) => setRemembered(target.checked)}
        />{' '}
        {app.rememberKey}
      </label>
      <p className="actions">
        <button type="submit" className="primary" disabled={isChecking}>
          {isChecking ? edit.checking : app.signIn}
        </button>
        <button type="button" onClick={onDone}>
          {app.cancel}
        </button>
      </p>
    </form>
  );
}
