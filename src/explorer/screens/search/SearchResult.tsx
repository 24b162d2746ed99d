import { EntityLink } from '../../components/EntityLink.js';
import { TypeMark } from '../../components/TypeMark.js';
import type { SearchQuery } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { kindLabel } from '../../messages/kind-label.js';

type Edge = SearchQuery['search']['edges'][number];

/** One answer: what it is, why it matched, and what tells it from its namesakes. */
export function SearchResult({ edge }: { readonly edge: Edge }) {
  const messages = useMessages();
  const { node, matchedOn } = edge;
  return (
    <li className="result">
      <div className="result-title">
        <EntityLink entity={node} />
        <TypeMark type={node.type} />
      </div>
      {matchedOn !== node.name && (
        <p className="muted">
          <bdi>{messages.search.matchedOn(matchedOn)}</bdi>
        </p>
      )}
      {node.summary !== null && <p dir="auto">{node.summary}</p>}
      {node.relations.edges.length > 0 && (
        <p className="muted">
          {node.relations.edges.map(({ node: relation, neighbor, direction }, index) => (
            <span key={relation.id}>
              {index > 0 && ' · '}
              {kindLabel(messages, relation.kind, direction)} <bdi>{neighbor.name}</bdi>
              {relation.role !== null && ` (${relation.role})`}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
