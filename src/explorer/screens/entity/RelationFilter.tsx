import type { RelationDirection, RelationKind } from '../../generated/graphql.js';
import { kindLabel } from '../../messages/kind-label.js';
import { useMessages } from '../../messages/language.js';
import type { RelationChoice } from '../../model/entity-address.js';

interface Properties {
  readonly choice: RelationChoice;
  readonly degrees: readonly {
    readonly kind: RelationKind;
    readonly direction: RelationDirection;
    readonly count: number;
  }[];
  readonly onChange: (choice: RelationChoice) => void;
}

/** Which relations are listed: of a kind, with how many there are, and of a day. */
export function RelationFilter({ choice, degrees, onChange }: Properties) {
  const messages = useMessages();
  const { entity: texts, format } = messages;
  return (
    <div className="relation-filter">
      <div className="chips" role="group" aria-label={texts.filterKinds}>
        <button
          type="button"
          className="chip"
          aria-pressed={choice.kind === null}
          onClick={() => onChange({ ...choice, kind: null, direction: 'BOTH' })}
        >
          {texts.allKinds}{' '}
          <span className="count">
            {format.number(degrees.reduce((sum, { count }) => sum + count, 0))}
          </span>
        </button>
        {degrees.map(({ kind, direction, count }) => (
          <button
            key={kind + direction}
            type="button"
            className="chip"
            aria-pressed={choice.kind === kind && choice.direction === direction}
            onClick={() => onChange({ ...choice, kind, direction })}
          >
            {kindLabel(messages, kind, direction)}{' '}
            <span className="count">{format.number(count)}</span>
          </button>
        ))}
      </div>
      <div className="field-row">
        <label>
          {texts.asOf}{' '}
          <input
            type="date"
            value={choice.at?.length === 10 ? choice.at : ''}
            onChange={({ target }) =>
              onChange({ ...choice, at: target.value === '' ? null : target.value })
            }
          />
        </label>
        {choice.at !== null && (
          <button type="button" onClick={() => onChange({ ...choice, at: null })}>
            {texts.anyDay}
          </button>
        )}
      </div>
    </div>
  );
}
