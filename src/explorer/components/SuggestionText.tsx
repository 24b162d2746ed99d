import { kindLabel } from '../messages/kind-label.js';
import { useMessages } from '../messages/language.js';
import { MarkedText } from './MarkedText.js';
import type { Suggestion } from './use-suggestions.js';

interface Properties {
  readonly edge: Suggestion;
  readonly query: string;
}

/** A name, why it matched if that is not to be seen in it, and what tells it from its namesakes. */
export function SuggestionText({ edge: { node, matchedOn }, query }: Properties) {
  const messages = useMessages();
  const [relation] = node.relations.edges;
  return (
    <>
      <span className="suggestion-name">
        <MarkedText text={node.name} query={query} />
      </span>
      {matchedOn !== node.name && (
        <span className="suggestion-alias">
          {messages.search.alsoCalled} <MarkedText text={matchedOn} query={query} />
        </span>
      )}
      {node.summary !== null ? (
        <bdi className="suggestion-detail">{node.summary}</bdi>
      ) : (
        relation !== undefined && (
          <span className="suggestion-detail">
            {kindLabel(messages, relation.node.kind, relation.direction)}{' '}
            <bdi>{relation.neighbor.name}</bdi>
            {relation.node.role !== null && <bdi> ({relation.node.role})</bdi>}
          </span>
        )
      )}
    </>
  );
}
