import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { SutraError } from '../errors.js';
import { systemErrorCode } from '../provenance/system-error-code.js';

/** Bytes of a file or a stream, unpacked. It can be read once. */
export interface OpenInput extends AsyncIterable<Buffer> {
  /** The path as it was given, or `standard input`. */
  readonly name: string;
  /**
   * How far reading has come, in bytes of the file as it lies there (of a packed one, packed bytes). `total` is
   * undefined when that cannot be known: of a stream, a pipe, a device.
   */
  progress(): { readonly read: number; readonly total: number | undefined };
}

const READ_BYTES = 256 * 1024;
const GZIP = [0x1f, 0x8b];

/** Other ways to pack a file, told by how it begins. */
const NOT_UNPACKED: readonly (readonly [kind: string, start: readonly number[], tool: string])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04], 'unzip -p'],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'zstd -dc'],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'xz -dc'],
];
const LONGEST_START = 6;

/**
 * Opens an input of `sutra import`: a file by its path, or for `-` the stream that is given. Gzip is unpacked whatever
 * the name is, several members one after the other too.
 *
 * @throws SutraError BAD_USER_INPUT at once for a missing file, a directory, a file that may not be read, an empty one;
 * and while it is read for a stream without a byte, a packed file that is cut off or damaged, or one that is packed
 * in another way than gzip.
 */
export async function openInput(source: string, stdin?: Readable): Promise<OpenInput> {
  if (source === '-') {
    if (stdin === undefined) throw refusal('-', 'a path', 'standard input, which is not at hand');
    return input('standard input', stdin, undefined);
  }
  const total = await sizeOf(source);
  const file = createReadStream(source, { highWaterMark: READ_BYTES });
  await new Promise<void>((resolve, reject) => {
    file.once('open', () => resolve());
    file.once('error', (cause) => {
      reject(refusal(source, 'a file that can be read', systemErrorCode(cause), cause));
    });
  });
  return input(source, file, total);
}

/** Size of a file; undefined of what is no plain file. */
async function sizeOf(path: string): Promise<number | undefined> {
  let status;
  try {
    status = await stat(path);
  } catch (cause) {
    const code = systemErrorCode(cause);
    const got = code === 'ENOENT' ? 'a path where nothing is' : code;
    throw refusal(path, 'a file that can be read', got, cause);
  }
  if (status.isDirectory()) throw refusal(path, 'a file', 'a directory');
  if (!status.isFile()) return undefined;
  if (status.size === 0) throw refusal(path, 'at least one record', 'an empty file');
  return status.size;
}

function input(name: string, stream: Readable, total: number | undefined): OpenInput {
  const packed = new CountedBytes(name, stream);
  return {
    name,
    progress: () => ({ read: packed.count, total }),
    [Symbol.asyncIterator]: () => unpacked(name, packed),
  };
}

/** Reads a stream, counting. */
class CountedBytes {
  readonly #name: string;
  readonly #stream: Readable;
  count = 0;
  /** How many of the last bytes are zero: padding that may follow a gzip file. */
  zerosAtEnd = 0;

  constructor(name: string, stream: Readable) {
    this.#name = name;
    this.#stream = stream;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of this.#stream as AsyncIterable<Buffer | string>) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        this.count += bytes.length;
        const zeros = zerosAtEndOf(bytes);
        this.zerosAtEnd = zeros === bytes.length ? this.zerosAtEnd + zeros : zeros;
        yield bytes;
      }
    } catch (cause) {
      const got = `${systemErrorCode(cause)} after ${this.count} bytes`;
      throw refusal(this.#name, 'an input that can be read', got, cause);
    }
  }
}

async function* unpacked(name: string, packed: CountedBytes): AsyncGenerator<Buffer> {
  const chunks = packed[Symbol.asyncIterator]();
  try {
    let start: Buffer = Buffer.alloc(0);
    while (start.length < LONGEST_START) {
      const next = await chunks.next();
      if (next.done === true) break;
      start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    }
    if (start.length === 0) throw refusal(name, 'at least one record', 'an empty input');
    for (const [kind, magic, tool] of NOT_UNPACKED) {
      if (!startsWith(start, magic)) continue;
      throw refusal(
        name,
        'text or gzip',
        `a file packed by ${kind} (\`${tool} FILE | … -\` unpacks it)`,
      );
    }
    const whole = startThenRest(start, chunks);
    yield* startsWith(start, GZIP) ? gunzipped(name, whole, packed) : whole;
  } finally {
    await chunks.return(undefined);
  }
}

async function* gunzipped(
  name: string,
  chunks: AsyncIterable<Buffer>,
  packed: CountedBytes,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: READ_BYTES });
  // What fails in either stream reaches the loop below.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  let written = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      written += chunk.length;
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof SutraError) throw cause;
    const far = `${packed.count} bytes, of which ${written} bytes were unpacked`;
    const cut = (cause as { errno?: number }).errno === constants.Z_BUF_ERROR;
    const got = cut ? `one that is cut off after ${far}` : `damage within the first ${far}`;
    throw refusal(name, 'a whole gzip file', got, cause);
  }
  // The library leaves alone what follows zeros. Zeros alone are padding, anything else may be records.
  const left = packed.count - gunzip.bytesWritten;
  if (left > packed.zerosAtEnd) {
    const got = `${left} other bytes after byte ${gunzip.bytesWritten}`;
    throw refusal(name, 'a gzip file and nothing after it', got);
  }
  if (written === 0) throw refusal(name, 'at least one record', 'nothing, packed');
}

async function* startThenRest(start: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield start;
  yield* rest;
}

function zerosAtEndOf(bytes: Buffer): number {
  let zeros = 0;
  while (zeros < bytes.length && bytes[bytes.length - 1 - zeros] === 0) zeros += 1;
  return zeros;
}

function startsWith(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refusal(name: string, expected: string, got: string, cause?: unknown): SutraError {
  const options = cause === undefined ? {} : { cause };
  return new SutraError('BAD_USER_INPUT', `${name}: expected ${expected}, got ${got}.`, options);
}
