import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { openInput } from '../../src/ingest/open-input.js';
import { inChunksOf } from './chunks.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sutra-input-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const place = path.join(directory, name);
  await writeFile(place, content);
  return place;
}

async function contentOf(source: string, stdin?: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of await openInput(source, stdin)) parts.push(chunk);
  return Buffer.concat(parts).toString();
}

const refused = (reason: string) => ({
  code: 'BAD_USER_INPUT',
  message: expect.stringContaining(reason) as unknown,
});

const lines = Array.from({ length: 20_000 }, (_, index) => `{"line":${index * 7919}}\n`).join('');

describe('An input is read', () => {
  test('from a file', async () => {
    expect(await contentOf(await file('plain.json', lines))).toBe(lines);
  });

  test('from a file of one byte', async () => {
    expect(await contentOf(await file('one', 'x'))).toBe('x');
  });

  test('from standard input, which has no size', async () => {
    const input = await openInput('-', Readable.from([Buffer.from('ab'), Buffer.from('c')]));
    const parts: string[] = [];
    for await (const chunk of input) parts.push(chunk.toString());
    expect(parts.join('')).toBe('abc');
    expect([input.name, input.progress()]).toEqual([
      'standard input',
      { read: 3, total: undefined },
    ]);
  });

  test('from gzip, whatever its name and however it is cut', async () => {
    expect(await contentOf(await file('packed.json', gzipSync(lines)))).toBe(lines);
    const few = lines.slice(0, 2_000);
    for (const size of [1, 7, 300]) {
      expect(await contentOf('-', Readable.from(inChunksOf(size, gzipSync(few))))).toBe(few);
    }
  });

  test('from several gzip members one after the other', async () => {
    const packed = Buffer.concat([gzipSync('a\n'), gzipSync(''), gzipSync('b\n'), gzipSync(lines)]);
    expect(await contentOf(await file('members.gz', packed))).toBe(`a\nb\n${lines}`);
    const few = Buffer.concat([gzipSync('a\n'), gzipSync('b\n'), gzipSync('c\n')]);
    for (let size = 1; size <= few.length; size += 1) {
      expect(await contentOf('-', Readable.from(inChunksOf(size, few)))).toBe('a\nb\nc\n');
    }
  });

  test('from gzip that zeros pad', async () => {
    const packed = Buffer.concat([gzipSync('a\n'), Buffer.alloc(70_000)]);
    expect(await contentOf(await file('padded.gz', packed))).toBe('a\n');
  });

  test('as it is, when only its name says gzip', async () => {
    expect(await contentOf(await file('plain.gz', 'text'))).toBe('text');
  });

  test('from a pipe', async () => {
    const pipe = path.join(directory, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writing = writeFile(pipe, 'through');
    expect(await contentOf(pipe)).toBe('through');
    await writing;
  });

  test('with its progress, counted in packed bytes', async () => {
    const packed = gzipSync(lines);
    const input = await openInput(await file('progress.gz', packed));
    expect(input.progress()).toEqual({ read: 0, total: packed.length });
    for await (const chunk of input) {
      expect([chunk.length > 0, input.progress().read > 0]).toEqual([true, true]);
    }
    expect(input.progress()).toEqual({ read: packed.length, total: packed.length });
  });

  test('in part, and then closed', async () => {
    const stream = Readable.from(inChunksOf(100, gzipSync(lines)));
    for await (const chunk of await openInput('-', stream)) {
      if (chunk.length > 0) break;
    }
    expect(stream.destroyed).toBe(true);
  });
});

describe('An input is refused', () => {
  test('when nothing is there', async () => {
    await expect(openInput(path.join(directory, 'none.json'))).rejects.toMatchObject(
      refused('none.json: expected a file that can be read, got a path where nothing is.'),
    );
  });

  test('when it is a directory', async () => {
    const place = path.join(directory, 'folder');
    await mkdir(place);
    await expect(openInput(place)).rejects.toMatchObject(
      refused('expected a file, got a directory.'),
    );
  });

  test('when a part of its path is a file', async () => {
    const place = path.join(await file('leaf', 'x'), 'below');
    await expect(openInput(place)).rejects.toMatchObject(refused('got ENOTDIR.'));
  });

  test('when it may not be read', async () => {
    const place = await file('secret', 'x');
    await chmod(place, 0o000);
    // The superuser may read everything; then there is nothing to refuse.
    if (process.getuid?.() === 0) expect(await contentOf(place)).toBe('x');
    else await expect(openInput(place)).rejects.toMatchObject(refused('got EACCES.'));
  });

  test('when it is empty', async () => {
    await expect(openInput(await file('empty', ''))).rejects.toMatchObject(
      refused('empty: expected at least one record, got an empty file.'),
    );
    await expect(contentOf('-', Readable.from([]))).rejects.toMatchObject(
      refused('standard input: expected at least one record, got an empty input.'),
    );
    await expect(contentOf('/dev/null')).rejects.toMatchObject(refused('got an empty input.'));
    await expect(contentOf(await file('empty.gz', gzipSync('')))).rejects.toMatchObject(
      refused('expected at least one record, got nothing, packed.'),
    );
  });

  test('when its gzip is cut off; how far it came is told', async () => {
    const packed = gzipSync(lines);
    const half = packed.subarray(0, packed.length / 2);
    await expect(contentOf(await file('half.gz', half))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(
        new RegExp(
          `half.gz: expected a whole gzip file, got one that is cut off after ${half.length} bytes, of which \\d+ bytes were unpacked.`,
        ),
      ) as unknown,
    });
  });

  test('when its gzip is cut off in the checksum', async () => {
    const packed = gzipSync('a\n');
    const place = await file('short.gz', packed.subarray(0, -1));
    await expect(contentOf(place)).rejects.toMatchObject(refused('cut off'));
  });

  test.each<[string, (packed: Buffer) => Buffer]>([
    ['damaged', (packed) => (packed.fill(0xff, 500, 520), packed)],
    ['of another checksum', (packed) => (packed.writeUInt32LE(1, packed.length - 8), packed)],
    ['followed by text', (packed) => Buffer.concat([packed, Buffer.from('{"more":1}\n')])],
  ])('when its gzip is %s', async (_, damage) => {
    const place = await file('damaged.gz', damage(gzipSync(lines)));
    await expect(contentOf(place)).rejects.toMatchObject(refused('got damage within the first'));
  });

  test('when records follow the zeros after its gzip', async () => {
    const packed = Buffer.concat([gzipSync('a\n'), Buffer.alloc(9), gzipSync('b\n')]);
    await expect(contentOf(await file('after.gz', packed))).rejects.toMatchObject(
      refused('expected a gzip file and nothing after it, got 31 other bytes after byte 22.'),
    );
  });

  test.each([
    ['zip', [0x50, 0x4b, 0x03, 0x04]],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ])('when it is packed by %s', async (kind, start) => {
    const place = await file(`packed.${kind}`, Buffer.from([...start, 1, 2, 3]));
    await expect(contentOf(place)).rejects.toMatchObject(
      refused(`expected text or gzip, got a file packed by ${kind}`),
    );
  });

  test('when reading it fails half way', async () => {
    const stream = new Readable({
      read() {
        this.push(Buffer.from('some text'));
        this.destroy(Object.assign(new Error('disk'), { code: 'EIO' }));
      },
    });
    await expect(contentOf('-', stream)).rejects.toMatchObject(refused('got EIO after'));
  });
});
