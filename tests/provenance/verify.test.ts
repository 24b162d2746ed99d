import { describe, expect, test } from '@jest/globals';

import { ArticleText } from '../../src/provenance/article-text.js';
import { verifyExtract, type ExtractSelector } from '../../src/provenance/verify.js';

const textOf = (text: string) => new ArticleText(Buffer.from(text, 'utf8'));

// Positions: first article 0–30, second 31–60.
const page = textOf('Magnets are small. 🧲 Magnets rule\nMobileye was selected. Magnets.');
const first = { ranges: [[0, 33]] as const, text: page };
const second = { ranges: [[34, 65]] as const, text: page };

const verify = (selector: ExtractSelector) =>
  verifyExtract(selector, first, page, [second]).verification;

describe('An extract', () => {
  test('that stands at its offsets is verified', () => {
    expect(verify({ exact: 'Magnets', start: 0, end: 7 })).toBe('VERIFIED');
    expect(verify({ exact: 'Magnets rule', start: 21, end: 33 })).toBe('VERIFIED');
  });

  test('counts code points, not UTF-16 units', () => {
    expect(verify({ exact: '🧲', start: 19, end: 20 })).toBe('VERIFIED');
    expect(verify({ exact: '🧲', start: 19, end: 21 })).toBe('MOVED');
    expect(verify({ exact: 'Magnets rule', start: 22, end: 34 })).toBe('MOVED');
  });

  test('that stands elsewhere in its article has moved', () => {
    expect(verify({ exact: 'are small', start: 0, end: 9 })).toBe('MOVED');
    expect(verify({ exact: 'are small', start: 1_000_000, end: 1_000_009 })).toBe('MOVED');
  });

  test('that repeats itself is told apart by its offsets, and by the words around it', () => {
    expect(verify({ exact: 'Magnets', start: 21, end: 28, suffix: ' rule' })).toBe('VERIFIED');
    expect(verify({ exact: 'Magnets', start: 0, end: 7, suffix: ' rule' })).toBe('MOVED');
    expect(verify({ exact: 'Magnets', start: 21, end: 28, prefix: '🧲 ' })).toBe('VERIFIED');
    expect(verify({ exact: 'Magnets', start: 0, end: 7, prefix: '🧲 ' })).toBe('MOVED');
  });

  test('without offsets gets those of the place that fits its surroundings best', () => {
    const locate = (selector: ExtractSelector) => verifyExtract(selector, first, page);
    const at = (start: number) => ({ verification: 'VERIFIED', start, end: start + 7 });
    expect(locate({ exact: 'Magnets' })).toEqual(at(0));
    expect(locate({ exact: 'Magnets', suffix: ' rule' })).toEqual(at(21));
    expect(locate({ exact: 'Magnets', prefix: '🧲 ', suffix: ' are' })).toEqual(at(0));
    expect(locate({ exact: 'Magnets', prefix: 'no', suffix: 'no' })).toEqual(at(0));
    expect(locate({ exact: 'magnets' })).toEqual({ verification: 'NOT_FOUND' });
  });

  test('that only another article has is misattributed, of the same page or of another', () => {
    expect(verify({ exact: 'Mobileye', start: 34, end: 42 })).toBe('MISATTRIBUTED');
    expect(verify({ exact: 'Mobileye' })).toBe('MISATTRIBUTED');
    const elsewhere = { ranges: [[0, 13]] as const, text: textOf('Another page.') };
    const selector = { exact: 'Another page', start: 0, end: 12 };
    expect(verifyExtract(selector, first, page, [second, elsewhere]).verification).toBe(
      'MISATTRIBUTED',
    );
  });

  test('that its own article and another have is its own', () => {
    expect(verify({ exact: 'Magnets', start: 57, end: 64 })).toBe('MOVED');
  });

  test('that stands between the articles of the page is found in none', () => {
    expect(verify({ exact: 'rule\nMobileye', start: 29, end: 42 })).toBe('NOT_FOUND');
    expect(verify({ exact: 'nowhere', start: 0, end: 7 })).toBe('NOT_FOUND');
    expect(verify({ exact: '', start: 0, end: 0 })).toBe('NOT_FOUND');
  });

  test('is compared as it is: the same letter in other code points is another', () => {
    const composed = 'caf\u00e9';
    const combining = 'cafe\u0301';
    const text = textOf(`${combining} open`);
    const article = { ranges: [[0, text.length]] as const };
    const check = (exact: string, end: number) =>
      verifyExtract({ exact, start: 0, end }, article, text).verification;
    expect(check(combining, 5)).toBe('VERIFIED');
    expect(check(composed, 4)).toBe('NOT_FOUND');
    // The accent belongs to the letter for a reader; by code points it can be left out.
    expect(check('cafe', 4)).toBe('VERIFIED');
  });

  test('stays unchecked without its own text, whatever others say', () => {
    expect(
      verifyExtract({ exact: 'Magnets', start: 0, end: 7 }, first, undefined, [second]),
    ).toEqual({ verification: 'UNCHECKED', start: 0, end: 7 });
  });
});
