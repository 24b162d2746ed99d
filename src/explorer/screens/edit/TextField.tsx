import { Field } from '../../components/Field.js';
import { useMessages } from '../../messages/language.js';
import { codePoints } from '../../model/code-points.js';
import { fieldId, type FormPart } from './form-part.js';

interface Properties extends FormPart<string> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly isLong?: boolean;
  /** The most characters there may be; counts what is left. More can be typed, so that it can be cut by hand. */
  readonly most?: number;
}

/** A line or a passage of text. */
export function TextField({
  field,
  label,
  value,
  onChange,
  errors,
  help,
  isLong = false,
  most,
}: Properties) {
  const { edit } = useMessages();
  const left = most === undefined ? undefined : most - codePoints(value);
  const said = [help, left === undefined ? undefined : edit.charactersLeft(left)].filter(
    (text) => text !== undefined,
  );
  return (
    <Field
      id={fieldId(field)}
      label={label}
      help={said.length === 0 ? undefined : said.join(' ')}
      error={errors.get(field)}
    >
      {(attributes) => {
        const shared = {
          ...attributes,
          dir: 'auto',
          value,
          onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
        };
        return isLong ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" />;
      }}
    </Field>
  );
}
