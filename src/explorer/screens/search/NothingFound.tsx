import { EmptyNote } from '../../components/EmptyNote.js';
import { useMessages } from '../../messages/language.js';

interface Properties {
  readonly query: string;
  /** Whether only some types were searched. */
  readonly isFiltered: boolean;
  readonly onDropTypes: () => void;
}

/** That nothing was found, and what to loosen. */
export function NothingFound({ query, isFiltered, onDropTypes }: Properties) {
  const { search } = useMessages();
  return (
    <EmptyNote title={isFiltered ? search.nothingOfType(query) : search.nothing(query)}>
      <p>{search.loosen}</p>
      {isFiltered && (
        <p>
          <button type="button" onClick={onDropTypes}>
            {search.dropTypes}
          </button>
        </p>
      )}
    </EmptyNote>
  );
}
