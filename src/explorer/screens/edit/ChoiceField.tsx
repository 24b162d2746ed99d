import { Field } from '../../components/Field.js';
import { fieldId } from './form-part.js';

interface Properties<Choice extends string> {
  readonly field: string;
  readonly label: string;
  readonly value: Choice;
  /** Each choice with what to call it, in their order. */
  readonly choices: Readonly<Record<Choice, string>> | readonly (readonly [Choice, string])[];
  readonly onChange: (choice: Choice) => void;
  readonly errors: ReadonlyMap<string, string>;
  readonly help?: string | undefined;
}

/** One of a list, in the browser's own way. */
export function ChoiceField<Choice extends string>({
  field,
  label,
  value,
  choices,
  onChange,
  errors,
  help,
}: Properties<Choice>) {
  const entries = Array.isArray(choices)
    ? (choices as readonly (readonly [Choice, string])[])
    : (Object.entries(choices) as [Choice, string][]);
  return (
    <Field id={fieldId(field)} label={label} help={help} error={errors.get(field)}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={({ target }) => {
            const chosen = entries.find(([choice]) => choice === target.value);
            if (chosen !== undefined) onChange(chosen[0]);
          }}
        >
          {entries.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
