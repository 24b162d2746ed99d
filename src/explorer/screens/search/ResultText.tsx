import { MarkedText } from '../../components/MarkedText.js';
import { TypeMark } from '../../components/TypeMark.js';
import { TypeShape } from '../../components/TypeShape.js';
import type { Suggestion } from '../../components/use-suggestions.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { valueText } from '../../messages/value-text.js';

interface Properties {
  readonly edge: Suggestion;
  readonly query: string;
}

/** One answer: what it is, why it matched, and what tells it from its namesakes. */
export function ResultText({ edge: { node, matchedOn }, query }: Properties) {
  const messages = useMessages();
  const { search } = messages;
  return (
    <>
      <span className="search-result-title">
        <span className="search-result-name">
          <MarkedText text={node.name} query={query} />
        </span>
        <TypeMark type={node.type} />
        {node.degree > 0 && <span className="muted">{search.relations(node.degree)}</span>}
      </span>
      {matchedOn !== node.name && (
        <span className="search-result-line">
          {search.alsoCalled} <MarkedText text={matchedOn} query={query} />
        </span>
      )}
      {node.summary !== null && (
        <span className="search-result-line" dir="auto">
          {node.summary}
        </span>
      )}
      {node.facts.edges.length > 0 && (
        <span className="search-result-line muted">
          {node.facts.edges.map(({ node: { id, property, value } }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              {propertyLabel(messages, property)}:{' '}
              <bdi>
                {'entity' in value ? value.entity.name : valueText(messages, property, value)}
              </bdi>
            </span>
          ))}
        </span>
      )}
      {node.relations.edges.length > 0 && (
        <span className="search-result-line muted">
          {node.relations.edges.map(({ node: relation, neighbor, direction }, index) => (
            <span key={relation.id} className="search-result-relation">
              {index > 0 && '· '}
              {kindLabel(messages, relation.kind, direction)} <TypeShape type={neighbor.type} />
              <bdi>{neighbor.name}</bdi>
              {relation.role !== null && <bdi> ({relation.role})</bdi>}{' '}
            </span>
          ))}
        </span>
      )}
    </>
  );
}
