import type { Messages } from '../../messages/messages.js';
import { nameWords } from '../../messages/name-words.js';
import { propertyLabel } from '../../messages/property-label.js';
import type { ClaimForm, DateForm, ValueForm } from '../../model/claim-form.js';
import { daysOf } from '../../model/partial-date.js';

export interface ClaimLine {
  /** The same of the same thing, before and after. */
  readonly key: string;
  readonly label: string;
  /** Empty when nothing is said. */
  readonly text: string;
}

/** What a form says, a line a thing, in the reader's words. */
export function describeClaim(messages: Messages, form: ClaimForm): readonly ClaimLine[] {
  const { edit, claims, vocabulary } = messages;
  const said: readonly ClaimLine[] =
    form.family === 'RELATION'
      ? [
          {
            key: 'kind',
            label: edit.kind,
            text: form.kind === '' ? '' : vocabulary.kinds[form.kind].label,
          },
          { key: 'object', label: edit.object, text: form.object?.name ?? '' },
        ]
      : [
          {
            key: 'property',
            label: edit.property,
            text: form.property === '' ? '' : propertyLabel(messages, form.property),
          },
          { key: 'value', label: edit.value, text: valueText(messages, form.value) },
        ];
  const names = [...new Set(form.qualifiers.map(({ name }) => name))];
  return [
    { key: 'subject', label: edit.subject, text: form.subject?.name ?? '' },
    ...said,
    ...names.map((name) => ({
      key: `qualifier ${name}`,
      label: edit.qualifiers[name] ?? propertyLabel(messages, name),
      text: messages.format.list(
        form.qualifiers
          .filter((qualifier) => qualifier.name === name)
          .map(({ value }) => valueText(messages, value)),
      ),
    })),
    { key: 'start', label: edit.start, text: dateText(messages, form.start) },
    { key: 'end', label: edit.end, text: dateText(messages, form.end) },
    { key: 'endState', label: edit.endState, text: edit.endStates[form.endState] },
    { key: 'modality', label: edit.modality, text: claims.modality[form.modality] },
    { key: 'assertedBy', label: edit.assertedBy, text: form.assertedBy?.name ?? '' },
    { key: 'rank', label: edit.rank, text: claims.rank[form.rank] },
    ...form.extracts.map(({ exact, article }, index) => ({
      key: `extract ${index}`,
      label: edit.extract(index + 1),
      text: exact === '' ? '' : `“${exact}”${article === null ? '' : `, ${article.name}`}`,
    })),
  ];
}

function valueText({ edit, format }: Messages, value: ValueForm): string {
  const { amount, unit, currency, quantifier, date, boolean, entity, text } = value;
  if (amount !== '') {
    const figure = `${amount} ${currency === '' ? nameWords(unit) : currency}`;
    return quantifier === 'EXACT' ? figure : `${edit.quantifiers[quantifier]} ${figure}`;
  }
  if (date !== '') return writtenDate(format, date);
  if (boolean !== '') return boolean === 'true' ? edit.yes : edit.no;
  return entity?.name ?? text;
}

function dateText({ edit, format }: Messages, form: DateForm): string {
  if (!form.isBetween) return form.date === '' ? '' : writtenDate(format, form.date);
  return [
    ...(form.earliest === '' ? [] : [`${edit.earliest} ${writtenDate(format, form.earliest)}`]),
    ...(form.latest === '' ? [] : [`${edit.latest} ${writtenDate(format, form.latest)}`]),
  ].join(', ');
}

/** What is being typed is no date yet. */
function writtenDate(format: Messages['format'], typed: string): string {
  return daysOf(typed) === undefined ? typed : format.date(typed);
}
