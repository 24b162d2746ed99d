import { useEffect, useRef, useState } from 'react';

import { usePages } from '../../api/use-pages.js';
import { ClaimSentence } from '../../components/ClaimSentence.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ExtractQuote } from '../../components/ExtractQuote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { useHash } from '../../components/use-hash.js';
import { EntityExtractsDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';

const PAGE = 25;
const PLACE = 'extracts';

/** All the words that are cited about an entity, page by page: asked for only by whoever wants to see them. */
export function AllExtracts({ id }: { readonly id: string }) {
  const { app, entity: texts } = useMessages();
  const details = useRef<HTMLDetailsElement>(null);
  const isAskedFor = useHash() === `#${PLACE}`;
  const [isOpen, setOpen] = useState(isAskedFor);
  useEffect(() => {
    if (!isAskedFor || details.current === null) return;
    details.current.open = true;
    details.current.scrollIntoView();
  }, [isAskedFor]);
  const variables = isOpen ? { id, first: PAGE } : null;
  const { data, edges, problems, isLoading, hasMore, more, retry } = usePages(
    EntityExtractsDocument,
    variables,
    { connectionOf: ({ entity }) => entity?.evidence },
  );
  useScreenQuery(EntityExtractsDocument, variables, 'part');
  const count = data?.entity?.evidence.totalCount;
  return (
    <details
      ref={details}
      id={PLACE}
      className="withdrawn"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{texts.allExtracts}</summary>
      {isOpen && (
        <>
          {count !== undefined && <p className="muted">{texts.extractCount(count)}</p>}
          {edges === undefined && isLoading && <Skeleton />}
          <ol className="citations">
            {edges?.map(({ node }) => (
              <li key={node.id} className="citation">
                <ExtractQuote extract={node} />
                <ClaimSentence claim={node.claim} />
              </li>
            ))}
          </ol>
          <ErrorNote problems={problems} isPartial={edges !== undefined} onRetry={retry} />
          {hasMore && (
            <p>
              <button type="button" onClick={more} disabled={isLoading}>
                {app.more}
              </button>
            </p>
          )}
        </>
      )}
    </details>
  );
}
