import { useQuery } from '../../api/use-query.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { useTitle } from '../../components/use-title.js';
import { BeginningsDocument } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';

const VARIABLES = {};

/** Ways into the graph for whoever has no name in mind: the newest articles, and whom they speak of. */
export function Beginnings() {
  const { app, search, format } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(BeginningsDocument, VARIABLES);
  useScreenQuery(BeginningsDocument, VARIABLES);
  useTitle(undefined);
  return (
    <>
      <h1>{app.subtitle}</h1>
      <p>{search.beginHelp}</p>
      <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
      {data === undefined && isLoading && <Skeleton lines={8} />}
      <ul className="results">
        {data?.entities.edges.map(({ node }) => (
          <li key={node.id} className="result">
            <div className="result-title">
              <EntityLink entity={node} />
            </div>
            {'publishedAt' in node && (
              <>
                <p className="muted">
                  {node.publishedAt !== null && format.date(node.publishedAt.slice(0, 10))}
                </p>
                <p className="legend">
                  {node.mentions.edges.map(({ node: mention }) => (
                    <EntityLink key={mention.id} entity={mention} />
                  ))}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
