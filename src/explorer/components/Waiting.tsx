import { useMessages } from '../messages/language.js';

/** From here on whoever waits is told how long it has been. Milliseconds. */
const LONG = 2_000;

interface Properties {
  /** Milliseconds. */
  readonly since: number;
  readonly onStop: () => void;
}

/** For what may take long: the time that passed, and a way to stop it. */
export function Waiting({ since, onStop }: Properties) {
  const { app } = useMessages();
  if (since < LONG) return null;
  return (
    <p className="actions">
      <span>{app.loadingSince(Math.floor(since / 1000))}</span>
      <button type="button" onClick={onStop}>
        {app.stop}
      </button>
    </p>
  );
}
