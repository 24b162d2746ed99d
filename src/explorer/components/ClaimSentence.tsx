import type { ClaimSaidFragment } from '../generated/graphql.js';
import { kindLabel } from '../messages/kind-label.js';
import { useMessages } from '../messages/language.js';
import { propertyLabel } from '../messages/property-label.js';
import { ClaimDates } from './ClaimDates.js';
import { ClaimMarks } from './ClaimMarks.js';
import { EntityLink } from './EntityLink.js';
import { FactValueText } from './FactValueText.js';
import { Qualifiers } from './Qualifiers.js';

/** A claim in a line: who, what, whom, and whatever keeps it from being a plain fact. */
export function ClaimSentence({ claim }: { readonly claim: ClaimSaidFragment }) {
  const messages = useMessages();
  return (
    <div className={claim.modality === 'ACTUAL' ? 'claim' : `claim claim-${claim.modality}`}>
      <p className="claim-sentence">
        <EntityLink entity={claim.subject} />{' '}
        {'kind' in claim ? (
          <>
            {kindLabel(messages, claim.kind, 'OUT')} <EntityLink entity={claim.target} />
          </>
        ) : (
          'property' in claim && (
            <>
              {propertyLabel(messages, claim.property)}:{' '}
              <FactValueText value={claim.value} name={claim.property} />
            </>
          )
        )}{' '}
        <ClaimMarks claim={claim} />
      </p>
      <Qualifiers qualifiers={claim.qualifiers} />
      <p className="muted claim-dates">
        <ClaimDates claim={claim} />
      </p>
    </div>
  );
}
