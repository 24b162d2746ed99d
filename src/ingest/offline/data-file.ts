import { closeSync, openSync, readSync, writeSync } from 'node:fs';

import { SutraError } from '../../errors.js';

const BUFFER_BYTES = 1 << 20;

/** A file that is written from its beginning to its end, in large pieces. Made when something is written to it. */
export class DataFile {
  readonly path: string;
  readonly #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #file: number | undefined;
  #buffered = 0;
  #flushed = 0;

  /** @param length of what is in the file already, which is then gone on with. */
  constructor(path: string, length = 0) {
    this.path = path;
    this.#flushed = length;
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#flushed + this.#buffered;
  }

  /** Latin letters and digits alone, such as numbers and ids of claims, and delimiters. */
  ascii(text: string): void {
    if (text.length > BUFFER_BYTES - this.#buffered) this.flush();
    if (text.length > BUFFER_BYTES) this.bytes(Buffer.from(text, 'latin1'));
    else this.#buffered += this.#buffer.write(text, this.#buffered, 'latin1');
  }

  text(text: string): void {
    if (text.length * 3 > BUFFER_BYTES - this.#buffered) this.flush();
    if (text.length * 3 > BUFFER_BYTES) this.bytes(Buffer.from(text));
    else this.#buffered += this.#buffer.write(text, this.#buffered);
  }

  bytes(bytes: Uint8Array): void {
    if (bytes.length > BUFFER_BYTES - this.#buffered) this.flush();
    if (bytes.length > BUFFER_BYTES) {
      this.#write(bytes);
    } else {
      this.#buffer.set(bytes, this.#buffered);
      this.#buffered += bytes.length;
    }
  }

  flush(): void {
    this.#write(this.#buffer.subarray(0, this.#buffered));
    this.#buffered = 0;
  }

  close(): void {
    this.flush();
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    try {
      this.#file ??= openSync(this.path, 'a');
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.#file, bytes, done, bytes.length - done);
      }
      this.#flushed += bytes.length;
    } catch (error) {
      throw new SutraError('INTERNAL_SERVER_ERROR', `${this.path} cannot be written.`, {
        cause: error,
      });
    }
  }
}

/** Reads a file from its beginning, a piece of known length at a time. */
export class DataReader {
  readonly #file: number;
  #buffer = Buffer.allocUnsafe(4 * BUFFER_BYTES);
  #from = 0;
  #to = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
  }

  /** The next so many bytes; good until the next call. */
  take(length: number): Buffer {
    if (this.#to - this.#from < length) this.#fill(length);
    this.#from += length;
    return this.#buffer.subarray(this.#from - length, this.#from);
  }

  close(): void {
    closeSync(this.#file);
  }

  #fill(length: number): void {
    const rest = this.#buffer.subarray(this.#from, this.#to);
    const target = length > this.#buffer.length ? Buffer.allocUnsafe(length * 2) : this.#buffer;
    target.set(rest, 0);
    this.#buffer = target;
    this.#from = 0;
    this.#to = rest.length;
    while (this.#to < length) {
      const read = readSync(this.#file, target, this.#to, target.length - this.#to, null);
      if (read === 0) throw new SutraError('INTERNAL_SERVER_ERROR', 'A file of ours is cut off.');
      this.#to += read;
    }
  }
}
