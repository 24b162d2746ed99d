import { useMessages } from '../../messages/language.js';
import { EMPTY_EXTRACT, type ExtractForm } from '../../model/claim-form.js';
import { LONGEST_CONTEXT, LONGEST_EXTRACT } from '../../model/claim-input.js';
import { ChoiceField } from './ChoiceField.js';
import { EntityField } from './EntityField.js';
import type { FormPart } from './form-part.js';
import { TextField } from './TextField.js';

const ARTICLE = ['ARTICLE'] as const;

/** The extracts that a claim rests on: at least one. */
export function ExtractFields({
  field,
  value: extracts,
  onChange,
  errors,
}: FormPart<readonly ExtractForm[]>) {
  const { edit } = useMessages();
  return (
    <>
      {extracts.map((extract, index) => {
        const own = `${field}.${index}`;
        const put = (change: Partial<ExtractForm>) =>
          onChange(
            extracts.map((one, position) => (position === index ? { ...one, ...change } : one)),
          );
        const part = (name: 'exact' | 'prefix' | 'suffix' | 'reason') => ({
          field: `${own}.${name}`,
          value: extract[name],
          onChange: (text: string) => put({ [name]: text }),
          errors,
        });
        return (
          <div key={index} className="form-group" role="group" aria-label={edit.extract(index + 1)}>
            <EntityField
              field={`${own}.article`}
              label={edit.article}
              types={ARTICLE}
              value={extract.article}
              // Other articles have other offsets.
              onChange={(article) => put({ article, place: null })}
              errors={errors}
            />
            <TextField
              {...part('exact')}
              label={edit.exact}
              help={edit.exactHelp}
              most={LONGEST_EXTRACT}
              isLong
            />
            <div className="field-columns">
              <TextField {...part('prefix')} label={edit.prefix} most={LONGEST_CONTEXT} />
              <TextField {...part('suffix')} label={edit.suffix} most={LONGEST_CONTEXT} />
            </div>
            <ChoiceField
              field={`${own}.basis`}
              label={edit.basis}
              value={extract.basis}
              choices={edit.bases}
              onChange={(basis) => put({ basis })}
              errors={errors}
            />
            {extract.basis === 'INFERRED' && (
              <TextField {...part('reason')} label={edit.reason} isLong />
            )}
            {extracts.length > 1 && (
              <button
                type="button"
                onClick={() => onChange(extracts.filter((_, position) => position !== index))}
              >
                {edit.removeExtract(index + 1)}
              </button>
            )}
          </div>
        );
      })}
      <p>
        <button type="button" onClick={() => onChange([...extracts, EMPTY_EXTRACT])}>
          {edit.addExtract}
        </button>
      </p>
    </>
  );
}
