import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';

import type { ClaimContent, FactContent, RelationContent } from '../../src/model/claim.js';
import { validity } from '../../src/model/validity.js';
import type { ClaimValue } from '../../src/model/value.js';
import { checkClaim, findClaimMistakes } from '../../src/vocabulary/check-claim.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';

const vocabulary = loadVocabulary(
  fileURLToPath(new URL('../../schema/vocabulary.yaml', import.meta.url)),
);
const types = new Map([
  ['ann', 'PERSON'],
  ['acme', 'COMPANY'],
  ['india', 'PLACE'],
  ['magnets', 'PRODUCT'],
  ['scheme', 'POLICY'],
]);
const typeOf = (id: string) => types.get(id);

const common = { qualifiers: {}, validity: validity({})!, modality: 'ACTUAL' } as const;
const employment: RelationContent = {
  ...common,
  family: 'RELATION',
  subjectId: 'ann',
  kind: 'EMPLOYMENT',
  objectId: 'acme',
};
const outlay: FactContent = {
  ...common,
  family: 'FACT',
  subjectId: 'scheme',
  kind: 'OUTLAY',
  value: { type: 'MONEY', amount: '0540.0', currency: 'INR', qualifier: 'EXACT' },
};
const share = (value: ClaimValue): ClaimContent => ({
  ...common,
  family: 'RELATION',
  subjectId: 'india',
  kind: 'IMPORTS_FROM',
  objectId: 'elsewhere',
  qualifiers: { SHARE: [value] },
});

const check = (content: ClaimContent) => checkClaim(vocabulary, content, typeOf);

describe('A claim', () => {
  test('that the vocabulary allows comes back with its values in their one spelling', () => {
    expect(check(employment)).toEqual(employment);
    expect(check(outlay)).toEqual({ ...outlay, value: { ...outlay.value, amount: '540' } });
    expect(
      check(share({ type: 'QUANTITY', amount: '+80.00', unit: 'PERCENT', qualifier: 'OVER' })),
    ).toMatchObject({ qualifiers: { SHARE: [{ amount: '80' }] } });
  });

  test('may name entities that are not known yet', () => {
    expect(check({ ...employment, subjectId: 'somebody', objectId: 'somewhere' })).toBeDefined();
  });

  test('that is a fact may carry every qualifier of the vocabulary', () => {
    const qualifiers = { PERIOD: [{ type: 'TEXT', text: 'Q3' }] } as const;
    expect(check({ ...outlay, qualifiers })).toMatchObject({ qualifiers });
  });

  test('keeps every value of a qualifier', () => {
    const qualifiers = {
      ROLE: [
        { type: 'TEXT', text: 'CTO' },
        { type: 'TEXT', text: 'Director' },
      ],
    } as const;
    expect(check({ ...employment, qualifiers })).toMatchObject({ qualifiers });
  });

  test.each<[string, ClaimContent, string]>([
    [
      'an unknown kind',
      { ...employment, kind: 'HIRED' },
      'claim.kind: expected a relation kind of the vocabulary, got "HIRED".',
    ],
    [
      'a property as a kind',
      { ...employment, kind: 'OUTLAY' },
      'claim.kind: expected a relation kind of the vocabulary, got "OUTLAY".',
    ],
    [
      'a name that every object has as a kind',
      { ...employment, kind: 'constructor' },
      'claim.kind: expected a relation kind of the vocabulary, got "constructor".',
    ],
    [
      'an unknown property',
      { ...outlay, kind: '__proto__' },
      'claim.property: expected a fact property of the vocabulary, got "__proto__".',
    ],
    [
      'a subject of the wrong type',
      { ...employment, subjectId: 'india' },
      'claim.subject: expected PERSON as subject of EMPLOYMENT, got "india (PLACE)".',
    ],
    [
      'an object of the wrong type',
      { ...employment, objectId: 'india' },
      'claim.object: expected AGENCY or COMPANY or ORGANIZATION as object of EMPLOYMENT, got "india (PLACE)".',
    ],
    [
      'an object with an id that none may have',
      { ...employment, objectId: ' acme' },
      'claim.object: expected an id of 1 to 256 printable characters',
    ],
    [
      'a value of the wrong kind',
      { ...outlay, value: { type: 'TEXT', text: 'much' } },
      'claim.value: expected a MONEY value, as OUTLAY has, got {"type":"TEXT","text":"much"}.',
    ],
    [
      'an entity as the value of a fact',
      { ...outlay, kind: 'PRIORITY', subjectId: 'india', value: { type: 'ENTITY', entity: 'ann' } },
      'claim.value: expected a TEXT value, as PRIORITY has, got',
    ],
    [
      'a date that no calendar has',
      {
        ...outlay,
        kind: 'BIRTH_DATE',
        subjectId: 'ann',
        value: { type: 'DATE', date: '2026-02-31' },
      },
      'claim.value.date: expected a date as 2025, 2025-04 or 2025-04-30, got "2026-02-31".',
    ],
    [
      'an unknown qualifier',
      { ...employment, qualifiers: { SALARY: [{ type: 'TEXT', text: 'much' }] } },
      'claim.qualifiers.SALARY: expected a qualifier of the vocabulary, got "SALARY".',
    ],
    [
      'a qualifier of another kind',
      { ...employment, qualifiers: { STATEMENT: [{ type: 'TEXT', text: 'hello' }] } },
      'claim.qualifiers.STATEMENT: expected a qualifier of EMPLOYMENT (ROLE',
    ],
    [
      'a qualifier without a value',
      { ...employment, qualifiers: { ROLE: [] } },
      'claim.qualifiers.ROLE: expected at least one value, got [].',
    ],
    [
      'a qualifier of the wrong kind of value',
      share({ type: 'TEXT', text: '80 %' }),
      'claim.qualifiers.SHARE[0]: expected a QUANTITY value, as SHARE has, got',
    ],
    [
      'a figure that is meant in no known way',
      share({ type: 'QUANTITY', amount: '80', unit: 'PERCENT', qualifier: 'MORE' as 'OVER' }),
      'claim.qualifiers.SHARE[0].qualifier: expected one of EXACT, ABOUT, OVER',
    ],
    [
      'an amount that is no number',
      share({ type: 'QUANTITY', amount: '8e1', unit: 'PERCENT', qualifier: 'OVER' }),
      'claim.qualifiers.SHARE[0].amount: expected a decimal number',
    ],
    [
      'a qualifier that names an entity of the wrong type',
      {
        ...share({ type: 'ENTITY', entity: 'ann' }),
        qualifiers: { PRODUCT: [{ type: 'ENTITY', entity: 'ann' }] },
      },
      'claim.qualifiers.PRODUCT[0].entity: expected PRODUCT as PRODUCT, got "ann (PERSON)".',
    ],
    [
      'half a character',
      { ...employment, qualifiers: { ROLE: [{ type: 'TEXT', text: 'CTO\ud83d' }] } },
      'claim.qualifiers.ROLE[0]: expected text of whole characters without NUL, got',
    ],
  ])('is refused with %s', (_, content, message) => {
    const mistakes = findClaimMistakes(vocabulary, content, typeOf).mistakes;
    expect(mistakes.map((mistake) => mistake.message)).toEqual([expect.stringContaining(message)]);
    expect(() => check(content)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test('tells all its mistakes, each under the argument that it came as', () => {
    const content = { ...employment, subjectId: 'india', qualifiers: { SALARY: [] } };
    const { mistakes } = findClaimMistakes(vocabulary, content, typeOf, 'input[2]');
    expect(mistakes.map(({ details }) => details.argument)).toEqual([
      'input[2].subject',
      'input[2].qualifiers.SALARY',
      'input[2].qualifiers.SALARY',
    ]);
  });
});
