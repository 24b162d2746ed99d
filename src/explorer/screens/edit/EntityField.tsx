import type { EntityType } from '../../generated/graphql.js';
import type { NamedEntity } from '../../model/claim-form.js';
import { EntityPicker } from '../../components/EntityPicker.js';
import { FieldError } from '../../components/Field.js';
import { fieldId, type FormPart } from './form-part.js';

interface Properties extends FormPart<NamedEntity | null> {
  readonly label: string;
  readonly types?: readonly EntityType[] | undefined;
}

/** An entity of the form, picked by its name. */
export function EntityField({ field, label, value, onChange, errors, types }: Properties) {
  const id = fieldId(field);
  const error = errors.get(field);
  return (
    <div className="field">
      <EntityPicker
        id={id}
        label={label}
        value={value}
        onPick={onChange}
        onClear={() => onChange(null)}
        {...(types === undefined ? {} : { types })}
        errorId={error === undefined ? undefined : `${id}-error`}
      />
      <FieldError id={id} error={error} />
    </div>
  );
}
