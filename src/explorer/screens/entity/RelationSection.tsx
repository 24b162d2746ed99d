import { useEffect } from 'react';

import { announce } from '../../components/announce.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Skeleton } from '../../components/Skeleton.js';
import { useMessages } from '../../messages/language.js';
import { RelationFilter } from './RelationFilter.js';
import { RelationTable } from './RelationTable.js';
import type { useListedRelations } from './use-listed-relations.js';

type Properties = ReturnType<typeof useListedRelations> & {
  /** Whether the entity has any relation at all. */
  readonly isTied: boolean;
};

/** The relations of an entity, all or of a kind and a day, page by page. */
export function RelationSection(listed: Properties) {
  const { entity: texts } = useMessages();
  const { isTied, choice, choose, degrees, isAll, isLoading, isEarlier, edges } = listed;
  const count = degrees
    .filter(
      ({ kind, direction }) =>
        choice.kind === null ||
        (kind === choice.kind && (choice.direction === 'BOTH' || direction === choice.direction)),
    )
    .reduce((sum, degree) => sum + degree.count, 0);
  const summary = texts.count(count);
  useEffect(() => {
    if (!isAll && !isLoading) announce(summary);
  }, [isAll, isLoading, summary]);

  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{texts.relations}</h2>
      {!isTied ? (
        <p className="muted">{texts.noRelations}</p>
      ) : (
        <>
          <RelationFilter choice={choice} degrees={degrees} onChange={choose} />
          <ErrorNote
            problems={listed.problems}
            isPartial={edges !== undefined}
            onRetry={listed.retry}
          />
          {edges === undefined && isLoading && <Skeleton />}
          {edges?.length === 0 && !isEarlier && (
            <EmptyNote title={texts.noneNow}>
              <p>{texts.loosen}</p>
            </EmptyNote>
          )}
          {edges !== undefined && edges.length > 0 && (
            <RelationTable
              edges={edges}
              caption={summary}
              isStale={isEarlier}
              onMore={listed.hasMore ? listed.more : undefined}
            />
          )}
        </>
      )}
    </section>
  );
}
