import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { SutraError } from '../../errors.js';
import { systemErrorCode } from '../../provenance/system-error-code.js';
import type { RawRecord } from '../import-format.js';

/** A record that is not loaded, and why. */
export interface Reject {
  readonly record: RawRecord;
  readonly reason: string;
}

/**
 * The records that an import does not load, as NDJSON: `{line, reason, text}`. Made when the first one comes. What is
 * in it and the checkpoint agree: lines are on the disk before the transaction that counts them commits, and a run that
 * goes on cuts off those that were written after its checkpoint.
 */
export class RejectsFile {
  readonly path: string;
  #descriptor: number | undefined;
  #bytes: number;
  #isFile = true;

  /** `keep`: bytes of an earlier run that stay; 0 begins anew. */
  constructor(path: string, keep: number) {
    this.path = path;
    this.#bytes = keep;
    if (keep === 0) this.#remove();
    else this.#open(keep);
  }

  /** Length so far. */
  get bytes(): number {
    return this.#bytes;
  }

  add(rejects: readonly Reject[]): void {
    if (rejects.length === 0) return;
    const lines = rejects.map(
      ({ record: { line, text }, reason }) => `${JSON.stringify({ line, reason, text })}\n`,
    );
    try {
      this.#descriptor ??= this.#open(0);
      const bytes = Buffer.from(lines.join(''));
      let done = 0;
      while (done < bytes.length) done += writeSync(this.#descriptor, bytes, done);
      if (this.#isFile) fsyncSync(this.#descriptor);
      this.#bytes += bytes.length;
    } catch (cause) {
      throw this.#failure('could not be written', cause);
    }
  }

  /** Takes back what was added after the file had this length: the batch that it speaks of was not committed. */
  cut(bytes: number): void {
    if (this.#descriptor === undefined || bytes === this.#bytes) return;
    if (this.#isFile) ftruncateSync(this.#descriptor, bytes);
    this.#bytes = bytes;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** An earlier file of that name goes; a pipe or a device, as /dev/null, stays what it is. */
  #remove(): void {
    try {
      const status = lstatSync(this.path, { throwIfNoEntry: false });
      if (status?.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
      if (status?.isFile()) rmSync(this.path, { force: true });
    } catch (cause) {
      throw this.#failure('could not be begun', cause);
    }
  }

  #open(keep: number): number {
    try {
      const descriptor = openSync(this.path, 'a');
      this.#descriptor = descriptor;
      const status = fstatSync(descriptor);
      this.#isFile = status.isFile();
      if (!this.#isFile) return descriptor;
      if (status.size > keep) ftruncateSync(descriptor, keep);
      // Somebody took the earlier part away; what it held was counted all the same.
      this.#bytes = Math.min(status.size, keep);
      return descriptor;
    } catch (cause) {
      throw this.#failure('could not be opened', cause);
    }
  }

  #failure(what: string, cause: unknown): SutraError {
    const code = systemErrorCode(cause);
    return new SutraError(
      'BAD_USER_INPUT',
      `The rejects file ${this.path} ${what} (${code}); name another one with --rejects.`,
      { cause },
    );
  }
}
