import { Link, useParams } from 'wouter';

import { useQuery } from '../api/use-query.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { TypeMark } from '../components/TypeMark.js';
import { useTitle } from '../components/use-title.js';
import { EntityDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { graphAddress, pathAddress } from '../model/addresses.js';
import { EntityMenu } from './edit/EntityMenu.js';
import { RelationTable } from './entity/RelationTable.js';

const PAGE = 20;

/** `/e/:id`: what is known of an entity. */
export function EntityScreen() {
  const { entity: texts, format } = useMessages();
  const { id } = useParams<{ id: string }>();
  const variables = { id, first: PAGE };
  const { data, problems, isLoading, retry } = useQuery(EntityDocument, variables);
  useScreenQuery(EntityDocument, variables);
  useTitle(data?.entity?.name);

  if (data === undefined) {
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
    <article>
      <h1 dir="auto">{entity.name}</h1>
      <p className="field-row">
        <TypeMark type={entity.type} />
        <span className="muted">{texts.count(entity.degree)}</span>
      </p>
      {entity.summary !== null && <p dir="auto">{entity.summary}</p>}
      {entity.aliases.length > 0 && (
        <p className="muted">
          {texts.alsoKnownAs}: <bdi>{format.list(entity.aliases)}</bdi>
        </p>
      )}
      <p className="actions">
        <Link className="button" href={graphAddress([entity.id])}>
          {texts.openGraph}
        </Link>
        <Link className="button" href={pathAddress(entity.id)}>
          {texts.findPaths}
        </Link>
        <EntityMenu entityId={entity.id} />
      </p>
      <ErrorNote problems={problems} isPartial onRetry={retry} />
      <h2>{texts.relations}</h2>
      {entity.relations.edges.length === 0 ? (
        <p>{texts.noRelations}</p>
      ) : (
        <RelationTable edges={entity.relations.edges} />
      )}
    </article>
  );
}
