import type { Problem } from '../api/problem.js';
import { useMessages } from '../messages/language.js';
import { problemText } from '../messages/problem-text.js';

interface Properties {
  readonly problems: readonly Problem[];
  /** Whether what is there is shown all the same. */
  readonly isPartial?: boolean;
  readonly onRetry: () => void;
}

/** What went wrong, in plain words, with a way on. */
export function ErrorNote({ problems, isPartial = false, onRetry }: Properties) {
  const messages = useMessages();
  if (problems.length === 0) return null;
  const texts = new Set(problems.map((problem) => problemText(messages, problem)));
  const requestId = problems.find((problem) => problem.kind === 'refused')?.requestId;
  return (
    <div className="note note-error" role="alert">
      {isPartial && <p>{messages.problems.partial}</p>}
      {[...texts].map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="actions">
        <button type="button" onClick={onRetry}>
          {messages.app.retry}
        </button>
        {requestId !== undefined && (
          <small className="muted">{messages.problems.requestId(requestId)}</small>
        )}
      </p>
    </div>
  );
}
