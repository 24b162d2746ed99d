import { useState } from 'react';

import { usePages } from '../api/use-pages.js';
import { ClaimExtractsDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { ErrorNote } from './ErrorNote.js';
import { ExtractQuote, type Extract } from './ExtractQuote.js';
import { useScreenQuery } from './screen-query.js';

const PAGE = 50;

type KnownExtract = Extract & { readonly id: string };

interface Properties {
  readonly claimId: string;
  /** What stands above already. */
  readonly shown: readonly KnownExtract[];
  readonly others: readonly KnownExtract[];
  /** Whether there are more than these two hold; they are asked for by whoever wants to see them. */
  readonly hasMore: boolean;
}

/** The further extracts of a claim, all of them in the end. */
export function MoreExtracts({ claimId, shown, others, hasMore }: Properties) {
  const { app, entity } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const variables = isOpen && hasMore ? { id: claimId, first: PAGE } : null;
  const pages = usePages(ClaimExtractsDocument, variables, {
    connectionOf: ({ node }) => (node !== null && 'evidence' in node ? node.evidence : undefined),
  });
  useScreenQuery(ClaimExtractsDocument, variables, 'part');
  const shownIds = new Set(shown.map(({ id }) => id));
  const extracts =
    pages.edges?.map(({ node }) => node).filter(({ id }) => !shownIds.has(id)) ?? others;
  const claim = pages.data?.node;
  const total =
    claim !== undefined && claim !== null && 'evidence' in claim
      ? claim.evidence.totalCount - shown.length
      : undefined;
  return (
    <details
      className="more-extracts"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {hasMore && total === undefined
          ? entity.furtherExtracts
          : entity.moreExtracts(total ?? others.length)}
      </summary>
      {extracts.map((extract) => (
        <ExtractQuote key={extract.id} extract={extract} />
      ))}
      <ErrorNote problems={pages.problems} isPartial onRetry={pages.retry} />
      {isOpen && (
        <p className="actions">
          {pages.hasMore && (
            <button type="button" onClick={pages.more} disabled={pages.isLoading}>
              {app.more}
            </button>
          )}
          <a href="#extracts">{entity.allExtracts}</a>
        </p>
      )}
    </details>
  );
}
