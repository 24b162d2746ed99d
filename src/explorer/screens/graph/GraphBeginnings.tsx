import { useQuery } from '../../api/use-query.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Skeleton } from '../../components/Skeleton.js';
import { TypeShape } from '../../components/TypeShape.js';
import { GraphBeginningsDocument, type CanvasNodeFragment } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';

const VARIABLES = {};
const OFFERED = 8;

/** For an empty canvas: the best connected of whom the newest articles speak. */
export function GraphBeginnings({ onBegin }: { readonly onBegin: (id: string) => void }) {
  const { graph } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(GraphBeginningsDocument, VARIABLES);
  const offered = new Map<string, CanvasNodeFragment>();
  for (const { node } of data?.entities.edges ?? []) {
    if (!('mentions' in node)) continue;
    for (const { node: mention } of node.mentions.edges) offered.set(mention.id, mention);
  }
  const best = [...offered.values()].sort((a, b) => b.degree - a.degree).slice(0, OFFERED);
  return (
    <EmptyNote title={graph.emptyTitle}>
      <p>{graph.emptyHelp}</p>
      <ErrorNote problems={problems} onRetry={retry} />
      {data === undefined && isLoading && <Skeleton lines={3} />}
      <ul className="graph-beginnings">
        {best.map(({ id, name, type }) => (
          <li key={id}>
            <button type="button" onClick={() => onBegin(id)}>
              <TypeShape type={type} />
              <bdi>{name}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </EmptyNote>
  );
}
