import { useMessages } from '../../messages/language.js';
import type { DateForm } from '../../model/claim-form.js';
import type { FormPart } from './form-part.js';
import { TextField } from './TextField.js';

interface Properties extends FormPart<DateForm> {
  readonly label: string;
}

/** A date as exact as it is known, or the two that it lies between. */
export function DateFields({ field, label, value, onChange, errors }: Properties) {
  const { edit } = useMessages();
  const part = (name: 'earliest' | 'latest') => ({
    field: `${field}Between.${name}`,
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    errors,
  });
  return (
    <div>
      {value.isBetween ? (
        <div className="field-columns">
          <TextField {...part('earliest')} label={edit.earliestOf(label)} help={edit.dateHelp} />
          <TextField {...part('latest')} label={edit.latestOf(label)} />
        </div>
      ) : (
        <TextField
          field={field}
          label={label}
          help={edit.dateHelp}
          value={value.date}
          onChange={(date) => onChange({ ...value, date })}
          errors={errors}
        />
      )}
      <label className="field-row">
        <input
          type="checkbox"
          checked={value.isBetween}
          onChange={({ target }) => onChange({ ...value, isBetween: target.checked })}
        />
        <span>
          {edit.isBetween} <span className="visually-hidden">({label})</span>
        </span>
      </label>
    </div>
  );
}
