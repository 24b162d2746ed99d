import { useEffect, useRef } from 'react';
import { Link } from 'wouter';

import type { CandidatePair } from '../../api/candidate-scan.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useMessages } from '../../messages/language.js';
import { Features } from './Features.js';
import { refusalText } from './refusal-text.js';
import { SideBySide } from './SideBySide.js';
import { decisionsAddress } from './matches-address.js';
import type { PairDecisions } from './use-pair-decisions.js';

interface Properties {
  readonly pair: CandidatePair;
  readonly decisions: PairDecisions;
  readonly isEditor: boolean;
  /** Whether the focus comes here, as it does after a decision on the pair before. */
  readonly takesFocus: boolean;
  readonly onDecided: () => void;
}

/** One pair, compared, with the decision on it. Its keys work while the focus is in it. */
export function PairPanel({ pair, decisions, isEditor, takesFocus, onDecided }: Properties) {
  const messages = useMessages();
  const { matches, format } = messages;
  const panel = useRef<HTMLElement>(null);
  const { asked, entity, features, score, key } = pair;
  const outcome = decisions.outcomes.get(key);
  useEffect(() => {
    if (takesFocus) panel.current?.focus();
  }, [key, takesFocus]);

  const decide = async (judgement: 'POSITIVE' | 'NEGATIVE') => {
    if (!decisions.isChanging && (await decisions.decide(pair, judgement))) onDecided();
  };
  const skip = () => {
    decisions.skip(pair);
    onDecided();
  };
  const undo = () => void decisions.undo(pair);
  const isOpen = outcome === undefined || outcome.kind === 'skipped';
  const byKey: Readonly<Record<string, () => void>> = {
    s: () => void decide('POSITIVE'),
    d: () => void decide('NEGATIVE'),
    k: skip,
  };
  const title = matches.pair(asked.name, entity.name);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className="pair-panel"
      aria-label={title}
      onKeyDown={(event) => {
        const { ctrlKey, altKey, metaKey, target } = event;
        const pressed = event.key.toLowerCase();
        // Letters belong to whatever is typed into, and shortcuts to the browser.
        if (ctrlKey || altKey || metaKey || !isEditor) return;
        if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
        const action = pressed === 'u' ? undo : isOpen ? byKey[pressed] : undefined;
        if (action === undefined) return;
        event.preventDefault();
        action();
      }}
    >
      <h2>
        <bdi>{asked.name}</bdi> · <bdi>{entity.name}</bdi>
      </h2>
      <p>{matches.score(`${format.number(Math.round(score * 1000) / 10)} %`)}</p>
      {outcome?.kind === 'refused' && (
        <div className="note note-error" role="alert">
          <p>{refusalText(messages, pair, outcome.error)}</p>
          <p className="muted">{matches.serverSays(outcome.error.message)}</p>
          <p>
            <Link href={decisionsAddress([pair.recordId, pair.otherRecordId])}>
              {matches.showDecisions}
            </Link>
          </p>
        </div>
      )}
      {outcome?.kind === 'decided' && (
        <p className="outcome">
          <strong>{outcome.judgement === 'POSITIVE' ? matches.isSame : matches.isDifferent}</strong>
        </p>
      )}
      {outcome?.kind === 'failed' && (
        <ErrorNote problems={outcome.problems} onRetry={() => decisions.forget(pair)} />
      )}
      {isEditor && (
        <>
          <p className="actions">
            {outcome?.kind === 'decided' ? (
              <button type="button" disabled={decisions.isChanging} onClick={undo}>
                {matches.undo}
              </button>
            ) : (
              <>
                <button
                  type="button"
                  className="primary"
                  aria-keyshortcuts="s"
                  disabled={decisions.isChanging}
                  onClick={byKey['s']}
                >
                  {matches.same}
                </button>
                <button
                  type="button"
                  className="primary"
                  aria-keyshortcuts="d"
                  disabled={decisions.isChanging}
                  onClick={byKey['d']}
                >
                  {matches.different}
                </button>
                <button type="button" aria-keyshortcuts="k" onClick={skip}>
                  {matches.skip}
                </button>
              </>
            )}
          </p>
          <p className="muted key-help">{matches.keys}</p>
        </>
      )}
      <Features features={features} />
      {outcome?.kind !== 'decided' && <SideBySide left={asked.id} right={entity.id} />}
    </section>
  );
}
