import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import type { ClaimToEditFragment } from '../../generated/graphql.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { formOfClaim } from '../../model/claim-form.js';
import { describeClaim } from './describe-claim.js';

/** A claim in a line, as it is recorded. */
export function ClaimStatement({ claim }: { readonly claim: ClaimToEditFragment }) {
  const messages = useMessages();
  const lines = describeClaim(messages, formOfClaim(claim));
  const textOf = (key: string) => lines.find((line) => line.key === key)?.text ?? '';
  return (
    <p className="claim-statement">
      <EntityLink entity={claim.subject} />{' '}
      {'kind' in claim ? (
        <>
          {kindLabel(messages, claim.kind, 'OUT')} <EntityLink entity={claim.target} />
        </>
      ) : (
        <>
          {textOf('property')}: <bdi>{textOf('value')}</bdi>
        </>
      )}{' '}
      <span className="muted">
        <ClaimDates claim={claim} />
      </span>{' '}
      <ClaimMarks claim={claim} />
    </p>
  );
}
