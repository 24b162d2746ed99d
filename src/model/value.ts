import { badInput } from '../errors.js';
import { parsePartialDate } from './partial-date.js';

export const QUANTITY_QUALIFIERS = [
  'EXACT',
  'ABOUT',
  'OVER',
  'UNDER',
  'AT_LEAST',
  'AT_MOST',
] as const;
/** How a figure is meant: "over 80 per cent" is not 80 per cent. */
export type QuantityQualifier = (typeof QUANTITY_QUALIFIERS)[number];

/** What a fact states, or what a qualifier adds. Amounts are exact decimals as text, never floating point. */
export type ClaimValue =
  | { readonly type: 'TEXT'; readonly text: string }
  | {
      readonly type: 'QUANTITY';
      readonly amount: string;
      readonly unit: string;
      readonly qualifier: QuantityQualifier;
    }
  | {
      readonly type: 'MONEY';
      readonly amount: string;
      readonly currency: string;
      readonly qualifier: QuantityQualifier;
    }
  | { readonly type: 'DATE'; readonly date: string }
  | { readonly type: 'BOOLEAN'; readonly value: boolean }
  | { readonly type: 'ENTITY'; readonly entity: string };
export type ClaimValueType = ClaimValue['type'];

const DECIMAL = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/;
const CURRENCY = /^[A-Z]{3}$/;
const UNIT = /^[A-Z][A-Z0-9_]{0,63}$/;
const LONGEST_TEXT = 10_000;

/**
 * Checks a value and gives it its one spelling ("0540.0" becomes "540"), because a claim's id is a hash over it.
 * @throws SutraError BAD_USER_INPUT naming `argument`.
 */
export function normalizeValue(value: ClaimValue, argument = 'value'): ClaimValue {
  switch (value.type) {
    case 'TEXT':
      if (value.text.trim() === '' || value.text.length > LONGEST_TEXT) {
        throw badInput(`${argument}.text`, `text of 1 to ${LONGEST_TEXT} characters`, value.text);
      }
      return { type: 'TEXT', text: value.text.normalize('NFC') };
    case 'QUANTITY':
      if (!UNIT.test(value.unit))
        throw badInput(`${argument}.unit`, 'a unit in capitals, as TONNE', value.unit);
      return { ...value, amount: normalizeDecimal(value.amount, `${argument}.amount`) };
    case 'MONEY':
      if (!CURRENCY.test(value.currency)) {
        throw badInput(
          `${argument}.currency`,
          'a currency code of ISO 4217, as INR',
          value.currency,
        );
      }
      return { ...value, amount: normalizeDecimal(value.amount, `${argument}.amount`) };
    case 'DATE':
      parsePartialDate(value.date, `${argument}.date`);
      return value;
    case 'BOOLEAN':
    case 'ENTITY':
      return value;
  }
}

function normalizeDecimal(text: string, argument: string): string {
  const match = text.length <= 100 ? DECIMAL.exec(text) : null;
  if (match === null)
    throw badInput(
      argument,
      'a decimal number of at most 100 digits, as "72800000000" or "0.5"',
      text,
    );
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}
