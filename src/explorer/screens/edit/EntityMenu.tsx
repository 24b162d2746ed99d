import { Link } from 'wouter';

import { useIsEditor } from '../../components/use-viewer.js';
import { useMessages } from '../../messages/language.js';
import { matchesAddress, newClaimAddress } from '../../model/addresses.js';

/** What an editor may do with an entity. Nothing for whoever only reads. */
export function EntityMenu({ entityId }: { readonly entityId: string }) {
  const { edit, matches } = useMessages();
  if (!useIsEditor()) return null;
  return (
    <>
      <Link className="button" href={newClaimAddress(entityId)}>
        {edit.addClaim}
      </Link>
      <Link className="button" href={matchesAddress(entityId)}>
        {matches.title}
      </Link>
    </>
  );
}
