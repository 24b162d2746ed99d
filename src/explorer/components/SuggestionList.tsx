import { TypeMark } from './TypeMark.js';
import { SuggestionText } from './SuggestionText.js';
import type { Suggestion } from './use-suggestions.js';

interface Properties {
  readonly listId: string;
  readonly label: string;
  readonly query: string;
  readonly edges: readonly Suggestion[];
  readonly active: number;
  readonly optionId: (index: number) => string;
  /** With an address each option is a link, which may be opened in another tab. */
  readonly addressOf?: (edge: Suggestion) => string;
  readonly onChoose: (index: number) => void;
}

/** The list of a combobox. The focus stays in the text, so a press with the mouse must not take it. */
export function SuggestionList({
  listId,
  label,
  query,
  edges,
  active,
  optionId,
  addressOf,
  onChoose,
}: Properties) {
  // A listbox must hold options.
  if (edges.length === 0) return null;
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={label}
      className="suggestions"
      onMouseDown={(event) => event.preventDefault()}
    >
      {edges.map((edge, index) => {
        const Option = addressOf === undefined ? 'div' : 'a';
        return (
          <Option
            key={edge.node.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className="suggestion"
            {...(addressOf === undefined ? {} : { href: addressOf(edge), tabIndex: -1 })}
            onClick={(event) => {
              // Another tab or window is the browser's affair.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onChoose(index);
            }}
          >
            <span className="suggestion-head">
              <SuggestionText edge={edge} query={query} />
            </span>
            <TypeMark type={edge.node.type} />
          </Option>
        );
      })}
    </div>
  );
}
