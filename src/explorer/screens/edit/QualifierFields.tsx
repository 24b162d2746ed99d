import type { QualifierName } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import { EMPTY_VALUE, type QualifierForm } from '../../model/claim-form.js';
import type { ClaimVocabulary } from '../../model/claim-input.js';
import { ChoiceField } from './ChoiceField.js';
import type { FormPart } from './form-part.js';
import { ValueFields } from './ValueFields.js';

interface Properties extends FormPart<readonly QualifierForm[]> {
  readonly vocabulary: ClaimVocabulary;
  /** What the kind allows; undefined when anything does. */
  readonly allowed: readonly QualifierName[] | undefined;
}

/** What a claim adds: a role, a share, a period. */
export function QualifierFields({
  field,
  value: qualifiers,
  onChange,
  errors,
  vocabulary,
  allowed,
}: Properties) {
  const messages = useMessages();
  const { edit } = messages;
  const nameOf = (name: string) => edit.qualifiers[name] ?? propertyLabel(messages, name);
  // A row keeps its name though the kind was changed to one that does not allow it: nothing typed vanishes.
  const used = new Set(qualifiers.map(({ name }) => name));
  const choices: (readonly [QualifierName | '', string])[] = [
    ['', edit.choose],
    ...vocabulary.qualifiers
      .filter(({ name }) => allowed === undefined || allowed.includes(name) || used.has(name))
      .map(({ name }) => [name, nameOf(name)] as const),
  ];
  const put = (index: number, qualifier: QualifierForm) =>
    onChange(qualifiers.map((one, position) => (position === index ? qualifier : one)));
  return (
    <>
      {qualifiers.map((qualifier, index) => {
        const { name, value } = qualifier;
        const own = `${field}.${index}`;
        const definition = vocabulary.qualifiers.find((one) => one.name === name);
        return (
          <div
            key={index}
            className="form-group"
            role="group"
            aria-label={nameOf(name) || edit.qualifier}
          >
            <ChoiceField
              field={`${own}.name`}
              label={edit.qualifier}
              value={name}
              choices={choices}
              onChange={(chosen) => put(index, { ...qualifier, name: chosen })}
              errors={errors}
              help={definition?.description}
            />
            {definition !== undefined && (
              <ValueFields
                field={`${own}.values.0`}
                kind={definition.value}
                value={value}
                onChange={(changed) => put(index, { ...qualifier, value: changed })}
                errors={errors}
              />
            )}
            <button
              type="button"
              onClick={() => onChange(qualifiers.filter((_, position) => position !== index))}
            >
              {edit.removeQualifier(nameOf(name) || edit.qualifier)}
            </button>
          </div>
        );
      })}
      {choices.length > 1 && (
        <p>
          <button
            type="button"
            onClick={() => onChange([...qualifiers, { name: '', value: EMPTY_VALUE }])}
          >
            {edit.addQualifier}
          </button>
        </p>
      )}
    </>
  );
}
