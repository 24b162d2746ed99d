import { useEffect, useState, useSyncExternalStore } from 'react';

import type { CandidateScan } from '../../api/candidate-scan.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useIsEditor } from '../../components/use-viewer.js';
import { useMessages } from '../../messages/language.js';
import { PairList } from './PairList.js';
import { PairPanel } from './PairPanel.js';
import { usePairDecisions } from './use-pair-decisions.js';

/** How many pairs to find before looking pauses: some minutes of deciding. */
const AT_A_TIME = 10;

interface Properties {
  readonly scan: CandidateScan;
  /** Called with where the shown pair was found, so that the address can lead back there. */
  readonly onPage: (page: string) => void;
}

/** Pairs to go through, one after the other. */
export function PairQueue({ scan, onPage }: Properties) {
  const { matches, app } = useMessages();
  const { pairs, looked, isRunning, isDone, problems } = useSyncExternalStore(
    scan.state.subscribe,
    scan.state.get,
  );
  const decisions = usePairDecisions();
  const isEditor = useIsEditor();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [takesFocus, setTakesFocus] = useState(false);
  useEffect(() => {
    void scan.lookFor(AT_A_TIME);
    return () => scan.stop();
  }, [scan]);

  const isOpen = (key: string) => !decisions.outcomes.has(key);
  const pair = pairs.find(({ key }) => key === chosen) ?? pairs[0];
  const page = pair?.page;
  useEffect(() => {
    if (page !== undefined) onPage(page);
  }, [page, onPage]);

  const goOn = () => {
    const from = pairs.findIndex(({ key }) => key === pair?.key);
    const next = [...pairs.slice(from + 1), ...pairs.slice(0, from)].find(({ key }) => isOpen(key));
    if (next === undefined) {
      if (!isDone) void scan.lookFor(AT_A_TIME);
      return;
    }
    setTakesFocus(true);
    setChosen(next.key);
  };
  return (
    <>
      <p className="actions" aria-live="off">
        <span className="muted">
          {isRunning && <>{matches.looking} </>}
          {matches.looked(looked)} {isDone && matches.done}
        </span>
        {isRunning ? (
          <button type="button" onClick={() => scan.stop()}>
            {app.stop}
          </button>
        ) : (
          !isDone && (
            <button type="button" onClick={() => void scan.lookFor(AT_A_TIME)}>
              {matches.lookFurther}
            </button>
          )
        )}
      </p>
      <ErrorNote problems={problems} onRetry={() => void scan.lookFor(AT_A_TIME)} />
      {pairs.length === 0 && !isRunning && problems.length === 0 && looked > 0 && (
        <EmptyNote title={matches.nothing}>
          <p>{matches.loosen}</p>
        </EmptyNote>
      )}
      {pair !== undefined && (
        <div className="pair-columns">
          <PairList
            pairs={pairs}
            outcomes={decisions.outcomes}
            current={pair.key}
            onChoose={(key) => {
              setTakesFocus(true);
              setChosen(key);
            }}
          />
          <PairPanel
            pair={pair}
            decisions={decisions}
            isEditor={isEditor}
            takesFocus={takesFocus}
            onDecided={goOn}
          />
        </div>
      )}
    </>
  );
}
