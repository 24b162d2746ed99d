import type {
  ClaimInput,
  ClaimVocabularyQuery,
  EvidenceInput,
  ValueInput,
} from '../generated/graphql.js';
import type { ClaimForm, DateForm, ExtractForm, ValueForm } from './claim-form.js';
import { codePoints } from './code-points.js';
import { daysOf } from './partial-date.js';

export type ClaimVocabulary = ClaimVocabularyQuery['vocabulary'];

export type MistakeCode =
  | 'required'
  | 'tooLong'
  | 'notWhole'
  | 'notADate'
  | 'notANumber'
  | 'notAUnit'
  | 'notACurrency'
  | 'latestBeforeEarliest'
  | 'endBeforeStart'
  | 'notAllowedHere';

/** What is wrong with a field, by the place that the API gives it: `evidence.0.exact`. */
export interface Mistake {
  readonly field: string;
  readonly code: MistakeCode;
  /** The most that there may be, of what is too long. */
  readonly most?: number;
}

export const LONGEST_EXTRACT = 160;
export const LONGEST_CONTEXT = 64;
const LONGEST_REASON = 1_000;

export interface CheckedClaim {
  readonly input: ClaimInput;
  /** Empty when the server may be asked. */
  readonly mistakes: readonly Mistake[];
}

/**
 * What a form says, as the API takes it, and what can be told to be wrong without asking the server.
 * `replaces` is the claim that this one corrects.
 */
export function claimInput(
  form: ClaimForm,
  vocabulary: ClaimVocabulary,
  replaces?: string,
): CheckedClaim {
  const mistakes: Mistake[] = [];
  const wrong = (field: string, code: MistakeCode) => mistakes.push({ field, code });

  const definition = vocabulary.kinds.find(({ name }) => name === form.kind);
  const property = vocabulary.properties.find(({ name }) => name === form.property);
  if (form.subject === null) wrong('subject', 'required');
  const said: Pick<ClaimInput, 'kind' | 'object' | 'property' | 'value'> = {};
  if (form.family === 'RELATION') {
    if (definition === undefined) wrong('kind', 'required');
    else said.kind = definition.name;
    if (form.object === null) wrong('object', 'required');
    else said.object = form.object.id;
    if (definition !== undefined && form.subject !== null && form.object !== null) {
      if (!definition.source.includes(form.subject.type)) wrong('subject', 'notAllowedHere');
      if (!definition.target.includes(form.object.type)) wrong('object', 'notAllowedHere');
    }
  } else if (property === undefined) wrong('property', 'required');
  else {
    said.property = property.name;
    said.value = valueInput(form.value, property.value, 'value', mistakes);
    if (form.subject !== null && !property.types.includes(form.subject.type))
      wrong('subject', 'notAllowedHere');
  }

  const qualifiers = form.qualifiers.flatMap(({ name, value }, index) => {
    const field = `qualifiers.${index}`;
    const known = vocabulary.qualifiers.find((one) => one.name === name);
    if (known === undefined) {
      wrong(`${field}.name`, 'required');
      return [];
    }
    if (form.family === 'RELATION' && definition?.qualifiers.includes(known.name) === false)
      wrong(`${field}.name`, 'notAllowedHere');
    const values = [valueInput(value, known.value, `${field}.values.0`, mistakes)];
    return [{ name: known.name, values }];
  });

  const dates = {
    ...dateInput('start', form.start, mistakes),
    ...dateInput('end', form.end, mistakes),
  };
  if (endsBeforeStart(form))
    wrong(form.end.isBetween ? 'endBetween.latest' : 'end', 'endBeforeStart');
  const evidence = form.extracts.map((extract, index) =>
    evidenceInput(extract, `evidence.${index}`, mistakes),
  );
  if (evidence.length === 0) wrong('evidence', 'required');

  const input: ClaimInput = {
    subject: form.subject?.id ?? '',
    ...said,
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...dates,
    endState: form.endState,
    modality: form.modality,
    rank: form.rank,
    ...(form.assertedBy === null ? {} : { assertedBy: form.assertedBy.id }),
    evidence,
    ...(replaces === undefined ? {} : { replaces }),
  };
  return { input, mistakes };
}

function valueInput(form: ValueForm, kind: string, field: string, mistakes: Mistake[]): ValueInput {
  const wrong = (name: string, code: MistakeCode) =>
    mistakes.push({ field: `${field}.${name}`, code });
  switch (kind) {
    case 'QUANTITY':
    case 'MONEY': {
      const amount = form.amount.trim();
      const qualifier = form.quantifier;
      if (amount === '') wrong('amount', 'required');
      else if (!/^-?\d+(\.\d+)?$/.test(amount)) wrong('amount', 'notANumber');
      if (kind === 'MONEY') {
        const currency = form.currency.trim();
        if (!/^[A-Z]{3}$/.test(currency)) wrong('currency', 'notACurrency');
        return { money: { amount, currency, qualifier } };
      }
      const unit = form.unit.trim();
      if (unit === '') wrong('unit', 'required');
      else if (!/^[A-Z][A-Z0-9_]*$/.test(unit)) wrong('unit', 'notAUnit');
      return { quantity: { amount, unit, qualifier } };
    }
    case 'DATE': {
      const date = form.date.trim();
      if (date === '') wrong('date', 'required');
      else if (daysOf(date) === undefined) wrong('date', 'notADate');
      return { date };
    }
    case 'BOOLEAN':
      if (form.boolean === '') wrong('boolean', 'required');
      return { boolean: form.boolean === 'true' };
    case 'ENTITY':
      if (form.entity === null) wrong('entity', 'required');
      return { entity: form.entity?.id ?? '' };
    default:
      if (form.text.trim() === '') wrong('text', 'required');
      else if (!isWhole(form.text)) wrong('text', 'notWhole');
      return { text: form.text };
  }
}

function dateInput(
  name: 'start' | 'end',
  form: DateForm,
  mistakes: Mistake[],
): Pick<ClaimInput, 'start' | 'end' | 'startBetween' | 'endBetween'> {
  if (!form.isBetween) {
    const date = form.date.trim();
    if (date === '') return {};
    if (daysOf(date) === undefined) mistakes.push({ field: name, code: 'notADate' });
    return { [name]: date };
  }
  const [earliest, latest] = [form.earliest.trim(), form.latest.trim()];
  const field = `${name}Between`;
  const [first, last] = [daysOf(earliest), daysOf(latest)];
  if (earliest !== '' && first === undefined)
    mistakes.push({ field: `${field}.earliest`, code: 'notADate' });
  if (latest !== '' && last === undefined)
    mistakes.push({ field: `${field}.latest`, code: 'notADate' });
  if (first !== undefined && last !== undefined && last.last < first.first)
    mistakes.push({ field: `${field}.latest`, code: 'latestBeforeEarliest' });
  if (earliest === '' && latest === '') return {};
  return {
    [field]: {
      ...(earliest === '' ? {} : { earliest }),
      ...(latest === '' ? {} : { latest }),
    },
  };
}

/** Whether no day of the end is one of the start or after it. */
function endsBeforeStart({ start, end }: ClaimForm): boolean {
  const first = daysOf((start.isBetween ? start.earliest : start.date).trim());
  const last = daysOf((end.isBetween ? end.latest : end.date).trim());
  return first !== undefined && last !== undefined && last.last < first.first;
}

function evidenceInput(form: ExtractForm, field: string, mistakes: Mistake[]): EvidenceInput {
  const wrong = (name: string, code: MistakeCode) =>
    mistakes.push({ field: `${field}.${name}`, code });
  const checkLength = (name: string, text: string, most: number) => {
    if (codePoints(text) > most)
      mistakes.push({ field: `${field}.${name}`, code: 'tooLong', most });
    else if (!isWhole(text)) wrong(name, 'notWhole');
  };
  const { article, exact, prefix, suffix, basis, place } = form;
  const reason = form.reason.trim();
  if (article === null) wrong('article', 'required');
  else if (article.type !== 'ARTICLE') wrong('article', 'notAllowedHere');
  if (exact.trim() === '') wrong('exact', 'required');
  else checkLength('exact', exact, LONGEST_EXTRACT);
  checkLength('prefix', prefix, LONGEST_CONTEXT);
  checkLength('suffix', suffix, LONGEST_CONTEXT);
  if (basis === 'INFERRED' && reason === '') wrong('reason', 'required');
  else checkLength('reason', reason, LONGEST_REASON);
  return {
    article: article?.id ?? '',
    exact,
    // Spaces alone are no words.
    ...(prefix.trim() === '' ? {} : { prefix }),
    ...(suffix.trim() === '' ? {} : { suffix }),
    // Other words stand elsewhere; the server finds out where.
    ...(place?.exact === exact ? { start: place.start, end: place.end } : {}),
    basis,
    ...(basis === 'INFERRED' && reason !== '' ? { reason } : {}),
  };
}

/** Whether two inputs are of one claim: its extracts, its rank and what it replaces are no part of what it says. */
export function saysTheSame(one: ClaimInput, other: ClaimInput): boolean {
  const said = ({ evidence: _, rank: __, replaces: ___, ...rest }: ClaimInput) =>
    JSON.stringify(rest);
  return said(one) === said(other);
}

/** Whether no half of a character is in it, nor NUL: no engine keeps those. */
function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text) && !text.includes('\0');
}
