import { TypeShape } from '../../components/TypeShape.js';
import type { EntityType } from '../../generated/graphql.js';
import { TYPE_LABELS } from '../../generated/vocabulary.js';
import { useMessages } from '../../messages/language.js';

interface Properties {
  /** Empty means all. */
  readonly chosen: readonly EntityType[];
  readonly onChange: (types: readonly EntityType[]) => void;
}

const TYPES = Object.keys(TYPE_LABELS) as EntityType[];

/** Which types are searched. */
export function TypeFilter({ chosen, onChange }: Properties) {
  const { search, vocabulary } = useMessages();
  return (
    <div className="chips" role="group" aria-label={search.filter}>
      <button
        type="button"
        className="chip"
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
      >
        {search.allTypes}
      </button>
      {TYPES.map((type) => (
        <button
          key={type}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(type)}
          onClick={() =>
            onChange(
              chosen.includes(type) ? chosen.filter((other) => other !== type) : [...chosen, type],
            )
          }
        >
          <TypeShape type={type} />
          {vocabulary.types[type].plural}
        </button>
      ))}
    </div>
  );
}
