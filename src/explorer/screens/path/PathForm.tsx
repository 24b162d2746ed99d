import { useId, useState, type SyntheticEvent } from 'react';

import { EntityPicker } from '../../components/EntityPicker.js';
import type { EntityName } from '../../components/EntityLink.js';
import { useMessages } from '../../messages/language.js';
import { EMPTY_PATH_QUESTION, type PathQuestion } from '../../model/path-question.js';
import { PathOptions } from './PathOptions.js';
import type { PathEnds } from './use-path-ends.js';

interface Properties {
  readonly question: PathQuestion;
  readonly ends: PathEnds;
  readonly onAsk: (question: PathQuestion) => void;
}

/** What is asked. It changes freely until it is sent, since a search may take long. */
export function PathForm({ question, ends, onAsk }: Properties) {
  const { path } = useMessages();
  const id = useId();
  const [draft, setDraft] = useState(question);
  /** What was picked here; the others are known by the ids of the address. */
  const [picked, setPicked] = useState<readonly EntityName[]>([]);
  const entityOf = (wanted: string, end: EntityName | null) =>
    wanted === ''
      ? null
      : (picked.find((entity) => entity.id === wanted) ??
        [ends.from, ends.to].find((entity) => entity?.id === wanted) ??
        end);
  const pick = (entity: EntityName, side: 'from' | 'to') => {
    setPicked([...picked, entity]);
    const changed = { ...draft, [side]: entity.id };
    setDraft(changed);
    // The end that was still missing makes the question whole: no need to press for the answer.
    const wasWhole = draft.from !== '' && draft.to !== '';
    if (!wasWhole && changed.from !== '' && changed.to !== '') onAsk(changed);
  };
  const swap = () => {
    const swapped = { ...draft, from: draft.to, to: draft.from };
    if (draft.from !== '' && draft.to !== '') onAsk(swapped);
    else setDraft(swapped);
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (draft.from !== '' && draft.to !== '') onAsk(draft);
  };
  const hasOptions =
    JSON.stringify({ ...question, from: '', to: '' }) !== JSON.stringify(EMPTY_PATH_QUESTION);
  return (
    <form className="path-form" onSubmit={submit}>
      <div className="path-ends">
        <EntityPicker
          id={`${id}from`}
          label={path.from}
          value={entityOf(draft.from, draft.from === question.from ? ends.from : null)}
          onPick={(entity) => pick(entity, 'from')}
        />
        <button type="button" onClick={swap} className="path-swap">
          <span aria-hidden="true">⇄</span> {path.swap}
        </button>
        <EntityPicker
          id={`${id}to`}
          label={path.to}
          value={entityOf(draft.to, draft.to === question.to ? ends.to : null)}
          onPick={(entity) => pick(entity, 'to')}
        />
      </div>
      <details className="path-options" open={hasOptions}>
        <summary>{path.options}</summary>
        <PathOptions draft={draft} onChange={setDraft} />
      </details>
      {draft.avoidIds.length > 0 && (
        <p className="actions">
          <span>{path.around}:</span>
          {draft.avoidIds.map((avoided) => (
            <button
              key={avoided}
              type="button"
              title={path.throughAgain(ends.names[avoided] ?? avoided)}
              aria-label={path.throughAgain(ends.names[avoided] ?? avoided)}
              onClick={() =>
                onAsk({ ...draft, avoidIds: draft.avoidIds.filter((other) => other !== avoided) })
              }
            >
              <bdi>{ends.names[avoided] ?? avoided}</bdi>
              <span aria-hidden="true">✕</span>
            </button>
          ))}
        </p>
      )}
      <p className="actions">
        <button type="submit" className="primary">
          {path.find}
        </button>
      </p>
    </form>
  );
}
