import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { RawRecord } from '../../src/ingest/import-format.js';
import { ndjsonRecords } from '../../src/ingest/ndjson-records.js';
import { LONGEST_LINE_BYTES } from '../../src/ingest/text-lines.js';
import { allRecords, chunks, inChunksOf } from './chunks.js';

const split = (...parts: (string | Uint8Array)[]) => allRecords(ndjsonRecords, chunks(...parts));

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe('Lines', () => {
  test.each<[string, string, RawRecord[]]>([
    ['end with a line feed', 'a\nb\n', [at(1, 'a'), at(2, 'b')]],
    ['end with CR LF', 'a\r\nb\r\n', [at(1, 'a'), at(2, 'b')]],
    ['end with the input', 'a\nb', [at(1, 'a'), at(2, 'b')]],
    ['end with a carriage return at the end of the input', 'a\r', [at(1, 'a')]],
    ['keep a carriage return inside', 'a\rb\n', [at(1, 'a\rb')]],
    ['lose one carriage return, not two', 'a\r\r\n', [at(1, 'a\r')]],
    ['keep their own blanks', ' a \n\tb', [at(1, ' a '), at(2, '\tb')]],
    ['are counted when blank, and left out', '\na\n\r\n \t\n\nb\n\n', [at(2, 'a'), at(6, 'b')]],
    ['are not ended by other separators', 'a\u2028b\u0085c\n', [at(1, 'a\u2028b\u0085c')]],
    ['may be none at all', '', []],
    ['may all be blank', '\n\r\n  \n', []],
  ])('%s', async (_, text, expected) => {
    expect(await split(text)).toEqual(expected);
    expect(await split(...inChunksOf(1, Buffer.from(text)))).toEqual(expected);
  });

  test('are the same however the input is cut, inside a character too', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('Ж', '漢', '𝄞', 'é', '\r', ' ', '\u0000', '\ufffd', '\ufeff'),
      }),
      fc.uint8Array({ maxLength: 12 }),
    );
    const input = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(input, fc.boolean(), fc.array(fc.nat(300)), async (lines, ended, cuts) => {
        const whole = Buffer.concat(
          lines.flatMap(([text, end], index) => {
            const last = index === lines.length - 1 && !ended;
            return [Buffer.from(text as string), Buffer.from(last ? '' : end)];
          }),
        );
        // UTF-16 is refused, in its own test.
        fc.pre(!(whole[0]! >= 0xfe && whole[1]! >= 0xfe));
        const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length];
        places.sort((left, right) => left - right);
        const parts = places.slice(1).map((end, index) => whole.subarray(places[index], end));
        expect(await split(...parts)).toEqual(splitPlainly(whole));
      }),
      { numRuns: 300 },
    );
  });

  test('come in portions of a thousand', async () => {
    const sizes: number[] = [];
    for await (const portion of ndjsonRecords(chunks('{}\n'.repeat(2_500)))) {
      sizes.push(portion.length);
    }
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  test('come in portions of some more than a megabyte', async () => {
    const line = `${'x'.repeat(99_999)}\n`;
    let most = 0;
    let count = 0;
    for await (const portion of ndjsonRecords(chunks(line.repeat(100)))) {
      most = Math.max(most, portion.length);
      count += portion.length;
    }
    expect(count).toBe(100);
    expect(most).toBeLessThanOrEqual(14);
  });
});

describe('A byte order mark', () => {
  test('of UTF-8 is no part of the first line, wherever the input is cut', async () => {
    const marked = bytes([0xef, 0xbb, 0xbf], 'a\nb\n');
    for (const size of [1, 2, 3, 4, 100]) {
      expect(await split(...inChunksOf(size, marked))).toEqual([at(1, 'a'), at(2, 'b')]);
    }
  });

  test('of UTF-8 is kept elsewhere', async () => {
    expect(await split('a\n\ufeffb\n')).toEqual([at(1, 'a'), at(2, '\ufeffb')]);
    expect(await split('\ufeff\ufeffa')).toEqual([at(1, '\ufeffa')]);
  });

  test('that is cut short is bytes that are not UTF-8', async () => {
    expect(await split(bytes([0xef, 0xbb]))).toEqual([
      at(1, '\ufffd', 'expected UTF-8, got the byte EF at offset 0.'),
    ]);
  });

  test.each([
    ['little-endian', Buffer.from('\ufeff{}\n', 'utf16le')],
    ['big-endian', Buffer.from('\ufeff{}\n', 'utf16le').swap16()],
  ])('of %s UTF-16 is refused', async (_, input) => {
    await expect(split(...inChunksOf(1, input))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(
        'expected UTF-8, got the byte order mark of UTF-16',
      ) as unknown,
    });
  });
});

describe('A bad line is a mistake of its own', () => {
  test('when it is not UTF-8; its neighbours are read', async () => {
    expect(await split(bytes('Жa\n', 'b', [0xff], 'Ж\n', 'c\n'))).toEqual([
      at(1, 'Жa'),
      at(2, 'b\ufffdЖ', 'expected UTF-8, got the byte FF at offset 1.'),
      at(3, 'c'),
    ]);
  });

  test.each<[string, number[], string]>([
    ['a character cut short', [0x61, 0xd0], 'the byte D0 at offset 1.'],
    ['a surrogate', [0xed, 0xa0, 0x80], 'the byte ED at offset 0.'],
    ['an overlong form', [0xc0, 0xaf], 'the byte C0 at offset 0.'],
    [
      'Latin-1 after a genuine replacement character',
      [0xef, 0xbf, 0xbd, 0xe9],
      'the byte E9 at offset 3.',
    ],
  ])('when it holds %s', async (_, line, mistake) => {
    const [record] = await split(bytes(line, '\n'));
    expect(record?.mistake).toBe(`expected UTF-8, got ${mistake}`);
  });

  test('when it holds a NUL byte', async () => {
    expect(await split('a\n{"Ж\u0000"}\r\nb')).toEqual([
      at(1, 'a'),
      at(2, '{"Ж\u0000"}', 'expected text, got a NUL byte at offset 4.'),
      at(3, 'b'),
    ]);
  });

  test('when it is the last and has no line end', async () => {
    expect(await split('a\n\u0000')).toEqual([
      at(1, 'a'),
      at(2, '\u0000', 'expected text, got a NUL byte at offset 0.'),
    ]);
  });
});

describe('A line that is too long', () => {
  const longest = Buffer.alloc(LONGEST_LINE_BYTES, 'x');

  test('is not one that is exactly as long as allowed', async () => {
    for (const end of ['', '\n', '\r\n']) {
      const found = await split(...inChunksOf(65_536, longest), end);
      expect(found.map(({ mistake, text }) => [mistake, text.length])).toEqual([
        [undefined, LONGEST_LINE_BYTES],
      ]);
    }
  });

  test.each([
    ['x\n', 1],
    ['x\r\n', 1],
    ['\r\r\n', 1],
  ])('is told with its first 1,000 characters (%j)', async (end, more) => {
    expect(await split('a\n', ...inChunksOf(65_536, longest), end, 'b')).toEqual([
      at(1, 'a'),
      at(
        2,
        'x'.repeat(1_000),
        `expected a line of at most 16777216 bytes, got one of ${LONGEST_LINE_BYTES + more}.`,
      ),
      at(3, 'b'),
    ]);
  });

  test('is told when it is the last and has no line end', async () => {
    const found = await split(...inChunksOf(65_536, longest), 'xx');
    expect(found.map(({ mistake }) => mistake)).toEqual([
      'expected a line of at most 16777216 bytes, got one of 16777218.',
    ]);
  });

  test('is cut between characters', async () => {
    const input = Array.from({ length: 70 }, () => Buffer.from(`a${'𝄞'.repeat(65_536)}`));
    const [record] = await split(...input);
    expect(record?.text).toBe(`a${'𝄞'.repeat(999)}`);
  });

  test('is never held: 200 MB on a line take little memory', async () => {
    async function* input(): AsyncGenerator<Buffer> {
      const chunk = Buffer.alloc(65_536, 'y');
      for (let count = 0; count < 3_200; count += 1) yield await Promise.resolve(chunk);
      yield Buffer.from('\nend\n');
    }
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const found = await allRecords(ndjsonRecords, input());
    clearInterval(watch);
    expect(found.map(({ line, text }) => [line, text.length])).toEqual([
      [1, 1_000],
      [2, 3],
    ]);
    expect(Math.max(most, process.memoryUsage().rss) - before).toBeLessThan(100_000_000);
  });
});

function at(line: number, text: string, mistake?: string): RawRecord {
  return mistake === undefined ? { line, text } : { line, text, mistake };
}

/** The same by the plainest means, for inputs that can be held at once. */
function splitPlainly(whole: Buffer): RawRecord[] {
  const marked = whole.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const lines = (marked ? whole.subarray(3) : whole).toString('latin1').split('\n');
  return lines.flatMap((encoded, index) => {
    const line = Buffer.from(encoded.replace(/\r$/, ''), 'latin1');
    const text = line.toString('utf8');
    if (/^[ \t\r]*$/.test(text)) return [];
    const wrong = Buffer.compare(Buffer.from(text), line) !== 0;
    if (!wrong && !text.includes('\u0000')) return [at(index + 1, text)];
    const kind = wrong ? 'expected UTF-8' : 'expected text, got a NUL byte';
    return [at(index + 1, text, expect.stringContaining(kind) as unknown as string)];
  });
}
