import { describe, expect, test } from '@jest/globals';

import { en } from '../../src/explorer/messages/en.js';
import { hi } from '../../src/explorer/messages/hi.js';
import { propertyLabel } from '../../src/explorer/messages/property-label.js';
import { valueText } from '../../src/explorer/messages/value-text.js';

const spaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a value is told in the reader’s language', () => {
  test.each([
    [
      'money with its symbol',
      { amount: '72800000000', currency: 'INR', qualifier: 'EXACT' },
      '₹72,800,000,000',
    ],
    [
      'money to the last digit',
      { amount: '12345678901234567890.05', currency: 'USD', qualifier: 'EXACT' },
      '$12,345,678,901,234,567,890.05',
    ],
    ['a currency that is none', { amount: '5', currency: '??', qualifier: 'EXACT' }, '?? 5'],
    ['a share that is more', { amount: '80', unit: 'PERCENT', qualifier: 'OVER' }, 'over 80 %'],
    ['one of a unit', { amount: '1', unit: 'DAY', qualifier: 'ABOUT' }, 'about 1 day'],
    ['at least so many', { amount: '45', unit: 'DAY', qualifier: 'AT_LEAST' }, 'at least 45 days'],
    ['a fall', { amount: '-3.50', unit: 'PERCENT', qualifier: 'EXACT' }, '-3.50 %'],
    [
      'a unit that nobody translated',
      { amount: '2', unit: 'WIND_TURBINE', qualifier: 'EXACT' },
      '2 wind turbine',
    ],
    ['an amount that is none', { amount: 'many', unit: 'DAY', qualifier: 'EXACT' }, 'many days'],
    ['a date as exact as it is known', { date: '2025-04' }, 'April 2025'],
    ['yes', { value: true }, 'yes'],
    ['a text as it is', { text: '<b>in</b>' }, '<b>in</b>'],
  ] as const)('%s', (_, value, expected) => {
    expect(spaces(valueText(en, 'ANY', value))).toBe(expected);
  });

  test('countries by their names, but no other texts of two letters', () => {
    expect(valueText(en, 'COUNTRY', { text: 'in' })).toBe('India');
    expect(valueText(hi, 'NATIONALITY', { text: 'in' })).toBe('भारत');
    expect(valueText(en, 'TITLE', { text: 'in' })).toBe('in');
    expect(valueText(en, 'COUNTRY', { text: 'Soviet Union' })).toBe('Soviet Union');
  });

  test('in Hindi after its own order', () => {
    const value = { amount: '80', unit: 'PERCENT', qualifier: 'OVER' } as const;
    expect(valueText(hi, 'SHARE', value)).toBe('80 प्रतिशत से अधिक');
  });
});

test('a property that nobody translated is told by its own name', () => {
  expect([propertyLabel(en, 'OUTLAY'), propertyLabel(en, 'MIDDLE_NAME')]).toEqual([
    'Outlay',
    'Middle name',
  ]);
});
