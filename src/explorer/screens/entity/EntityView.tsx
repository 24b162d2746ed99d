import type { ReactNode } from 'react';

import { usePages } from '../../api/use-pages.js';
import { EntityFactsDocument } from '../../generated/graphql.js';
import { AllExtracts } from './AllExtracts.js';
import { Conflicts } from './Conflicts.js';
import { EntityHead } from './EntityHead.js';
import { FactList } from './FactList.js';
import { NeighborGraph } from './NeighborGraph.js';
import { RelationSection } from './RelationSection.js';
import type { ShownEntity } from './shown-entity.js';
import { TimelineSection } from './TimelineSection.js';
import { useListedRelations } from './use-listed-relations.js';
import { Withdrawn } from './Withdrawn.js';

const FACTS = 50;

interface Properties {
  readonly entity: ShownEntity;
  /** How many relations the first view brings, and each further page. */
  readonly pageSize: number;
  /** What is to be said of the answer. */
  readonly notes: ReactNode;
}

/** What the first answer brought of an entity, and further pages of its facts and relations. */
export function EntityView({ entity, pageSize, notes }: Properties) {
  const { id } = entity;
  const factPages = usePages(
    EntityFactsDocument,
    { id, first: FACTS },
    { connectionOf: (answer) => answer.entity?.facts, given: entity.facts },
  );
  const facts = (factPages.edges ?? []).map(({ node }) => node);
  const relationPages = useListedRelations(entity, pageSize);
  const relations = relationPages.edges ?? [];
  return (
    <article className="entity">
      <div className="entity-top">
        <div>
          <EntityHead entity={entity} />
          {notes}
          <FactList
            facts={facts}
            problems={factPages.problems}
            onRetry={factPages.retry}
            isLoading={factPages.isLoading}
            onMore={factPages.hasMore ? factPages.more : undefined}
          />
        </div>
        <NeighborGraph entity={entity} />
      </div>
      <Conflicts
        entity={entity}
        // Those of the first view stay, whatever is listed below.
        relations={[...entity.relations.edges, ...relations]}
        facts={facts}
        hasMore={relationPages.hasMore || factPages.hasMore}
      />
      <RelationSection {...relationPages} isTied={entity.degrees.length > 0} />
      <TimelineSection relations={relations} facts={relationPages.isAll ? facts : []} />
      <AllExtracts id={id} />
      <Withdrawn id={id} />
    </article>
  );
}
