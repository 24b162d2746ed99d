import { formatExactDay } from '../model/exact-day.js';
import { formatPartialDate, type Day } from '../model/partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS, type Validity } from '../model/validity.js';
import type { ClaimValue } from '../model/value.js';
import { entityIri } from './json-ld-names.js';

export function typedValue(type: string, value: string) {
  return { '@type': type, '@value': value };
}

/** A claim's or qualifier's values: texts, dates and flags as literals, quantities as schema.org's nodes. */
export function qualifierValues(values: readonly ClaimValue[]): readonly unknown[] {
  return values.map((value) => {
    switch (value.type) {
      case 'TEXT':
        return value.text;
      case 'DATE':
        return dateValue(value.date);
      case 'BOOLEAN':
        return value.value;
      case 'ENTITY':
        return { '@id': entityIri(value.entity) };
      case 'QUANTITY':
        return {
          '@type': 'schema:QuantitativeValue',
          'schema:value': typedValue('xsd:decimal', value.amount),
          'schema:unitText': value.unit,
          'sutra:qualifier': value.qualifier,
        };
      case 'MONEY':
        return {
          '@type': 'schema:MonetaryAmount',
          'schema:value': typedValue('xsd:decimal', value.amount),
          'schema:currency': value.currency,
          'sutra:qualifier': value.qualifier,
        };
    }
  });
}

/** The dates a claim names, as schema.org has them, and the four days that bound it. */
export function validityTerms({ startMin, startMax, endMin, endMax, endState }: Validity) {
  return {
    'schema:startDate': named(startMin, startMax),
    'schema:endDate': named(endMin, endMax),
    'sutra:startEarliest': day(startMin),
    'sutra:startLatest': day(startMax),
    'sutra:endEarliest': day(endMin),
    'sutra:endLatest': day(endMax),
    'sutra:endState': endState,
  };
}

function named(first: Day, last: Day) {
  if (day(first) === undefined || day(last) === undefined) return undefined;
  const date = formatPartialDate({ first, last });
  return date === undefined ? undefined : dateValue(date);
}

const DATE_TYPES = new Map([
  [4, 'xsd:gYear'],
  [7, 'xsd:gYearMonth'],
  [10, 'xsd:date'],
]);

function dateValue(date: string) {
  return typedValue(DATE_TYPES.get(date.length) ?? 'xsd:string', date);
}

function day(value: Day) {
  if (value === BEFORE_ALL_DAYS || value === AFTER_ALL_DAYS) return undefined;
  const exact = formatExactDay(value);
  return typeof exact === 'string' ? typedValue('xsd:date', exact) : exact;
}
