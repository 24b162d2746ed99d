import type { Problem } from '../../api/problem.js';
import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Extracts } from '../../components/Extracts.js';
import { FactValueText } from '../../components/FactValueText.js';
import { Qualifiers } from '../../components/Qualifiers.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { ClaimMenu } from '../edit/ClaimMenu.js';
import type { ShownFact } from './shown-entity.js';

/** Facts that the head of the screen tells already. */
const TOLD: ReadonlySet<string> = new Set(['NAME', 'ALIAS', 'SUMMARY']);

interface Properties {
  readonly facts: readonly ShownFact[];
  readonly problems: readonly Problem[];
  readonly onRetry: () => void;
  readonly isLoading: boolean;
  readonly onMore: (() => void) | undefined;
}

/** What is claimed of an entity alone, each with the words or the source that say so. */
export function FactList({ facts: all, problems, onRetry, isLoading, onMore }: Properties) {
  const messages = useMessages();
  const facts = all.filter(({ property, rank }) => !TOLD.has(property) || rank !== 'NORMAL');
  // Those that are shown may all be told already while others are yet to come.
  if (facts.length === 0 && onMore === undefined && problems.length === 0) return null;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{messages.entity.facts}</h2>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.id} className={`fact claim-${fact.modality}`}>
            <dt>{propertyLabel(messages, fact.property)}</dt>
            <dd>
              <p className="fact-value">
                <FactValueText value={fact.value} name={fact.property} />{' '}
                <ClaimMarks claim={fact} isDisputed={fact.conflicts.length > 0} />{' '}
                <span className="muted">
                  <ClaimDates claim={fact} />
                </span>{' '}
                <ClaimMenu claimId={fact.id} />
              </p>
              <Qualifiers qualifiers={fact.qualifiers} />
              {fact.assertedBy !== null && (
                <p className="muted">
                  {messages.claims.saidBy('')} <EntityLink entity={fact.assertedBy} />
                </p>
              )}
              {fact.evidence.edges.length > 0 ? (
                <Extracts claim={fact} />
              ) : (
                <p className="muted fact-source">
                  {messages.entity.from}{' '}
                  <bdi>{messages.format.list(fact.sources.map(({ name }) => name))}</bdi>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ErrorNote problems={problems} isPartial onRetry={onRetry} />
      {(onMore !== undefined || isLoading) && (
        <p>
          <button type="button" onClick={onMore} disabled={isLoading}>
            {messages.app.more}
          </button>
        </p>
      )}
    </section>
  );
}
