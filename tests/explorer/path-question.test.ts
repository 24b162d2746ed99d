import { describe, expect, test } from '@jest/globals';

import {
  EMPTY_PATH_QUESTION,
  isPartialDate,
  loosenings,
  pathQuestionAddress,
  pathVariables,
  readPathQuestion,
  type PathQuestion,
} from '../../src/explorer/model/path-question.js';

const WHOLE: PathQuestion = {
  from: 'a/b?c&d=e #%',
  to: 'यूनिकोड',
  maxLength: 6,
  kinds: ['EMPLOYMENT', 'AFFECTS'],
  modalities: ['PLANNED', 'DENIED'],
  at: '2025-04',
  mostRelations: 0,
  avoidTypes: ['PLACE', 'ARTICLE'],
  avoidIds: ['x', 'y, z'],
  first: 50,
};

const searchOf = (question: PathQuestion) => pathQuestionAddress(question).replace(/^[^?]*/, '');

describe('the address of a question', () => {
  test('brings the same question back, whatever the ids hold', () => {
    expect(readPathQuestion(searchOf(WHOLE))).toEqual(WHOLE);
  });

  test('holds nothing that goes without saying', () => {
    expect(pathQuestionAddress(EMPTY_PATH_QUESTION)).toBe('/path');
    expect(pathQuestionAddress({ ...EMPTY_PATH_QUESTION, from: 'a', to: 'b' })).toBe(
      '/path?from=a&to=b',
    );
  });

  test('is read as if a wrong value were not there', () => {
    const wrong =
      '?from=+a+&length=7&first=0&at=2025-13&most=-1&kind=constructor&kind=EMPLOYMENT&kind=EMPLOYMENT&without=toString&modality=SURE';
    expect(readPathQuestion(wrong)).toEqual({
      ...EMPTY_PATH_QUESTION,
      from: 'a',
      kinds: ['EMPLOYMENT'],
    });
  });

  test('takes no more ids to step around than the API does', () => {
    const search = new URLSearchParams(
      Array.from({ length: 1_200 }, (_, index) => ['around', `id-${index}`]),
    );
    expect(readPathQuestion(search.toString()).avoidIds).toHaveLength(1_000);
  });
});

describe('what the API is asked', () => {
  test('is nothing while an end is missing, and nothing for an end with itself', () => {
    const asked = (from: string, to: string) => pathVariables({ ...EMPTY_PATH_QUESTION, from, to });
    expect([asked('', ''), asked('a', ''), asked('', 'b'), asked('a', 'a')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('is only what differs from what it does by itself', () => {
    expect(pathVariables({ ...EMPTY_PATH_QUESTION, from: 'a', to: 'b' })).toEqual({
      from: 'a',
      to: 'b',
      maxLength: 4,
      first: 5,
    });
  });

  test('is the whole question', () => {
    expect(pathVariables(WHOLE)).toEqual({
      from: WHOLE.from,
      to: WHOLE.to,
      maxLength: 6,
      first: 50,
      kinds: ['EMPLOYMENT', 'AFFECTS'],
      modalities: ['PLANNED', 'DENIED'],
      at: { from: '2025-04' },
      avoid: { degree: 0, types: ['PLACE', 'ARTICLE'], ids: ['x', 'y, z'] },
    });
  });
});

describe('when nothing is found', () => {
  const ways = (changed: Partial<PathQuestion>) =>
    loosenings({ ...EMPTY_PATH_QUESTION, ...changed }).map(({ way }) => way);

  test('only what was asked for is to be loosened', () => {
    expect(ways({})).toEqual(['longer', 'allModalities']);
    expect(ways({ ...WHOLE, modalities: ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'] })).toEqual([
      'throughHubs',
      'noDetours',
      'anyDay',
      'allKinds',
    ]);
  });

  test('each way changes that alone', () => {
    for (const { way, question } of loosenings(WHOLE)) {
      const changed = Object.entries(question).filter(
        ([key, value]) =>
          JSON.stringify(value) !== JSON.stringify(WHOLE[key as keyof PathQuestion]),
      );
      expect([way, changed.length]).toEqual([way, way === 'noDetours' ? 2 : 1]);
    }
  });
});

test.each([
  ['2025', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-00', false],
  ['25', false],
  ['2025-4', false],
  ['', false],
])('%j is a date as exact as it is known: %s', (text, expected) => {
  expect(isPartialDate(text)).toBe(expected);
});
