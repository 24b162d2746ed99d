import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';

import { usePages } from '../../api/use-pages.js';
import { announce } from '../../components/announce.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { EntityDocument, EntityRelationsDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { entityAddress } from '../../model/addresses.js';
import {
  readRelationChoice,
  writeRelationChoice,
  type RelationChoice,
} from '../../model/entity-address.js';
import { RelationFilter } from './RelationFilter.js';
import { RelationTable } from './RelationTable.js';
import type { ShownEntity } from './shown-entity.js';
import { TimelineSection } from './TimelineSection.js';

interface Properties {
  readonly entity: ShownEntity;
  readonly pageSize: number;
}

/** The relations of an entity, all or of a kind and a day, page by page, and when they held. */
export function RelationSection({ entity, pageSize }: Properties) {
  const { entity: texts } = useMessages();
  const [, navigate] = useLocation();
  const choice = readRelationChoice(useSearch());
  const isAll = choice.kind === null && choice.at === null;
  const variables = {
    id: entity.id,
    first: pageSize,
    ...(choice.kind === null ? {} : { kinds: [choice.kind], direction: choice.direction }),
    ...(choice.at === null ? {} : { at: { from: choice.at } }),
  };
  const { data, edges, problems, isLoading, isEarlier, hasMore, more, retry } = usePages(
    EntityRelationsDocument,
    variables,
    {
      connectionOf: (answer) => answer.entity?.relations,
      given: isAll ? entity.relations : undefined,
    },
  );
  useScreenQuery(
    isAll ? EntityDocument : EntityRelationsDocument,
    isAll ? { id: entity.id, first: pageSize } : variables,
  );
  const degrees = (isAll ? undefined : data?.entity?.degrees) ?? entity.degrees;
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
  const choose = (next: RelationChoice) =>
    navigate(entityAddress(entity.id) + writeRelationChoice(next), { replace: true });

  return (
    <>
      <section aria-labelledby="relations">
        <h2 id="relations">{texts.relations}</h2>
        {entity.degrees.length === 0 ? (
          <p className="muted">{texts.noRelations}</p>
        ) : (
          <>
            <RelationFilter choice={choice} degrees={degrees} onChange={choose} />
            <ErrorNote problems={problems} isPartial={edges !== undefined} onRetry={retry} />
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
                onMore={hasMore ? more : undefined}
              />
            )}
          </>
        )}
      </section>
      <TimelineSection
        relations={edges ?? []}
        facts={isAll ? entity.facts.edges.map(({ node }) => node) : []}
      />
    </>
  );
}
