import type { QuantityQualifier } from '../generated/graphql.js';
import type { Messages } from './messages.js';

/** A value that can be told in words, as the API gives it. */
export type TellableValue =
  | { readonly text: string }
  | {
      readonly amount: string;
      readonly unit: string;
      readonly qualifier: QuantityQualifier;
    }
  | {
      readonly amount: string;
      readonly currency: string;
      readonly qualifier: QuantityQualifier;
    }
  | { readonly date: string }
  | { readonly value: boolean };

/** Properties whose texts are codes of countries (ISO 3166). */
const COUNTRIES = /COUNTRY|JURISDICTION|NATIONALITY|CITIZENSHIP/;

/** A value in the words and figures of the reader's language. */
export function valueText(messages: Messages, name: string, value: TellableValue): string {
  const { format, values } = messages;
  if ('text' in value) {
    return COUNTRIES.test(name) && /^[a-z]{2}$/i.test(value.text)
      ? format.country(value.text.toUpperCase())
      : value.text;
  }
  if ('date' in value) return format.date(value.date);
  if ('value' in value) return value.value ? values.yes : values.no;
  const figure =
    'currency' in value
      ? format.money(value.amount, value.currency)
      : format.quantity(value.amount, value.unit, values.units);
  return values.qualifier[value.qualifier](figure);
}
