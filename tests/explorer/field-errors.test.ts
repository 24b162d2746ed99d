import { describe, expect, test } from '@jest/globals';

import { placeErrors } from '../../src/explorer/model/field-errors.js';

const FIELDS = [
  'subject',
  'startBetween.latest',
  'qualifiers.0.name',
  'qualifiers.1.values.0.amount',
  'qualifiers.2.values.0.amount',
  'evidence.0.exact',
];
const QUALIFIERS = ['ROLE', 'SHARE', 'SHARE'];

/** Where an error at this place of the input shows; undefined where no field stands for it. */
function fieldOf(place: string): string | undefined {
  const error = {
    path: ['input', '0', ...place.split('.')],
    code: 'BAD_USER_INPUT',
    message: 'No.',
  };
  return [...placeErrors([error], FIELDS, QUALIFIERS).atFields.keys()][0];
}

describe('what the server says is wrong', () => {
  test.each([
    ['at its field', 'evidence.0.exact', 'evidence.0.exact'],
    ['at the field around it', 'subject.id', 'subject'],
    ['at the first field within it', 'startBetween', 'startBetween.latest'],
    ['in the row that has the value', 'qualifiers.SHARE[1].amount', 'qualifiers.2.values.0.amount'],
    [
      'in the row of a qualifier that is not allowed',
      'qualifiers.SHARE',
      'qualifiers.1.values.0.amount',
    ],
  ])('stands %s', (_, place, field) => {
    expect(fieldOf(place)).toBe(field);
  });

  test('stands above the form where no field is meant', () => {
    const error = { path: ['input', '0', 'replaces'], code: 'BAD_USER_INPUT', message: 'No.' };
    expect(placeErrors([error], FIELDS)).toEqual({ atFields: new Map(), elsewhere: [error] });
    const whole = { path: [], code: 'CONFLICT', message: 'No.' };
    expect(placeErrors([whole], FIELDS).elsewhere).toEqual([whole]);
  });
});
