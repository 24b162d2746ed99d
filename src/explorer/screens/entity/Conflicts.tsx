import { ClaimSentence } from '../../components/ClaimSentence.js';
import { Extracts } from '../../components/Extracts.js';
import type { ClaimSaidFragment } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { conflictGroups } from '../../model/conflict-groups.js';
import type { ShownEntity, ShownFact, ShownRelation } from './shown-entity.js';

interface Properties {
  readonly entity: ShownEntity;
  /** Of all pages that are listed. */
  readonly relations: readonly ShownRelation[];
  readonly facts: readonly ShownFact[];
  /** Whether others are not listed yet, which may differ as well. */
  readonly hasMore: boolean;
}

/** Claims that cannot all be right, side by side with the words that say so. */
export function Conflicts({ entity, relations, facts, hasMore }: Properties) {
  const { entity: texts } = useMessages();
  const groups = conflictGroups(disputed(entity, relations, facts));
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
              <Extracts claim={claim} />
            </li>
          ))}
        </ul>
      ))}
      {hasMore && <p className="muted">{texts.differMore}</p>}
    </section>
  );
}

/** The listed claims that others contradict, told as the others are. */
function* disputed(
  { id, type, name }: ShownEntity,
  relations: readonly ShownRelation[],
  facts: readonly ShownFact[],
): Generator<{ claim: ClaimSaidFragment; conflicts: readonly ClaimSaidFragment[] }> {
  const self = { id, type, name };
  for (const { node, direction, neighbor } of relations) {
    const [subject, target] = direction === 'IN' ? [neighbor, self] : [self, neighbor];
    yield { claim: { ...node, subject, target }, conflicts: node.conflicts };
  }
  for (const fact of facts) {
    yield { claim: { ...fact, subject: self }, conflicts: fact.conflicts };
  }
}
