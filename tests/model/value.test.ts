import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { claimOrder, orderPrefix } from '../../src/model/claim.js';
import { searchTextOf, searchWords } from '../../src/model/search-text.js';
import { BEFORE_ALL_DAYS } from '../../src/model/validity.js';
import { normalizeValue } from '../../src/model/value.js';

const quantity = (amount: string) =>
  normalizeValue({ type: 'QUANTITY', amount, unit: 'TONNE', qualifier: 'EXACT' });

describe('An amount', () => {
  test.each([
    ['540', '540'],
    ['0540.0', '540'],
    ['0.50', '0.5'],
    ['-0', '0'],
    ['-0.10', '-0.1'],
    ['+7', '7'],
    ['72800000000', '72800000000'],
    [
      '123456789012345678901234567890.000000000000000001',
      '123456789012345678901234567890.000000000000000001',
    ],
  ])('of %s is spelt %s', (given, spelt) => {
    expect(quantity(given)).toMatchObject({ amount: spelt });
  });

  test.each(['', '1e3', '1,000', '.5', '5 ', 'NaN', 'Infinity', '٣', '1'.repeat(101)])(
    'is not read from %j',
    (amount) => {
      expect(() => quantity(amount)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    },
  );
});

describe('A value', () => {
  test.each([
    [{ type: 'TEXT', text: '  ' }],
    [{ type: 'TEXT', text: 'x'.repeat(10_001) }],
    [{ type: 'QUANTITY', amount: '1', unit: 'tonne', qualifier: 'EXACT' }],
    [{ type: 'MONEY', amount: '1', currency: 'Rs', qualifier: 'EXACT' }],
    [{ type: 'DATE', date: '2026-02-31' }],
  ] as const)('is refused: %j', (value) => {
    expect(() => normalizeValue(value)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });

  test('of text is one whether its accents are composed or not', () => {
    expect(normalizeValue({ type: 'TEXT', text: 'Zu\u0308rich' })).toEqual({
      type: 'TEXT',
      text: 'Zürich',
    });
  });
});

describe('The order of claims', () => {
  test('is newest start first, unknown last, then id', () => {
    const keys = [
      claimOrder('c-b', BEFORE_ALL_DAYS),
      claimOrder('c-a', -719_162),
      claimOrder('c-a', 20_000),
      claimOrder('c-b', 20_000),
      claimOrder('c-a', 2_932_896),
    ];
    expect([...keys].sort()).toEqual([keys[4], keys[2], keys[3], keys[1], keys[0]]);
  });

  test('begins after a prefix with what starts on that day or before', () => {
    expect(claimOrder('c-a', 20_001) < orderPrefix(20_000)).toBe(true);
    expect(claimOrder('c-a', 20_000) > orderPrefix(20_000)).toBe(true);
    expect(claimOrder('c-a', 19_999) > orderPrefix(20_000)).toBe(true);
  });
});

describe('Words to search by', () => {
  test.each([
    ['Moritz MÜLLER-Lüdenscheidt', ['moritz', 'muller', 'ludenscheidt']],
    ["O'Brien & Sons, Ltd.", ['obrien', 'sons', 'ltd']],
    ['Łódź straße Æsir', ['lodz', 'strasse', 'aesir']],
    ['Мария Осетрова', ['мария', 'осетрова']],
    ['हनीफ़ कुरैशी', ['हनीफ़', 'कुरैशी'].map((word) => word.normalize('NFKD').normalize('NFC'))],
    ['ﬁnance ２０２６', ['finance', '2026']],
    ['— … !', []],
    ['', []],
  ])('of %j are %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test('are the same of ASCII alone as beside other letters', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 150 });
    const names = fc.stringMatching(/^[A-Za-z0-9 .'&,-]{0,80}$/);
    fc.assert(
      fc.property(fc.oneof(text, names), (ascii) => {
        expect([...searchWords(ascii), 'o']).toEqual(searchWords(`${ascii} ø`));
      }),
      { numRuns: 2_000 },
    );
    expect(searchWords('X'.repeat(70))).toEqual(['x'.repeat(64)]);
  });

  test('stand once each in what is indexed', () => {
    expect(searchTextOf(['Acme Ltd', 'ACME'])).toBe('acme ltd');
  });
});
