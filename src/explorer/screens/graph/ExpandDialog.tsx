import { useState, type SyntheticEvent } from 'react';

import { useQuery } from '../../api/use-query.js';
import { Dialog } from '../../components/Dialog.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Menu } from '../../components/Menu.js';
import { Skeleton } from '../../components/Skeleton.js';
import {
  ExpandPreviewDocument,
  type EntityType,
  type RelationKind,
} from '../../generated/graphql.js';
import { TYPE_LABELS } from '../../generated/vocabulary.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import {
  LARGEST_EXPANSION,
  type Expansion,
  type ExpansionOrder,
  type LoadedNode,
} from '../../model/graph-view.js';
import { isPartialDate } from '../../model/partial-dates.js';
import { Choices } from './Choices.js';

interface Properties {
  readonly node: LoadedNode;
  /** What was chosen last time. */
  readonly last: Omit<Expansion, 'id'>;
  readonly onExpand: (expansion: Expansion) => void;
  readonly onClose: () => void;
}

const TYPES = Object.keys(TYPE_LABELS) as EntityType[];

/** What an expand would bring, before it runs, and what of that to bring. */
export function ExpandDialog({ node, last, onExpand, onClose }: Properties) {
  const messages = useMessages();
  const { graph, vocabulary, format } = messages;
  const [kinds, setKinds] = useState<readonly RelationKind[]>([]);
  const [types, setTypes] = useState<readonly EntityType[]>(last.types ?? []);
  const [order, setOrder] = useState<ExpansionOrder>(last.order);
  const [limit, setLimit] = useState(String(last.limit));
  const [day, setDay] = useState(last.at ?? '');
  const isDay = day === '' || isPartialDate(day);
  const [at, setAt] = useState(day);
  if (isDay && at !== day) setAt(day);
  const { data, problems, isLoading, retry } = useQuery(ExpandPreviewDocument, {
    id: node.id,
    ...(at === '' ? {} : { at: { from: at } }),
  });
  const degrees = data?.entity?.degrees ?? [];
  const total = degrees.reduce((sum, { count }) => sum + count, 0);
  const chosen = degrees
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .reduce((sum, { count }) => sum + count, 0);
  const most = Math.min(LARGEST_EXPANSION, Math.max(1, Math.round(Number(limit)) || 1));
  const rows = [...new Set(degrees.map(({ kind }) => kind))].map((kind) => {
    const ways = degrees.filter((degree) => degree.kind === kind);
    return {
      name: kind,
      text: ways.map(({ direction }) => kindLabel(messages, kind, direction)).join(' · '),
      count: `(${ways.map(({ count }) => format.number(count)).join(' · ')})`,
    };
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isDay) return;
    onExpand({
      id: node.id,
      order,
      limit: most,
      ...(kinds.length === 0 ? {} : { kinds }),
      ...(types.length === 0 ? {} : { types }),
      ...(day === '' ? {} : { at: day }),
    });
  };
  return (
    <Dialog title={graph.expandTitle(node.name)} isOpen onClose={onClose}>
      <form className="expand-form" onSubmit={submit}>
        {node.isHub && <p>{graph.isHub(node.degree)}</p>}
        <ErrorNote problems={problems} onRetry={retry} />
        {data === undefined && isLoading && <Skeleton />}
        {rows.length > 0 && (
          <Choices legend={graph.kindsLegend} choices={rows} chosen={kinds} onChange={setKinds} />
        )}
        <details>
          <summary>{graph.typesLegend}</summary>
          <Choices
            legend={graph.types}
            choices={TYPES.map((name) => ({ name, text: vocabulary.types[name].plural }))}
            chosen={types}
            onChange={setTypes}
          />
        </details>
        <p className="field-row">
          <span>{graph.order}</span>
          <Menu label={graph.order} value={order} choices={graph.orders} onChoose={setOrder} />
        </p>
        <label className="field">
          {graph.limit}
          <input
            type="number"
            min={1}
            max={LARGEST_EXPANSION}
            required
            value={limit}
            onChange={({ target }) => setLimit(target.value)}
          />
        </label>
        <label className="field">
          {graph.onDay}
          <input
            type="text"
            inputMode="numeric"
            value={day}
            aria-invalid={!isDay}
            aria-describedby="expand-day"
            onChange={({ target }) => setDay(target.value.trim())}
          />
          <span id="expand-day" className="muted">
            {!isDay && graph.notADate}
          </span>
        </label>
        {data !== undefined && (
          <p role="status">
            {total === 0 ? graph.bringsNothing : graph.brings(Math.min(most, chosen), chosen)}
          </p>
        )}
        <p className="actions">
          <button type="submit" className="primary" disabled={!isDay}>
            {graph.run}
          </button>
          <button type="button" onClick={onClose}>
            {messages.app.cancel}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
