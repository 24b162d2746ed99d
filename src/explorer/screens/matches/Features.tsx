import type { CandidatePair } from '../../api/candidate-scan.js';
import { useMessages } from '../../messages/language.js';
import { nameWords } from '../../messages/name-words.js';

/** What the likeness of a pair is made of: what speaks for it, and what against. */
export function Features({ features }: Pick<CandidatePair, 'features'>) {
  const { matches, format } = useMessages();
  const most = Math.max(1, ...features.map(({ bits }) => Math.abs(bits)));
  return (
    <>
      <h3>{matches.why}</h3>
      <ul className="features">
        {features.map(({ name, bits, detail }) => {
          const agrees = bits >= 0;
          const figure = format.number(Math.round(Math.abs(bits) * 10) / 10);
          return (
            <li key={`${name} ${detail}`} className={agrees ? 'feature-for' : 'feature-against'}>
              <span>
                <span aria-hidden="true">{agrees ? '+' : '−'}</span>{' '}
                <strong>{matches.features[name] ?? nameWords(name)}</strong>{' '}
                {agrees ? matches.agrees(figure) : matches.disagrees(figure)}
              </span>
              <meter
                aria-hidden="true"
                min={0}
                max={most}
                value={Math.abs(bits)}
                className="feature-bits"
              />
              <span className="muted" dir="auto">
                {detail}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
