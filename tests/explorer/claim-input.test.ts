import { describe, expect, test } from '@jest/globals';

import type { ClaimToEditFragment } from '../../src/explorer/generated/graphql.js';
import {
  EMPTY_DATE,
  EMPTY_EXTRACT,
  EMPTY_VALUE,
  emptyClaim,
  formOfClaim,
  type ClaimForm,
} from '../../src/explorer/model/claim-form.js';
import {
  claimInput,
  saysTheSame,
  type ClaimVocabulary,
} from '../../src/explorer/model/claim-input.js';
import { codePoints } from '../../src/explorer/model/code-points.js';
import { daysOf } from '../../src/explorer/model/partial-date.js';

const ministry = { id: 'ministry', type: 'AGENCY', name: 'Ministry' } as const;
const qureshi = { id: 'qureshi', type: 'PERSON', name: 'Hanif Qureshi' } as const;
const article = { id: 'article', type: 'ARTICLE', name: 'An article' } as const;

const vocabulary: ClaimVocabulary = {
  kinds: [
    {
      name: 'EMPLOYMENT',
      source: ['PERSON'],
      target: ['AGENCY', 'COMPANY'],
      qualifiers: ['ROLE', 'SHARE'],
      description: '',
    },
  ],
  properties: [
    { name: 'OUTLAY', value: 'MONEY', types: ['POLICY', 'AGENCY'], description: '' },
    { name: 'TITLE', value: 'TEXT', types: ['PERSON'], description: '' },
  ],
  qualifiers: [
    { name: 'ROLE', value: 'TEXT', description: '' },
    { name: 'SHARE', value: 'QUANTITY', description: '' },
    { name: 'EVENT', value: 'ENTITY', description: '' },
  ],
};

const extract = { ...EMPTY_EXTRACT, article, exact: 'said Hanif Qureshi' };
const employment: ClaimForm = {
  ...emptyClaim(qureshi),
  kind: 'EMPLOYMENT',
  object: ministry,
  qualifiers: [{ name: 'ROLE', value: { ...EMPTY_VALUE, text: 'Secretary' } }],
  extracts: [extract],
};

/** What is wrong with a form, as `field code`. */
const mistakesOf = (change: Partial<ClaimForm>): string[] =>
  claimInput({ ...employment, ...change }, vocabulary).mistakes.map(
    ({ field, code }) => `${field} ${code}`,
  );

describe('the form of a claim', () => {
  test('becomes the input of the API, without what was left empty', () => {
    expect(claimInput(employment, vocabulary, 'old')).toEqual({
      mistakes: [],
      input: {
        subject: 'qureshi',
        kind: 'EMPLOYMENT',
        object: 'ministry',
        qualifiers: [{ name: 'ROLE', values: [{ text: 'Secretary' }] }],
        endState: 'UNKNOWN',
        modality: 'ACTUAL',
        rank: 'NORMAL',
        evidence: [{ article: 'article', exact: 'said Hanif Qureshi', basis: 'EXPLICIT' }],
        replaces: 'old',
      },
    });
  });

  test('says of everything at once what is needed', () => {
    const { mistakes } = claimInput(emptyClaim(null), vocabulary);
    expect(mistakes.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'subject required',
      'kind required',
      'object required',
      'evidence.0.article required',
      'evidence.0.exact required',
    ]);
  });

  test('lets no end through that the vocabulary does not allow', () => {
    expect(mistakesOf({ subject: ministry, object: qureshi })).toEqual([
      'subject notAllowedHere',
      'object notAllowedHere',
    ]);
    const event = { name: 'EVENT' as const, value: { ...EMPTY_VALUE, entity: ministry } };
    expect(mistakesOf({ qualifiers: [event] })).toEqual(['qualifiers.0.name notAllowedHere']);
  });

  test.each([
    ['', 'evidence.0.exact required'],
    ['   ', 'evidence.0.exact required'],
    ['x'.repeat(161), 'evidence.0.exact tooLong'],
    ['\ud83d', 'evidence.0.exact notWhole'],
  ])('refuses the extract %j', (exact, mistake) => {
    expect(mistakesOf({ extracts: [{ ...extract, exact }] })).toEqual([mistake]);
  });

  test('counts characters, not their halves: 160 emoji are an extract', () => {
    expect(mistakesOf({ extracts: [{ ...extract, exact: '😀'.repeat(160) }] })).toEqual([]);
    expect([codePoints('😀'), codePoints('क्ष')]).toEqual([1, 3]);
  });

  test('needs the reason of what is inferred, and none of what is said', () => {
    const inferred = { ...extract, basis: 'INFERRED' as const };
    expect(mistakesOf({ extracts: [inferred] })).toEqual(['evidence.0.reason required']);
    const { input } = claimInput(
      { ...employment, extracts: [{ ...extract, reason: 'left over' }] },
      vocabulary,
    );
    expect(input.evidence[0]).not.toHaveProperty('reason');
  });

  test('keeps where the words stand while they are those words', () => {
    const place = { exact: extract.exact, start: 5, end: 23 };
    const sent = (exact: string) =>
      claimInput({ ...employment, extracts: [{ ...extract, place, exact }] }, vocabulary).input
        .evidence[0];
    expect(sent(extract.exact)).toMatchObject({ start: 5, end: 23 });
    expect(sent('other words')).not.toHaveProperty('start');
  });

  test('takes exact figures with their unit or currency', () => {
    const fact = (value: Partial<ClaimForm['value']>): Partial<ClaimForm> => ({
      family: 'FACT',
      subject: ministry,
      property: 'OUTLAY',
      qualifiers: [],
      value: { ...EMPTY_VALUE, ...value },
    });
    expect(mistakesOf(fact({ amount: '72800000000', currency: 'INR' }))).toEqual([]);
    expect(mistakesOf(fact({ amount: '7,280 crore', currency: 'rupees' }))).toEqual([
      'value.amount notANumber',
      'value.currency notACurrency',
    ]);
    const share = { ...EMPTY_VALUE, amount: '85.5', unit: 'per cent' };
    expect(mistakesOf({ qualifiers: [{ name: 'SHARE', value: share }] })).toEqual([
      'qualifiers.0.values.0.unit notAUnit',
    ]);
  });

  test('sends the dates as they are known', () => {
    const between = { isBetween: true, date: '', earliest: '2025', latest: '' };
    const { input } = claimInput(
      { ...employment, start: { ...EMPTY_DATE, date: '2024-02-29' }, end: between },
      vocabulary,
    );
    expect(input).toMatchObject({ start: '2024-02-29', endBetween: { earliest: '2025' } });
  });

  test('refuses days that there are not, and ends before the start', () => {
    const date = (text: string) => ({ ...EMPTY_DATE, date: text });
    expect(mistakesOf({ start: date('2025-02-29') })).toEqual(['start notADate']);
    expect(mistakesOf({ start: date('2025-04'), end: date('2025-03-31') })).toEqual([
      'end endBeforeStart',
    ]);
    expect(mistakesOf({ start: date('2025-04-30'), end: date('2025') })).toEqual([]);
    const backwards = { isBetween: true, date: '', earliest: '2026', latest: '2025' };
    expect(mistakesOf({ start: backwards })).toEqual(['startBetween.latest latestBeforeEarliest']);
  });
});

describe('a claim in the form', () => {
  const claim = {
    id: 'c-1',
    modality: 'PLANNED',
    rank: 'PREFERRED',
    start: '2025-04',
    end: null,
    endState: 'ONGOING',
    startEarliest: '2025-04-01',
    startLatest: '2025-04-30',
    // Closed by the server: what began in April ended no earlier.
    endEarliest: '2025-04-01',
    endLatest: null,
    retractedAt: null,
    replacedBy: null,
    subject: qureshi,
    assertedBy: ministry,
    kind: 'EMPLOYMENT',
    target: ministry,
    qualifiers: [
      { name: 'ROLE', values: [{ text: 'Secretary' }, { text: 'Adviser' }] },
      { name: 'SHARE', values: [{ amount: '80', unit: 'PERCENT', qualifier: 'OVER' }] },
    ],
    sources: [],
    evidence: {
      edges: [
        {
          node: {
            id: 'e-1',
            exact: 'said Hanif Qureshi',
            prefix: null,
            suffix: null,
            start: 5,
            end: 23,
            verification: 'VERIFIED',
            basis: 'EXPLICIT',
            reason: null,
            article: { ...article, publishedAt: '2026-02-10T13:28:00+05:30' },
          },
        },
      ],
    },
  } as ClaimToEditFragment;

  test('says the same again when nothing is changed, so that it can be asserted again', () => {
    expect(claimInput(formOfClaim(claim), vocabulary)).toEqual({
      mistakes: [],
      input: {
        subject: 'qureshi',
        kind: 'EMPLOYMENT',
        object: 'ministry',
        qualifiers: [
          { name: 'ROLE', values: [{ text: 'Secretary' }] },
          { name: 'ROLE', values: [{ text: 'Adviser' }] },
          {
            name: 'SHARE',
            values: [{ quantity: { amount: '80', unit: 'PERCENT', qualifier: 'OVER' } }],
          },
        ],
        start: '2025-04',
        endState: 'ONGOING',
        modality: 'PLANNED',
        rank: 'PREFERRED',
        assertedBy: 'ministry',
        evidence: [
          { article: 'article', exact: 'said Hanif Qureshi', start: 5, end: 23, basis: 'EXPLICIT' },
        ],
      },
    });
  });

  test('is another claim with other dates, and the same with other extracts', () => {
    const form = formOfClaim(claim);
    const input = (change: Partial<ClaimForm>) =>
      claimInput({ ...form, ...change }, vocabulary).input;
    expect(saysTheSame(input({}), input({ extracts: [extract] }))).toBe(true);
    expect(saysTheSame(input({}), input({ start: EMPTY_DATE }))).toBe(false);
  });

  test('shows two bounds where no one date says when', () => {
    const vague = { ...claim, start: null, startEarliest: null, startLatest: '2026-02-10' };
    expect(formOfClaim(vague).start).toEqual({
      isBetween: true,
      date: '',
      earliest: '',
      latest: '2026-02-10',
    });
  });
});

test('partial dates span the days they name', () => {
  expect(['2024', '2024-02', '2024-02-29', '0099-02'].map(daysOf)).toEqual([
    { first: '2024-01-01', last: '2024-12-31' },
    { first: '2024-02-01', last: '2024-02-29' },
    { first: '2024-02-29', last: '2024-02-29' },
    { first: '0099-02-01', last: '0099-02-28' },
  ]);
  const wrong = ['2024-13', '2023-02-29', '24', '2024-2', '0000', 'now', '2024-02-30'];
  expect(wrong.map(daysOf)).toEqual(wrong.map(() => undefined));
});
