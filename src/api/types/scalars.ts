import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { parsePartialDate } from '../../model/partial-date.js';

/** A date as precise as it is known; the interval of days it names is what questions compare. */
export const PartialDateScalar = new GraphQLScalarType<string, string>({
  name: 'PartialDate',
  description:
    'A date as precise as it is known: `2025`, `2025-04` or `2025-04-30` (ISO 8601, reduced precision). It stands for all days it names.',
  specifiedByURL: 'https://en.wikipedia.org/wiki/ISO_8601',
  serialize: String,
  parseValue: (value) => partialDate(value),
  parseLiteral: (node) => partialDate(node.kind === Kind.STRING ? node.value : undefined),
});

function partialDate(value: unknown): string {
  if (typeof value !== 'string')
    throw new GraphQLError('expected a date as "2025", "2025-04" or "2025-04-30".');
  parsePartialDate(value, 'PartialDate');
  return value;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Not graphql-scalars' DateTime: that one turns every zone into UTC, and an article's zone is part of what it says. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'A point in time with its zone, as `2026-02-10T13:28:00+05:30` (RFC 3339). The zone is kept as it was given.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: String,
  parseValue: (value) => dateTime(value),
  parseLiteral: (node) => dateTime(node.kind === Kind.STRING ? node.value : undefined),
});

function dateTime(value: unknown): string {
  if (typeof value !== 'string' || !DATE_TIME.test(value) || Number.isNaN(Date.parse(value))) {
    throw new GraphQLError(
      'expected a date and time with its zone, as "2026-02-10T13:28:00+05:30".',
    );
  }
  parsePartialDate(value.slice(0, 10), 'DateTime');
  return value;
}
