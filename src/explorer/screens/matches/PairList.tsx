import type { CandidatePair } from '../../api/candidate-scan.js';
import { useMessages } from '../../messages/language.js';
import type { Outcome } from './use-pair-decisions.js';

interface Properties {
  readonly pairs: readonly CandidatePair[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** The pairs that were found, and what became of each. */
export function PairList({ pairs, outcomes, current, onChoose }: Properties) {
  const { matches, format } = useMessages();
  const stateOf = (key: string) => {
    const outcome = outcomes.get(key);
    if (outcome?.kind === 'decided')
      return outcome.judgement === 'POSITIVE' ? matches.isSame : matches.isDifferent;
    return outcome?.kind === 'skipped' ? matches.isSkipped : undefined;
  };
  return (
    <nav aria-label={matches.pairs} className="pair-list">
      <p className="muted">{matches.pairsFound(pairs.length)}</p>
      <ul>
        {pairs.map(({ key, asked, entity, score }) => (
          <li key={key}>
            <button
              type="button"
              className="quiet"
              aria-current={key === current}
              onClick={() => onChoose(key)}
            >
              <span>
                <bdi>{asked.name}</bdi> · <bdi>{entity.name}</bdi>
              </span>
              <small>
                {stateOf(key) ?? matches.score(`${format.number(Math.round(score * 1000) / 10)} %`)}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
