import { Link } from 'wouter';

import { useQuery } from '../../api/use-query.js';
import { ClaimDates } from '../../components/ClaimDates.js';
import { ClaimMarks } from '../../components/ClaimMarks.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ExtractQuote } from '../../components/ExtractQuote.js';
import { Skeleton } from '../../components/Skeleton.js';
import { FactValueText } from '../../components/FactValueText.js';
import { TypeMark } from '../../components/TypeMark.js';
import {
  SelectedEntityDocument,
  SelectedRelationsDocument,
  type SelectedEntityQuery,
  type SelectedRelationsQuery,
} from '../../generated/graphql.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { articleAddress, entityAddress } from '../../model/addresses.js';
import type { VisibleGraph, VisibleNode } from '../../model/graph-view.js';

interface Properties {
  readonly graph: VisibleGraph;
  readonly selected: readonly VisibleNode[];
}

/** What is known of the selected entity, or the words behind the line between two. */
export function SelectionPanel({ graph, selected }: Properties) {
  const { graph: texts } = useMessages();
  const [one, other] = selected;
  return (
    <section className="graph-panel" aria-label={texts.selection}>
      <h2>{texts.selection}</h2>
      {one === undefined && <p className="muted">{texts.nothingSelected}</p>}
      {one !== undefined && other === undefined && <SelectedEntity key={one.id} node={one} />}
      {one !== undefined && other !== undefined && selected.length === 2 && (
        <SelectedEdge graph={graph} one={one} other={other} />
      )}
      {selected.length > 2 && <p>{texts.selectionCount(selected.length)}</p>}
    </section>
  );
}

function SelectedEntity({ node }: { readonly node: VisibleNode }) {
  const { graph, entity: texts, format } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(SelectedEntityDocument, { id: node.id });
  const entity = data?.entity;
  return (
    <>
      <p>
        <strong dir="auto">{node.name}</strong>
      </p>
      <p className="field-row">
        <TypeMark type={node.type} />
        <span className="muted">{texts.count(node.degree)}</span>
      </p>
      <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
      {data === undefined && isLoading && <Skeleton lines={3} />}
      {typeof entity?.summary === 'string' && <p dir="auto">{entity.summary}</p>}
      {entity !== null && entity !== undefined && entity.aliases.length > 0 && (
        <p className="muted">
          {texts.alsoKnownAs}: <bdi>{format.list(entity.aliases.slice(0, 5))}</bdi>
        </p>
      )}
      {entity !== null && entity !== undefined && <FactsInShort entity={entity} />}
      <p>
        <Link
          href={node.type === 'ARTICLE' ? articleAddress(node.id) : entityAddress(node.id)}
          className="button"
        >
          {graph.openEntity}
        </Link>
      </p>
    </>
  );
}

/** Told already, as the name, beside it and beneath it. */
const TOLD: ReadonlySet<string> = new Set(['NAME', 'ALIAS', 'SUMMARY']);
/** What a glance takes in; the entity's own screen has all, with the words that say so. */
const MOST_FACTS = 5;

function FactsInShort({ entity }: { readonly entity: NonNullable<SelectedEntityQuery['entity']> }) {
  const messages = useMessages();
  const facts = entity.facts.edges
    .map(({ node }) => node)
    .filter(({ property, rank }) => !TOLD.has(property) && rank !== 'DEPRECATED')
    .slice(0, MOST_FACTS);
  if (facts.length === 0) return null;
  return (
    <dl className="facts-in-short" aria-label={messages.entity.facts}>
      {facts.map(({ id, property, value, modality }) => (
        <div key={id}>
          <dt>{propertyLabel(messages, property)}</dt>
          <dd>
            <FactValueText value={value} name={property} />{' '}
            {modality !== 'ACTUAL' && (
              <span className={`mark mark-${modality}`}>{messages.claims.modality[modality]}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface EdgeProperties {
  readonly graph: VisibleGraph;
  readonly one: VisibleNode;
  readonly other: VisibleNode;
}

type Answer = SelectedRelationsQuery['nodes'][number];
type Row = Extract<Answer, { readonly id: string }>;

/** An id of something else, or of what is gone, has no row. */
function isRelation(answer: Answer): answer is Row {
  return answer !== null && 'kind' in answer;
}

/** More relations than these between two are read on their own pages. */
const MOST_READ = 20;

function SelectedEdge({ graph, one, other }: EdgeProperties) {
  const messages = useMessages();
  const ends = [one.id, other.id];
  const edge = graph.edges.find(
    ({ source, target }) => ends.includes(source) && ends.includes(target),
  );
  const ids = (edge?.relations ?? []).map(({ id }) => id).slice(0, MOST_READ);
  const { data, problems, isLoading, retry } = useQuery(
    SelectedRelationsDocument,
    ids.length === 0 ? null : { ids },
  );
  const certainty = new Map(edge?.relations.map((relation) => [relation.id, relation.certainty]));
  return (
    <>
      <p>
        <bdi>{messages.graph.between2(one.name, other.name)}</bdi>
      </p>
      {ids.length === 0 && <p className="muted">{messages.graph.noRelationsBetween}</p>}
      <ErrorNote problems={problems} isPartial={data !== undefined} onRetry={retry} />
      {data === undefined && isLoading && <Skeleton lines={4} />}
      {data?.nodes.filter(isRelation).map((relation) => (
        <div key={relation.id}>
          <p>
            <EntityLink entity={relation.source} /> {kindLabel(messages, relation.kind, 'OUT')}{' '}
            <EntityLink entity={relation.target} />
            {relation.role !== null && <span className="muted"> ({relation.role})</span>}{' '}
            <span className="muted">
              <ClaimDates claim={relation} />
            </span>{' '}
            <ClaimMarks claim={relation} certainty={certainty.get(relation.id) ?? null} />
          </p>
          {relation.evidence.edges.length === 0 && (
            <p className="muted">{messages.claims.noExtracts}</p>
          )}
          {relation.evidence.edges.map(({ node }) => (
            <ExtractQuote key={node.id} extract={node} />
          ))}
        </div>
      ))}
    </>
  );
}
