import { useSearch } from 'wouter';

import { useQuery } from '../api/use-query.js';
import { EntityLink } from '../components/EntityLink.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { ExtractQuote } from '../components/ExtractQuote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useTitle } from '../components/use-title.js';
import { Waiting } from '../components/Waiting.js';
import { PathsDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';

/** `/path?from&to`: how two entities hang together. */
export function PathScreen() {
  const { path } = useMessages();
  const parameters = new URLSearchParams(useSearch());
  const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? ''];
  const variables = from === '' || to === '' ? null : { from, to };
  const { data, problems, isLoading, since, retry, cancel } = useQuery(PathsDocument, variables);
  useScreenQuery(PathsDocument, variables);
  useTitle(path.title);
  return (
    <>
      <h1>{path.title}</h1>
      {isLoading && <Waiting since={since} onStop={cancel} />}
      {isLoading && data === undefined && <Skeleton />}
      <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
      <ol className="results">
        {data?.paths.map(({ nodes, hops }) => (
          <li key={nodes.map(({ id }) => id).join(' ')} className="result">
            <p className="legend">
              {nodes.map((node) => (
                <EntityLink key={node.id} entity={node} />
              ))}
            </p>
            {hops.map(({ relations }) =>
              relations[0]?.evidence.edges.map(({ node }) => (
                <ExtractQuote key={node.id} extract={node} />
              )),
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
