import { ClaimSentence } from '../../components/ClaimSentence.js';
import { Extracts } from '../../components/Extracts.js';
import type { ClaimSaidFragment } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { conflictGroups } from '../../model/conflict-groups.js';
import type { ShownEntity } from './shown-entity.js';

/** Claims that cannot all be right, side by side with the words that say so. */
export function Conflicts({ entity }: { readonly entity: ShownEntity }) {
  const { entity: texts } = useMessages();
  const groups = conflictGroups(disputed(entity));
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="differ" className="conflicts">
      <h2 id="differ">
        <span aria-hidden="true">⚡ </span>
        {texts.differ}
      </h2>
      <p>{texts.differHelp}</p>
      {groups.map((claims) => (
        <ul key={claims[0]?.id} className="conflict-group">
          {claims.map((claim) => (
            <li key={claim.id} className={`conflict-claim rank-${claim.rank}`}>
              <ClaimSentence claim={claim} />
              <Extracts evidence={claim.evidence} />
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}

/** The claims of the first view that others contradict, told as the others are. */
function* disputed({
  id,
  type,
  name,
  relations,
  facts,
}: ShownEntity): Generator<{ claim: ClaimSaidFragment; conflicts: readonly ClaimSaidFragment[] }> {
  const self = { id, type, name };
  for (const { node, direction, neighbor } of relations.edges) {
    const [subject, target] = direction === 'IN' ? [neighbor, self] : [self, neighbor];
    yield { claim: { ...node, subject, target }, conflicts: node.conflicts };
  }
  for (const { node } of facts.edges) {
    yield { claim: { ...node, subject: self }, conflicts: node.conflicts };
  }
}
