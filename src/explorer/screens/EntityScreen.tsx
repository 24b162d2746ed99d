import { useQuery } from '../api/use-query.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useIdInAddress } from '../components/use-address.js';
import { useTitle } from '../components/use-title.js';
import { EntityDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { EntityView } from './entity/EntityView.js';

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
    <EntityView
      key={entity.id}
      entity={entity}
      pageSize={PAGE}
      notes={<ErrorNote problems={problems} isPartial onRetry={retry} />}
    />
  );
}
