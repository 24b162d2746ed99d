import { memo, useState } from 'react';

import { ClaimDates } from '../../components/ClaimDates.js';
import { DataTable, type Column } from '../../components/DataTable.js';
import { EntityLink } from '../../components/EntityLink.js';
import { TypeMark } from '../../components/TypeMark.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import { articleAddress } from '../../model/addresses.js';
import type {
  Loaded,
  ViewAction,
  VisibleGraph,
  VisibleNode,
  VisibleRelation,
} from '../../model/graph-view.js';
import { Link } from 'wouter';

interface Properties {
  readonly graph: VisibleGraph;
  readonly loaded: Loaded;
  readonly selection: readonly string[];
  readonly onAction: (action: ViewAction) => void;
}

interface RelationRow extends VisibleRelation {
  readonly from: VisibleNode;
  readonly to: VisibleNode;
}

const PAGE = 50;

/** All that the picture says. */
export const GraphTable = memo(function GraphTable({
  graph,
  loaded,
  selection,
  onAction,
}: Properties) {
  const messages = useMessages();
  const { graph: texts, claims, vocabulary } = messages;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const rows: readonly RelationRow[] = graph.edges.flatMap(({ source, target, relations }) =>
    relations.flatMap((relation) => {
      const [one, other] = [nodes.get(source), nodes.get(target)];
      if (one === undefined || other === undefined) return [];
      const [from, to] = relation.direction === 'IN' ? [other, one] : [one, other];
      return [{ ...relation, from, to }];
    }),
  );
  const shown = new Map<string, number>();
  for (const { from, to } of rows) {
    for (const { id } of [from, to]) shown.set(id, (shown.get(id) ?? 0) + 1);
  }
  const tick = (ids: readonly string[], name: string) => {
    const isSelected = ids.every((id) => selection.includes(id));
    const change = isSelected ? ids : ids.filter((id) => !selection.includes(id));
    return (
      <input
        type="checkbox"
        aria-label={texts.selectRow(name)}
        checked={isSelected}
        onChange={() => onAction({ type: 'select', ids: change, extend: true })}
      />
    );
  };
  const entityColumns: readonly Column<VisibleNode>[] = [
    { key: 'select', title: texts.select, cell: ({ id, name }) => tick([id], name) },
    {
      key: 'name',
      title: texts.name,
      sortBy: ({ name }) => name,
      cell: (node) => <EntityLink entity={node} />,
    },
    {
      key: 'type',
      title: texts.type,
      sortBy: ({ type }) => vocabulary.types[type].label,
      cell: ({ type }) => <TypeMark type={type} />,
    },
    {
      key: 'shown',
      title: texts.shownRelations,
      sortBy: ({ id }) => shown.get(id) ?? 0,
      cell: ({ id }) => messages.format.number(shown.get(id) ?? 0),
    },
    {
      key: 'hidden',
      title: texts.hiddenRelations,
      sortBy: ({ hiddenNeighbors }) => hiddenNeighbors,
      cell: ({ hiddenNeighbors }) => messages.format.number(hiddenNeighbors),
    },
    {
      key: 'state',
      title: texts.state,
      cell: ({ isPinned, isHub }) =>
        [isPinned ? texts.pinned : '', isHub ? texts.hub : ''].filter(Boolean).join(', '),
    },
  ];
  const relationColumns: readonly Column<RelationRow>[] = [
    {
      key: 'select',
      title: texts.select,
      cell: ({ from, to, kind }) =>
        tick([from.id, to.id], `${from.name} ${kindLabel(messages, kind, 'OUT')} ${to.name}`),
    },
    {
      key: 'source',
      title: texts.source,
      sortBy: ({ from }) => from.name,
      cell: ({ from }) => <EntityLink entity={from} />,
    },
    {
      key: 'kind',
      title: texts.kind,
      sortBy: ({ kind }) => kindLabel(messages, kind, 'OUT'),
      cell: ({ kind, role }) => (
        <>
          {kindLabel(messages, kind, 'OUT')}
          {role !== null && <span className="muted"> ({role})</span>}
        </>
      ),
    },
    {
      key: 'target',
      title: texts.target,
      sortBy: ({ to }) => to.name,
      cell: ({ to }) => <EntityLink entity={to} />,
    },
    {
      key: 'dates',
      title: texts.dates,
      sortBy: ({ dates }) => dates.start,
      cell: ({ dates }) => <ClaimDates claim={dates} />,
    },
    {
      key: 'modality',
      title: texts.modality,
      sortBy: ({ modality }) => claims.modality[modality],
      cell: ({ modality }) => (
        <span className={`mark mark-${modality}`}>{claims.modality[modality]}</span>
      ),
    },
    {
      key: 'certainty',
      title: texts.certainty,
      sortBy: ({ certainty }) => certainty,
      cell: ({ certainty }) =>
        certainty === null ? null : certainty === 'CERTAIN' ? (
          texts.certain
        ) : (
          <span className="mark mark-possible">{claims.possible}</span>
        ),
    },
    {
      key: 'extract',
      title: texts.extract,
      cell: ({ id }) => <FirstExtract relation={loaded.relations[id]} />,
    },
  ];
  return (
    <section className="graph-table" aria-label={texts.table}>
      <Paged
        rows={graph.nodes}
        table={(page) => (
          <DataTable
            caption={texts.entityTable}
            columns={entityColumns}
            rows={page}
            rowKey={({ id }) => id}
          />
        )}
      />
      <Paged
        rows={rows}
        table={(page) => (
          <DataTable
            caption={texts.relationTable}
            columns={relationColumns}
            rows={page}
            rowKey={({ id }) => id}
          />
        )}
      />
    </section>
  );
});

function FirstExtract({
  relation,
}: {
  readonly relation: Loaded['relations'][string] | undefined;
}) {
  const { claims } = useMessages();
  if (relation === undefined || relation.extract === null) return claims.noExtracts;
  const { exact, articleId, articleName, verification } = relation.extract;
  const isWrong = verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND';
  return (
    <div className={isWrong ? 'extract extract-wrong' : 'extract'}>
      <q dir="auto">{exact}</q>{' '}
      <span className="extract-source">
        <Link href={articleAddress(articleId)}>
          <bdi>{articleName}</bdi>
        </Link>{' '}
        · <span className="extract-verification">{claims.verification[verification]}</span>
      </span>
    </div>
  );
}

interface PagedProperties<Row> {
  readonly rows: readonly Row[];
  readonly table: (page: readonly Row[]) => React.ReactNode;
}

function Paged<Row>({ rows, table }: PagedProperties<Row>) {
  const { graph } = useMessages();
  const [wanted, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(wanted, pages - 1);
  return (
    <>
      {table(rows.slice(page * PAGE, (page + 1) * PAGE))}
      {pages > 1 && (
        <p className="actions">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {graph.previous}
          </button>
          <span>{graph.page(page + 1, pages)}</span>
          <button type="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            {graph.next}
          </button>
        </p>
      )}
    </>
  );
}
