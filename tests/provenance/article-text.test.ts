import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ArticleText } from '../../src/provenance/article-text.js';
import { codePointLength } from '../../src/provenance/code-point-length.js';

const textOf = (text: string) => new ArticleText(Buffer.from(text, 'utf8'));

describe('The text of an article', () => {
  test('is addressed by code points, as a list of them is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.nat(40), (words, start, length) => {
        const points = [...words];
        const text = textOf(words);
        expect(text.length).toBe(points.length);
        expect(codePointLength(words)).toBe(points.length);
        expect(text.slice(start, start + length)).toBe(
          points.slice(start, start + length).join(''),
        );
      }),
    );
  });

  test('finds all places of words, overlapping ones too', () => {
    const characters = fc.constantFrom('a', 'b', '𝒳', '𝒴');
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 30 }),
        fc.array(characters, { minLength: 1, maxLength: 3 }),
        fc.nat(10),
        (points, wanted, start) => {
          const places = points.flatMap((_, at) =>
            at >= start && points.slice(at, at + wanted.length).join('') === wanted.join('')
              ? [at]
              : [],
          );
          expect([...textOf(points.join('')).find(wanted.join(''), start)]).toEqual(places);
        },
      ),
    );
  });

  test('finds no words that reach beyond the part that is searched, and no empty ones', () => {
    const text = textOf('one two three');
    expect([...text.find('two', 4, 7)]).toEqual([4]);
    expect([...text.find('two', 4, 6)]).toEqual([]);
    expect([...text.find('two', 5)]).toEqual([]);
    expect([...text.find('')]).toEqual([]);
  });

  test('finds no half of a character', () => {
    expect([...textOf('a😀b').find('\ud83d')]).toEqual([]);
    expect([...textOf('a😀b').find('\ude00')]).toEqual([]);
  });

  test('keeps a byte order mark and both characters of a line end', () => {
    const text = textOf('\ufeffa\r\nb');
    expect(text.length).toBe(5);
    expect(text.slice(1, 4)).toBe('a\r\n');
  });

  test('is known by the SHA-256 of its bytes, and has to be UTF-8', () => {
    expect(textOf('abc').sha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(() => new ArticleText(Uint8Array.of(0xff))).toThrow('not valid');
  });

  test('of a megabyte with thousands of characters of two units answers a thousand times at once', () => {
    const text = textOf('Magnets 🧲 for all. '.repeat(50_000));
    const started = performance.now();
    for (let at = 0; at < 1_000; at += 1) {
      expect(text.slice(at * 19 + 8, at * 19 + 9)).toBe('🧲');
      expect(text.find('🧲', at * 19).next().value).toBe(at * 19 + 8);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
