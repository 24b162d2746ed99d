import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { csvRows, LONGEST_SPANNING_ROW } from '../../src/ingest/csv/csv-rows.js';
import { allRecords, chunks, inChunksOf } from './chunks.js';

const rows = async (text: string | Uint8Array, delimiter = ',') =>
  (await allRecords((input) => csvRows(input, delimiter), chunks(text))) as {
    line: number;
    text: string;
    mistake?: string;
    cells: readonly string[];
  }[];

const cells = async (text: string, delimiter?: string) =>
  (await rows(text, delimiter)).map((row) => row.cells);

describe('Cells', () => {
  test.each<[string, string, string[][]]>([
    ['are what stands between commas', 'a,b,,d', [['a', 'b', '', 'd']]],
    ['may all be empty', ',,\n""', [['', '', ''], ['']]],
    ['may hold commas and quotes in quotes', '"a,b","c ""d""",e', [['a,b', 'c "d"', 'e']]],
    ['may hold quotes outside of quotes', '5" disk,x"y"z', [['5" disk', 'x"y"z']]],
    ['may have spaces around their quotes', 'a, "b,c" ,d', [['a', 'b,c', 'd']]],
    [
      'may hold line ends in quotes',
      '"a\nb","\n\n"\nc,d',
      [
        ['a\nb', '\n\n'],
        ['c', 'd'],
      ],
    ],
    [
      'end with CR LF too, in quotes LF',
      '"a\r\nb",c\r\nd,e\r\n',
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'may be empty after a quoted one',
      '"a",\n"b",',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['may be code of a spreadsheet', '=1+1,"=HYPERLINK(""x"")"', [['=1+1', '=HYPERLINK("x")']]],
  ])('%s', async (_, text, expected) => {
    expect(await cells(text)).toEqual(expected);
  });

  test('are divided by another character when that is asked for', async () => {
    expect(await cells('a;b,c;"d;e"', ';')).toEqual([['a', 'b,c', 'd;e']]);
    expect(await cells('a\t"b\tc"\t', '\t')).toEqual([['a', 'b\tc', '']]);
  });

  test('that were written by the rules are read as they were, however the input is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'Ж', '𝄞', ';', '=') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (written, size) => {
        const text = written
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        const read = await allRecords(
          (input) => csvRows(input, ','),
          chunks(...inChunksOf(size, Buffer.from(text))),
        );
        expect(read).toMatchObject(written.map((row) => ({ cells: row })));
        expect(read.map((row) => row.text).join('\n')).toBe(text);
      }),
    );
  });
});

describe('Rows', () => {
  test('have the line they begin on, and their text as it stands', async () => {
    expect(await rows('\ufeffa,b\n\n"x\ny",z\n  \nlast,"1"')).toEqual([
      { line: 1, text: 'a,b', cells: ['a', 'b'] },
      { line: 3, text: '"x\ny",z', cells: ['x\ny', 'z'] },
      { line: 6, text: 'last,"1"', cells: ['last', '1'] },
    ]);
  });

  test('that cannot be text are mistakes, and their neighbours are read', async () => {
    const found = await rows(
      Buffer.concat([Buffer.from('a\n'), Buffer.from([0xe9]), Buffer.from('\nb\u0000\nc')]),
    );
    expect(found.map(({ line, mistake }) => [line, mistake])).toEqual([
      [1, undefined],
      [2, 'expected UTF-8, got the byte E9 at offset 0.'],
      [3, 'expected text, got a NUL byte at offset 1.'],
      [4, undefined],
    ]);
  });

  test('with text behind a closing quote are mistakes', async () => {
    expect(await rows('a,"b"c,d\ne')).toMatchObject([
      {
        line: 1,
        text: 'a,"b"c,d',
        mistake: 'cell 2: expected the next cell after a closing quote, got "c,d".',
      },
      { line: 2, cells: ['e'] },
    ]);
  });
});

describe('A quote that nothing closes costs its own line alone', () => {
  test('up to the end of the input', async () => {
    expect(await rows('a,b\nc,"d\ne,f\ng,h\n')).toMatchObject([
      { line: 1, cells: ['a', 'b'] },
      {
        line: 2,
        text: 'c,"d',
        mistake: 'expected a quote that closes the cell, got none up to the end of the input.',
      },
      { line: 3, cells: ['e', 'f'] },
      { line: 4, cells: ['g', 'h'] },
    ]);
  });

  test('up to the next quote, which it would take for its end', async () => {
    expect(await rows('a,"b\nc,d\n"e, f",g\nh,"i\nj"')).toMatchObject([
      {
        line: 1,
        mistake:
          'cell 2: expected the next cell after a closing quote, got "e, f\\",g". That is on line 3.',
      },
      { line: 2, cells: ['c', 'd'] },
      { line: 3, cells: ['e, f', 'g'] },
      { line: 4, text: 'h,"i\nj"', cells: ['h', 'i\nj'] },
    ]);
  });

  test('up to a line that is no text', async () => {
    expect(await rows('a,"b\nc,d\n\u0000\ne')).toMatchObject([
      {
        line: 1,
        mistake:
          'expected a quote that closes the cell, got none up to line 3, which cannot be read.',
      },
      { line: 2, cells: ['c', 'd'] },
      { line: 3, mistake: 'expected text, got a NUL byte at offset 0.' },
      { line: 4, cells: ['e'] },
    ]);
  });

  test('in a large file', async () => {
    const line = 'some,cells\n';
    const count = Math.ceil((LONGEST_SPANNING_ROW / line.length) * 2.5);
    const found = await rows(`a,"b\n${line.repeat(count)}`);
    expect(found).toHaveLength(count + 1);
    expect(found.filter(({ mistake }) => mistake !== undefined)).toMatchObject([
      { line: 1, text: 'a,"b', mistake: expect.stringContaining('1048576 characters') as unknown },
    ]);
    expect(found.at(-1)).toEqual({ line: count + 1, text: 'some,cells', cells: ['some', 'cells'] });
  });

  test('while a long row that is closed is read whole', async () => {
    const cell = 'words\n'.repeat(LONGEST_SPANNING_ROW / 6 - 10);
    expect(await cells(`a,"${cell}"\nb,c`)).toEqual([
      ['a', cell],
      ['b', 'c'],
    ]);
  });

  test('and a file of nothing but such quotes takes time by its length, not by its square', async () => {
    const started = performance.now();
    const found = await rows('a","b\n'.repeat(300_000));
    expect(found.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
