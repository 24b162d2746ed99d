import { describe, expect, test } from '@jest/globals';

import { contradict } from '../../src/claims/contradict.js';
import { parsePartialDate } from '../../src/model/partial-date.js';
import type { ClaimRecord } from '../../src/graph/statements/records.js';
import { validity } from '../../src/model/validity.js';
import type { ClaimValue, QuantityQualifier } from '../../src/model/value.js';

type Said = Parameters<typeof contradict>[0];

let made = 0;

function claim(parts: Partial<Pick<ClaimRecord, keyof Said>>): Said {
  made += 1;
  return {
    id: `c-${made}`,
    kind: 'PRODUCTION_CAPACITY',
    objectId: undefined,
    value: undefined,
    qualifiers: {},
    validity: validity({})!,
    modality: 'ACTUAL',
    ...parts,
  };
}

const quantity = (amount: string, qualifier: QuantityQualifier = 'EXACT', unit = 'TONNE') =>
  ({ type: 'QUANTITY', amount, unit, qualifier }) satisfies ClaimValue;
const money = (amount: string, currency = 'INR') =>
  ({ type: 'MONEY', amount, currency, qualifier: 'EXACT' }) satisfies ClaimValue;
const during = (start: string, end: string) =>
  validity({ start: parsePartialDate(start), end: parsePartialDate(end) })!;

/** Each pair is tried both ways round. */
function expectContradiction(one: Said, other: Said, expected: boolean) {
  expect([contradict(one, other), contradict(other, one)]).toEqual([expected, expected]);
}

describe('Two claims of one thing contradict each other', () => {
  test.each([
    ['two numbers', quantity('6000'), quantity('5000'), true],
    ['one number', quantity('6000'), quantity('6000'), false],
    ['two currencies', money('1'), money('2', 'USD'), false],
    ['two sums', money('1'), money('2'), true],
    ['two units', quantity('6000'), quantity('6', 'EXACT', 'KILOTONNE'), false],
    ['over 80, and 85', quantity('80', 'OVER'), quantity('85'), false],
    ['over 80, and 80', quantity('80', 'OVER'), quantity('80'), true],
    ['at least 80, and 80', quantity('80', 'AT_LEAST'), quantity('80'), false],
    ['over 80, and under 80', quantity('80', 'OVER'), quantity('80', 'UNDER'), true],
    ['at most 80, and at least 80', quantity('80', 'AT_MOST'), quantity('80', 'AT_LEAST'), false],
    ['at most 79, and over 80', quantity('79', 'AT_MOST'), quantity('80', 'OVER'), true],
    ['about 100, and 109', quantity('100', 'ABOUT'), quantity('109'), false],
    ['about 100, and 111', quantity('100', 'ABOUT'), quantity('111'), true],
    ['about -100, and -95', quantity('-100', 'ABOUT'), quantity('-95'), false],
    ['a text and another', { type: 'TEXT', text: 'a' }, { type: 'TEXT', text: 'b' }, false],
  ] as const)('by their figures: %s', (_what, one, other, expected) => {
    expectContradiction(claim({ value: one }), claim({ value: other }), expected);
  });

  test.each([
    ['BIRTH_DATE', '1970-01-02', '1970-01-03', true],
    ['BIRTH_DATE', '1970-01-02', '1970', false],
    ['MODIFIED_AT', '1970-01-02', '1971', false],
  ])('by the day of what happens once: %s %s and %s', (kind, one, other, expected) => {
    const [first, second] = [one, other].map((date) =>
      claim({ kind, value: { type: 'DATE', date } }),
    );
    expectContradiction(first!, second!, expected);
  });

  test('only where both may hold at one time', () => {
    const [one, other] = [quantity('1'), quantity('2')];
    const early = claim({ value: one, validity: during('2020', '2021') });
    expectContradiction(early, claim({ value: other, validity: during('2022', '2023') }), false);
    expectContradiction(
      early,
      claim({ value: other, validity: during('2021-12-31', '2023') }),
      true,
    );
    expectContradiction(early, claim({ value: other }), true);
  });

  test('only where both are meant alike: a plan does not contradict what is', () => {
    const is = claim({ value: quantity('1') });
    expectContradiction(is, claim({ value: quantity('2'), modality: 'PLANNED' }), false);
    expectContradiction(is, claim({ value: quantity('2'), modality: 'EXPECTED' }), false);
  });

  test('only where what else they add is the same, and both have the figure', () => {
    const share = (amount: string, product?: string) =>
      claim({
        kind: 'IMPORTS_FROM',
        objectId: 'china',
        qualifiers: {
          SHARE: [quantity(amount, 'EXACT', 'PERCENT')],
          ...(product === undefined ? {} : { PRODUCT: [{ type: 'ENTITY', entity: product }] }),
        },
      });
    expectContradiction(share('80', 'magnets'), share('90', 'magnets'), true);
    expectContradiction(share('80', 'magnets'), share('90', 'motors'), false);
    expectContradiction(share('80', 'magnets'), share('90'), false);
    const amount = claim({
      kind: 'IMPORTS_FROM',
      objectId: 'china',
      qualifiers: { QUANTITY: [quantity('540')] },
    });
    expectContradiction(share('80'), amount, false);
  });

  test('where one denies what the other says, or more than it', () => {
    const role = (text: string) => ({ ROLE: [{ type: 'TEXT' as const, text }] });
    const post = { kind: 'EMPLOYMENT', objectId: 'ministry' };
    const works = claim({ ...post, qualifiers: role('Secretary') });
    expectContradiction(works, claim({ ...post, modality: 'DENIED' }), true);
    expectContradiction(
      works,
      claim({ ...post, modality: 'DENIED', qualifiers: role('Secretary') }),
      true,
    );
    expectContradiction(
      works,
      claim({ ...post, modality: 'DENIED', qualifiers: role('Clerk') }),
      false,
    );
    expectContradiction(
      claim({ ...post, modality: 'PLANNED' }),
      claim({ ...post, modality: 'DENIED' }),
      false,
    );
    expectContradiction(
      claim({ ...post, modality: 'DENIED' }),
      claim({ ...post, modality: 'DENIED' }),
      false,
    );
  });

  test('never with itself', () => {
    const one = claim({ value: quantity('1') });
    expect(contradict(one, { ...one, value: quantity('2') })).toBe(false);
  });
});
