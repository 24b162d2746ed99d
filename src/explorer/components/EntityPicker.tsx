import { useEffect, useRef, useState } from 'react';

import type { EntityType } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { problemText } from '../messages/problem-text.js';
import type { EntityName } from './EntityLink.js';
import { SuggestionList } from './SuggestionList.js';
import { TypeShape } from './TypeShape.js';
import { useCombobox } from './use-combobox.js';
import { useSuggestions } from './use-suggestions.js';

interface Properties {
  /** Of the text box, for labels and links elsewhere on the page. */
  readonly id: string;
  readonly label: string;
  /** What is picked. A picker that only hands on what is picked keeps null. */
  readonly value: EntityName | null;
  readonly onPick: (entity: EntityName) => void;
  /** With it, what is picked can be taken back. */
  readonly onClear?: () => void;
  /** Only entities of these types. */
  readonly types?: readonly EntityType[];
  readonly required?: boolean;
}

/** A box to name an entity in: what is typed finds it, what is picked is known by its id. */
export function EntityPicker({
  id,
  label,
  value,
  onPick,
  onClear,
  types,
  required = false,
}: Properties) {
  const messages = useMessages();
  const { search } = messages;
  const input = useRef<HTMLInputElement>(null);
  /** What is being typed; undefined shows the name of what is picked. */
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [isFocused, setFocused] = useState(false);
  const suggestions = useSuggestions(draft ?? '', { types, isWanted: isFocused });
  const { edges, isAnswer, problems, query } = suggestions;

  const choose = (index: number) => {
    const node = edges[index]?.node;
    if (node === undefined) return;
    onPick({ id: node.id, type: node.type, name: node.name });
    setDraft(undefined);
  };
  const combobox = useCombobox({
    count: edges.length,
    onChoose: choose,
    onEscape: () => setDraft(undefined),
    isReady: draft !== undefined && draft.trim() !== '' && (isAnswer || problems.length > 0),
  });
  const text = draft ?? value?.name ?? '';
  const isLoose = draft !== undefined && draft.trim() !== '';
  useEffect(() => {
    // A form must not go off with words that stand for nobody.
    input.current?.setCustomValidity(isLoose ? search.pickOne : '');
  }, [isLoose, search.pickOne]);

  return (
    <div className="picker">
      <label htmlFor={id}>{label}</label>
      <div className="picker-box">
        {value !== null && draft === undefined && <TypeShape type={value.type} />}
        <input
          {...combobox.inputProps}
          ref={input}
          id={id}
          type="text"
          dir="auto"
          required={required}
          maxLength={200}
          placeholder={messages.app.searchPlaceholder}
          value={text}
          onChange={({ target }) => {
            setDraft(target.value);
            combobox.reset();
          }}
          onFocus={({ target }) => {
            setFocused(true);
            target.select();
          }}
          onBlur={() => {
            setFocused(false);
            combobox.close();
            // Picked is what was picked; a cleared box goes back to it too, unless it may be empty.
            if (draft?.trim() === '' && onClear !== undefined) onClear();
            if (value !== null || draft?.trim() === '') setDraft(undefined);
          }}
        />
        {value !== null && onClear !== undefined && (
          <button
            type="button"
            className="quiet picker-clear"
            aria-label={search.clear(label)}
            onClick={() => {
              setDraft(undefined);
              onClear();
              input.current?.focus();
            }}
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      {combobox.isOpen && (
        <div className="popup">
          <SuggestionList
            listId={combobox.listId}
            label={label}
            query={query}
            edges={edges}
            active={combobox.active}
            optionId={combobox.optionId}
            onChoose={(index) => {
              choose(index);
              combobox.close();
            }}
          />
          {isAnswer && edges.length === 0 && <p className="popup-note">{search.nothing(query)}</p>}
          {problems.map((problem, index) => (
            <p key={index} className="popup-note">
              {problemText(messages, problem)}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
