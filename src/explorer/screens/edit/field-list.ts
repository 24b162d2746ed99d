import type { ClaimForm } from '../../model/claim-form.js';

/** Every field that the form may show, by its place in the API's input: where an error can stand. */
export function fieldsOf(form: ClaimForm): readonly string[] {
  const value = ['text', 'amount', 'unit', 'currency', 'qualifier', 'date', 'boolean', 'entity'];
  const dates = (name: 'start' | 'end') =>
    form[name].isBetween ? [`${name}Between.earliest`, `${name}Between.latest`] : [name];
  return [
    'subject',
    ...(form.family === 'RELATION'
      ? ['kind', 'object']
      : ['property', ...value.map((name) => `value.${name}`)]),
    ...form.qualifiers.flatMap((_, index) => [
      `qualifiers.${index}.name`,
      ...value.map((name) => `qualifiers.${index}.values.0.${name}`),
    ]),
    ...dates('start'),
    ...dates('end'),
    'endState',
    'modality',
    'assertedBy',
    'rank',
    ...form.extracts.flatMap((_, index) =>
      ['article', 'exact', 'prefix', 'suffix', 'basis', 'reason'].map(
        (name) => `evidence.${index}.${name}`,
      ),
    ),
  ];
}
