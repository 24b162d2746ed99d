import type { Suggestion } from '../../components/use-suggestions.js';
import type { useCombobox } from '../../components/use-combobox.js';
import { useMessages } from '../../messages/language.js';
import { screenAddress } from '../../model/addresses.js';
import { ResultText } from './ResultText.js';

interface Properties {
  readonly combobox: Pick<ReturnType<typeof useCombobox>, 'listId' | 'optionId' | 'active'>;
  readonly query: string;
  readonly edges: readonly Suggestion[];
  /** Whether they answer what was typed before. */
  readonly isStale: boolean;
  readonly onChoose: (index: number) => void;
}

/** The answers: options of the box above for the arrow keys, links for the mouse and the Tab key. */
export function SearchResults({ combobox, query, edges, isStale, onChoose }: Properties) {
  const { search } = useMessages();
  return (
    <div
      role="listbox"
      id={combobox.listId}
      aria-label={search.title}
      aria-busy={isStale}
      className="search-results"
    >
      {edges.map((edge, index) => (
        <a
          key={edge.node.id}
          id={combobox.optionId(index)}
          role="option"
          aria-selected={index === combobox.active}
          className="search-result"
          href={screenAddress(edge.node)}
          onClick={(event) => {
            // Another tab or window is the browser's affair.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onChoose(index);
          }}
        >
          <ResultText edge={edge} query={query} />
        </a>
      ))}
    </div>
  );
}
