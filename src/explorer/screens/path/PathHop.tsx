import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ExtractQuote } from '../../components/ExtractQuote.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { hopDirection, type Hop, type HopRelation } from '../../model/path-hop.js';

/** One step: its first relation in full, parallel ones folded behind their number. */
export function PathHop({ hop }: { readonly hop: Hop }) {
  const { path } = useMessages();
  const [first, ...others] = hop.relations;
  if (first === undefined) return null;
  return (
    <>
      <HopRelationText hop={hop} relation={first} />
      {others.length > 0 && (
        <details>
          <summary>{path.moreRelations(others.length)}</summary>
          {others.map((relation) => (
            <HopRelationText key={relation.id} hop={hop} relation={relation} />
          ))}
        </details>
      )}
    </>
  );
}

/** A relation as a sentence in the direction of the path, with the words that say so. */
function HopRelationText({ hop, relation }: { readonly hop: Hop; readonly relation: HopRelation }) {
  const messages = useMessages();
  const { path, claims } = messages;
  const kind = kindLabel(messages, relation.kind, hopDirection(relation, hop.from));
  const [extract, ...others] = relation.evidence.edges;
  return (
    <div className="path-relation">
      <p className={`path-sentence path-${relation.modality}`}>
        {path
          .hop(kind)
          .split(/(\{from\}|\{to\})/)
          .map((part, place) => {
            if (part === '{from}') return <EntityLink key={place} entity={hop.from} />;
            if (part === '{to}') return <EntityLink key={place} entity={hop.to} />;
            return <span key={place}>{part}</span>;
          })}
        {relation.role !== null && (
          <>
            {' '}
            <span className="muted" dir="auto">
              ({relation.role})
            </span>
          </>
        )}{' '}
        <ClaimMarks claim={relation} />{' '}
        <span className="muted">
          <ClaimDates claim={relation} />
        </span>
        {relation.assertedBy !== null && (
          <span className="muted"> · {claims.saidBy(relation.assertedBy.name)}</span>
        )}
      </p>
      {extract === undefined ? (
        <p className="muted">{claims.noExtracts}</p>
      ) : (
        <ExtractQuote extract={extract.node} />
      )}
      {others.length > 0 && (
        <details>
          <summary>{path.moreExtracts(others.length)}</summary>
          {others.map(({ node }) => (
            <ExtractQuote key={node.id} extract={node} />
          ))}
        </details>
      )}
    </div>
  );
}
