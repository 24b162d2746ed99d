import { useQuery } from '../api/use-query.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useIdInAddress } from '../components/use-address.js';
import { useTitle } from '../components/use-title.js';
import { EntityDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { Conflicts } from './entity/Conflicts.js';
import { EntityHead } from './entity/EntityHead.js';
import { FactList } from './entity/FactList.js';
import { NeighborGraph } from './entity/NeighborGraph.js';
import { RelationSection } from './entity/RelationSection.js';
import { Withdrawn } from './entity/Withdrawn.js';

const PAGE = 25;

/** `/e/:id`: what is known of an entity. */
export function EntityScreen() {
  const { entity: texts } = useMessages();
  const id = useIdInAddress();
  const variables = { id, first: PAGE };
  const { data, problems, isLoading, isEarlier, retry } = useQuery(EntityDocument, variables);
  useScreenQuery(EntityDocument, variables);
  useTitle(data?.entity?.name);

  if (data === undefined || isEarlier) {
    return isLoading ? <Skeleton lines={8} /> : <ErrorNote problems={problems} onRetry={retry} />;
  }
  if (data.entity === null) {
    return (
      <>
        <h1>{texts.unknownTitle}</h1>
        <EmptyNote title={texts.unknownText(id)} />
        <ErrorNote problems={problems} onRetry={retry} />
      </>
    );
  }
  const { entity } = data;
  return (
    <article className="entity">
      <div className="entity-top">
        <div>
          <EntityHead entity={entity} />
          <ErrorNote problems={problems} isPartial onRetry={retry} />
          <FactList entity={entity} />
        </div>
        <NeighborGraph entity={entity} />
      </div>
      <Conflicts entity={entity} />
      <RelationSection key={entity.id} entity={entity} pageSize={PAGE} />
      <Withdrawn key={`withdrawn ${entity.id}`} id={entity.id} />
    </article>
  );
}
