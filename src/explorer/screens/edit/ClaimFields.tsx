import type { FactProperty, RelationKind } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { propertyLabel } from '../../messages/property-label.js';
import type { ClaimForm } from '../../model/claim-form.js';
import type { ClaimVocabulary } from '../../model/claim-input.js';
import { ChoiceField } from './ChoiceField.js';
import { DateFields } from './DateFields.js';
import { EntityField } from './EntityField.js';
import { ExtractFields } from './ExtractFields.js';
import { QualifierFields } from './QualifierFields.js';
import { ValueFields } from './ValueFields.js';

interface Properties {
  readonly form: ClaimForm;
  readonly onChange: (change: Partial<ClaimForm>) => void;
  readonly vocabulary: ClaimVocabulary;
  readonly errors: ReadonlyMap<string, string>;
}

/** All fields of a claim. */
export function ClaimFields({ form, onChange, vocabulary, errors }: Properties) {
  const messages = useMessages();
  const { edit, claims } = messages;
  const kind = vocabulary.kinds.find(({ name }) => name === form.kind);
  const property = vocabulary.properties.find(({ name }) => name === form.property);
  const part = <Name extends keyof ClaimForm>(name: Name, field: string = name) => ({
    field,
    value: form[name],
    onChange: (value: ClaimForm[Name]) => onChange({ [name]: value }),
    errors,
  });
  const { type } = form.subject ?? {};
  // What is chosen stays to be seen though the subject was changed: nothing typed vanishes.
  const kinds: (readonly [RelationKind | '', string])[] = [
    ['', edit.choose],
    ...vocabulary.kinds
      .filter(
        ({ name, source }) => type === undefined || source.includes(type) || name === form.kind,
      )
      .map(({ name }) => [name, messages.vocabulary.kinds[name].label] as const),
  ];
  const properties: (readonly [FactProperty | '', string])[] = [
    ['', edit.choose],
    ...vocabulary.properties
      .filter(
        ({ name, types }) => type === undefined || types.includes(type) || name === form.property,
      )
      .map(({ name }) => [name, propertyLabel(messages, name)] as const)
      .sort(([, one], [, other]) => one.localeCompare(other)),
  ];
  return (
    <>
      <fieldset>
        <legend>{edit.about}</legend>
        <EntityField {...part('subject')} label={edit.subject} />
        <ChoiceField
          {...part('family')}
          label={edit.family}
          choices={{ RELATION: edit.relation, FACT: edit.fact }}
        />
        {form.family === 'RELATION' ? (
          <>
            <ChoiceField
              {...part('kind')}
              label={edit.kind}
              choices={kinds}
              help={kind?.description}
            />
            <EntityField {...part('object')} label={edit.object} types={kind?.target} />
            <p>
              <button
                type="button"
                onClick={() => onChange({ subject: form.object, object: form.subject })}
              >
                {edit.swap}
              </button>
            </p>
          </>
        ) : (
          <>
            <ChoiceField
              {...part('property')}
              label={edit.property}
              choices={properties}
              help={property?.description}
            />
            {property !== undefined && <ValueFields {...part('value')} kind={property.value} />}
          </>
        )}
      </fieldset>
      <fieldset>
        <legend>{edit.extracts}</legend>
        <ExtractFields {...part('extracts', 'evidence')} />
      </fieldset>
      <fieldset>
        <legend>{edit.when}</legend>
        <DateFields {...part('start')} label={edit.start} />
        <DateFields {...part('end')} label={edit.end} />
        <ChoiceField {...part('endState')} label={edit.endState} choices={edit.endStates} />
      </fieldset>
      <fieldset>
        <legend>{edit.details}</legend>
        <QualifierFields
          {...part('qualifiers')}
          vocabulary={vocabulary}
          allowed={form.family === 'RELATION' ? kind?.qualifiers : undefined}
        />
        <ChoiceField {...part('modality')} label={edit.modality} choices={claims.modality} />
        <EntityField {...part('assertedBy')} label={edit.assertedBy} />
        <ChoiceField
          {...part('rank')}
          label={edit.rank}
          choices={claims.rank}
          help={edit.rankHelp}
        />
      </fieldset>
    </>
  );
}
