import { describe, expect, test } from '@jest/globals';

import { en } from '../../src/explorer/messages/en.js';
import { makeFormat } from '../../src/explorer/messages/format.js';
import { hi } from '../../src/explorer/messages/hi.js';
import { preferredLanguage } from '../../src/explorer/messages/language.js';

/** Each text by its place, with how many parameters it takes. */
function shape(texts: object, place = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) => {
    if (typeof text === 'string') return [`${place}${key}`];
    if (typeof text === 'function') return [`${place}${key}(${text.length})`];
    return shape(text as object, `${place}${key}.`);
  });
}

/** Every text that is no function, by its place. */
function plainTexts(texts: object, place = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]): [string, string][] => {
    if (typeof text === 'string') return [[`${place}${key}`, text]];
    return typeof text === 'object' && text !== null ? plainTexts(text, `${place}${key}.`) : [];
  });
}

describe('the catalogue', () => {
  test('has the same texts with the same parameters in Hindi as in English', () => {
    expect(shape(hi)).toEqual(shape(en));
  });

  test('has no empty text, and Hindi ones in Devanagari', () => {
    for (const [place, text] of plainTexts(hi)) {
      expect([place, text]).toEqual([place, expect.stringMatching(/[\u0900-\u097f]/)]);
    }
    expect(plainTexts(en).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the language of the page', () => {
  test.each([
    ['what was chosen', 'hi', ['en-US'], 'hi'],
    ['else the first of the browser’s that there is', undefined, ['fr-FR', 'hi-IN', 'en'], 'hi'],
    ['else English', undefined, ['fr-FR'], 'en'],
    ['English for a choice that there is not', 'constructor', ['toString'], 'en'],
  ])('is %s', (_, chosen, browser, expected) => {
    expect(preferredLanguage(chosen, browser)).toBe(expected);
  });
});

describe('dates', () => {
  const { date } = makeFormat('en');

  test('are as exact as they are known, in no zone', () => {
    expect([date('2025'), date('2025-04'), date('2025-04-30')]).toEqual([
      '2025',
      'April 2025',
      'April 30, 2025',
    ]);
  });

  test('of early years keep their year', () => {
    expect(date('0987-01-01')).toContain('987');
  });
});

test('times of day have no Latin letters in Hindi', () => {
  const { dateTime } = makeFormat('hi');
  expect(dateTime('2026-02-10T13:28:00+05:30')).not.toMatch(/[A-Za-z]/);
});

test('counts follow the language', () => {
  expect([en.search.results(1), en.search.results(1234)]).toEqual(['1 result', '1,234 results']);
});
