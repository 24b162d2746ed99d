import { describe, expect, test } from '@jest/globals';

import { markMatches } from '../../src/explorer/model/match-marks.js';

/** The text with its marks in brackets. */
function marked(text: string, query: string): string {
  return markMatches(text, query)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('');
}

describe('what was asked for is marked', () => {
  test.each([
    ['the beginning of a word', 'Kamran Rizvi Qureshi', 'qur', 'Kamran Rizvi [Qur]eshi'],
    [
      'words in any order',
      'Ministry of Heavy Industries',
      'heavy min',
      '[Min]istry of [Heavy] Industries',
    ],
    ['whatever the accents of the text', 'Café José', 'cafe jose', '[Café] [José]'],
    ['whatever the accents of the query', 'Cafe', 'cafë', '[Cafe]'],
    ['accents that are characters of their own', 'Jose\u0301 Luis', 'jose', '[Jose\u0301] Luis'],
    ['a slip of the pen', 'Kamran Qureshi', 'quershi', 'Kamran [Qureshi]'],
    ['Devanagari with its vowel signs', 'भारी उद्योग मंत्रालय', 'उद्योग', 'भारी [उद्योग] मंत्रालय'],
    ['a part of a text without spaces', '中华人民共和国商务部', '商务部', '中华人民共和国[商务部]'],
    ['Arabic', 'وزارة الصناعة', 'الصناعة', 'وزارة [الصناعة]'],
    ['letters that fold to two', 'İstanbul Ofisi', 'istanbul', '[İstanbul] Ofisi'],
  ])('%s', (_, text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test('the longest of several words that begin it', () => {
    expect(marked('Qureshi', 'q qure')).toBe('[Qure]shi');
  });
});

describe('nothing is marked', () => {
  test.each([
    ['where nothing was asked', 'Qureshi', '   '],
    ['in the middle of a word', 'Qureshi', 'resh'],
    ['where only another script matched', 'क़ुरैशी', 'qureshi'],
    ['for a short word that is nearly one', 'Tata', 'xat'],
    ['in an empty text', '', 'qureshi'],
  ])('%s', (_, text, query) => {
    expect(marked(text, query)).toBe(text);
  });
});

test('a name that is markup stays text, and comes back whole', () => {
  const name = '<img src=x onerror=alert(1)>';
  expect(
    markMatches(name, 'img alert')
      .map(({ text }) => text)
      .join(''),
  ).toBe(name);
});
