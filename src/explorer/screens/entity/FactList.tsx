import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import { Extracts } from '../../components/Extracts.js';
import { FactValueText } from '../../components/FactValueText.js';
import { Qualifiers } from '../../components/Qualifiers.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { ClaimMenu } from '../edit/ClaimMenu.js';
import type { ShownEntity } from './shown-entity.js';

/** Facts that the head of the screen tells already. */
const TOLD: ReadonlySet<string> = new Set(['NAME', 'ALIAS', 'SUMMARY']);

/** What is claimed of an entity alone, each with the words or the source that say so. */
export function FactList({ entity }: { readonly entity: ShownEntity }) {
  const messages = useMessages();
  const facts = entity.facts.edges
    .map(({ node }) => node)
    .filter(({ property, rank }) => !TOLD.has(property) || rank !== 'NORMAL');
  if (facts.length === 0) return null;
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
                <Extracts evidence={fact.evidence} />
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
    </section>
  );
}
