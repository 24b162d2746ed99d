import { useMessages } from '../../messages/language.js';
import type { ValueForm } from '../../model/claim-form.js';
import { ChoiceField } from './ChoiceField.js';
import { EntityField } from './EntityField.js';
import type { FormPart } from './form-part.js';
import { TextField } from './TextField.js';

interface Properties extends FormPart<ValueForm> {
  /** What the vocabulary says it is: TEXT, QUANTITY, MONEY, DATE, BOOLEAN or ENTITY. */
  readonly kind: string;
}

/** The value of a fact or of a detail, by its kind. */
export function ValueFields({ field, kind, value, onChange, errors }: Properties) {
  const { edit } = useMessages();
  const part = <Name extends 'text' | 'amount' | 'unit' | 'currency' | 'date'>(name: Name) => ({
    field: `${field}.${name}`,
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
    errors,
  });
  switch (kind) {
    case 'QUANTITY':
    case 'MONEY':
      return (
        <div className="field-columns">
          <ChoiceField
            field={`${field}.qualifier`}
            label={edit.quantifier}
            value={value.quantifier}
            choices={edit.quantifiers}
            onChange={(quantifier) => onChange({ ...value, quantifier })}
            errors={errors}
          />
          <TextField {...part('amount')} label={edit.amount} help={edit.amountHelp} />
          {kind === 'MONEY' ? (
            <TextField {...part('currency')} label={edit.currency} help={edit.currencyHelp} />
          ) : (
            <TextField {...part('unit')} label={edit.unit} help={edit.unitHelp} />
          )}
        </div>
      );
    case 'DATE':
      return <TextField {...part('date')} label={edit.value} help={edit.dateHelp} />;
    case 'BOOLEAN':
      return (
        <ChoiceField
          field={`${field}.boolean`}
          label={edit.value}
          value={value.boolean}
          choices={[
            ['', edit.choose],
            ['true', edit.yes],
            ['false', edit.no],
          ]}
          onChange={(boolean) => onChange({ ...value, boolean })}
          errors={errors}
        />
      );
    case 'ENTITY':
      return (
        <EntityField
          field={`${field}.entity`}
          label={edit.entityValue}
          value={value.entity}
          onChange={(entity) => onChange({ ...value, entity })}
          errors={errors}
        />
      );
    default:
      return <TextField {...part('text')} label={edit.text} isLong />;
  }
}
