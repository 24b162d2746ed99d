import { readExactDay } from '../../model/exact-day.js';
import { parsePartialDate, type DayInterval } from '../../model/partial-date.js';
import { END_STATES, TIMELESS, validity, type Validity } from '../../model/validity.js';
import type { JsonField } from './json-fields.js';

interface TimeFields {
  readonly validity?: JsonField;
  readonly start?: JsonField;
  readonly end?: JsonField;
  readonly endState?: JsonField;
}

/**
 * When a claim holds: by `validity`, the four days exactly as they are stored, which is how an export says it; or by
 * `start`, `end` (partial dates) and `endState`, as a person writes it; or at no known time.
 */
export function readLineValidity(line: JsonField, fields: TimeFields): Validity | undefined {
  if (fields.validity === undefined) return readDates(line, fields);
  for (const name of ['start', 'end', 'endState'] as const) {
    fields[name]?.refuse('validity, or start, end and endState, but not both');
  }
  const given = fields.validity.fields(['startMin', 'startMax', 'endMin', 'endMax', 'endState']);
  const day = (name: 'startMin' | 'startMax' | 'endMin' | 'endMax') => {
    const field = given[name];
    return field === undefined
      ? TIMELESS[name]
      : field.attempt(() => readExactDay(field.value, field.path));
  };
  const startMin = day('startMin');
  const startMax = day('startMax');
  const endMin = day('endMin');
  const endMax = day('endMax');
  const endState = given.endState === undefined ? 'UNKNOWN' : given.endState.oneOf(END_STATES);
  if (
    startMin === undefined ||
    startMax === undefined ||
    endMin === undefined ||
    endMax === undefined ||
    endState === undefined
  ) {
    return undefined;
  }
  if (startMin > startMax || endMin > endMax) {
    fields.validity.refuse('bounds of which the earlier come first');
  }
  return { startMin, startMax, endMin, endMax, endState };
}

function readDates(line: JsonField, fields: TimeFields): Validity | undefined {
  const interval = (field: JsonField | undefined): DayInterval | undefined => {
    const text = field?.text();
    return text === undefined
      ? undefined
      : field?.attempt(() => parsePartialDate(text, field.path));
  };
  const read = validity({
    start: interval(fields.start),
    end: interval(fields.end),
    endState: fields.endState?.oneOf(END_STATES),
  });
  if (read === undefined) line.refuse('an end that is not before the start', fields.end?.value);
  return read;
}
