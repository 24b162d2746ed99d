import { useState } from 'react';

import { useQuery } from '../../api/use-query.js';
import { ClaimSentence } from '../../components/ClaimSentence.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Extracts } from '../../components/Extracts.js';
import { Skeleton } from '../../components/Skeleton.js';
import { EntityWithdrawnDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';

/** What was taken back or is not believed: asked for only by whoever wants to see it. */
export function Withdrawn({ id }: { readonly id: string }) {
  const { entity: texts } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const { data, problems, isLoading, retry } = useQuery(
    EntityWithdrawnDocument,
    isOpen ? { ids: [id] } : null,
  );
  const claims = new Map(
    data === undefined
      ? []
      : [...data.retracted.edges, ...data.deprecated.edges].map(({ node }) => [node.id, node]),
  );
  return (
    <details className="withdrawn" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{texts.withdrawn}</summary>
      {isOpen && (
        <>
          <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
          {data === undefined && isLoading && <Skeleton />}
          {data !== undefined && claims.size === 0 && <p className="muted">{texts.noWithdrawn}</p>}
          <ul className="withdrawn-claims">
            {[...claims.values()].map((claim) => (
              <li key={claim.id}>
                <ClaimSentence claim={claim} />
                <Extracts claim={claim} />
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
