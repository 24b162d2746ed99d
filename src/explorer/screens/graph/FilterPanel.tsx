import { memo, useState } from 'react';

import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import type { Facets } from '../../model/facets.js';
import {
  EMPTY_GRAPH_VIEW,
  type FilterChange,
  type GraphFilters,
  type ViewAction,
} from '../../model/graph-view.js';
import { isPartialDate } from '../../model/partial-dates.js';
import { Choices } from './Choices.js';

interface Properties {
  readonly filters: GraphFilters;
  readonly facets: Facets;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onAction: (action: ViewAction) => void;
}

/** What of the canvas to show, with how many there are of each. */
export const FilterPanel = memo(function FilterPanel({
  filters,
  facets,
  isOpen,
  onOpen,
  onAction,
}: Properties) {
  const messages = useMessages();
  const { graph, vocabulary, claims, app, format } = messages;
  const change = (changed: FilterChange) => onAction({ type: 'filter', filters: changed });
  const counted = <Name extends string>(
    counts: ReadonlyMap<Name, number>,
    chosen: readonly Name[],
    text: (name: Name) => string,
  ) =>
    [...new Set([...counts.keys(), ...chosen])].map((name) => ({
      name,
      text: text(name),
      count: format.number(counts.get(name) ?? 0),
    }));
  return (
    <details
      className="graph-panel"
      open={isOpen}
      onToggle={({ currentTarget }) => onOpen(currentTarget.open)}
    >
      <summary>{graph.filters}</summary>
      <Choices
        legend={graph.types}
        choices={counted(facets.types, filters.types, (type) => vocabulary.types[type].plural)}
        chosen={filters.types}
        onChange={(types) => change({ types })}
      />
      <Choices
        legend={graph.kinds}
        choices={counted(facets.kinds, filters.kinds, (kind) => kindLabel(messages, kind, 'OUT'))}
        chosen={filters.kinds}
        onChange={(kinds) => change({ kinds })}
      />
      <Choices
        legend={graph.modalities}
        choices={counted(facets.modalities, filters.modalities, (name) => claims.modality[name])}
        chosen={filters.modalities}
        onChange={(modalities) => change({ modalities })}
      />
      <fieldset>
        <legend>{graph.between}</legend>
        <div className="field-row">
          <DateField label={app.from} value={filters.from} onChange={(from) => change({ from })} />
          <DateField label={app.to} value={filters.to} onChange={(to) => change({ to })} />
        </div>
      </fieldset>
      <div className="choices">
        <label>
          <input
            type="checkbox"
            checked={filters.includeUndated}
            onChange={({ target }) => change({ includeUndated: target.checked })}
          />
          {graph.includeUndated}
        </label>
        <label>
          <input
            type="checkbox"
            checked={filters.hideUnconnected}
            onChange={({ target }) => change({ hideUnconnected: target.checked })}
          />
          {graph.hideUnconnected}
        </label>
      </div>
      <p>
        <button
          type="button"
          onClick={() =>
            change({
              ...EMPTY_GRAPH_VIEW.filters,
              modalities: [],
              from: undefined,
              to: undefined,
            })
          }
        >
          {graph.resetFilters}
        </button>
      </p>
    </details>
  );
});

interface DateFieldProperties {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (date: string | undefined) => void;
}

/** A year, month or day; what is none is said, and filters nothing. */
function DateField({ label, value = '', onChange }: DateFieldProperties) {
  const { graph } = useMessages();
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (value !== shown) {
    setShown(value);
    setText(value);
  }
  const isGood = text === '' || isPartialDate(text);
  return (
    <label className="field">
      {label}
      <input
        type="text"
        size={11}
        inputMode="numeric"
        placeholder="2025-04"
        aria-invalid={!isGood}
        title={isGood ? undefined : graph.notADate}
        value={text}
        onChange={({ target }) => setText(target.value.trim())}
        onBlur={() => {
          if (isGood && text !== value) onChange(text === '' ? undefined : text);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && isGood && text !== value) onChange(text === '' ? undefined : text);
        }}
      />
      {!isGood && <small>{graph.notADate}</small>}
    </label>
  );
}
