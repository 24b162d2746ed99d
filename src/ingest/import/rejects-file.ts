import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { badInput, SutraError } from '../../errors.js';
import { systemErrorCode } from '../../provenance/system-error-code.js';
import type { RawRecord } from '../import-format.js';
import { lockFile } from './file-lock.js';

/** A record that is not loaded, and why. */
export interface Reject {
  readonly record: RawRecord;
  readonly reason: string;
}

/** What an earlier run wrote of an input's rejects, up to the checkpoint that this one goes on from. */
export interface EarlierRejects {
  readonly path: string;
  readonly bytes: number;
}

/** A run that was just killed, or whose command line was, may take as long to end. Milliseconds. */
const LONGEST_WAIT = 10_000;

/**
 * The records that an import does not load, as NDJSON: `{line, reason, text}`. Made when the first one comes. What is
 * in it and the checkpoint agree: lines are on the disk before the transaction that counts them commits, and a run that
 * goes on cuts off those that were written after its checkpoint. It has one writer at a time.
 */
export class RejectsFile {
  readonly path: string;
  /** A pipe or a device, as /dev/null, is written to and stays what it is. */
  readonly #isFile: boolean;
  readonly #release: () => void;
  #descriptor: number | undefined;
  #bytes = 0;

  private constructor(path: string, isFile: boolean, release: () => void) {
    this.path = path;
    this.#isFile = isFile;
    this.#release = release;
  }

  /**
   * Takes hold of a rejects file and leaves it as it is until `begin`.
   * @throws SutraError BAD_USER_INPUT where no such file can be, CONFLICT while another import writes it.
   */
  static async take(path: string): Promise<RejectsFile> {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) throw badInput('--rejects', 'a file', `${path}, a directory`);
    if (status !== undefined && !status.isFile())
      return new RejectsFile(path, false, () => undefined);
    const lock = await lockFile(path, LONGEST_WAIT);
    if ('release' in lock) return new RejectsFile(path, true, lock.release);
    throw new SutraError(
      'CONFLICT',
      `The rejects file ${path} is being written by another import (${lock.holder}). Wait for it to end, or name ` +
        `another file with --rejects; if there is no such import any more, remove ${path}.lock.`,
    );
  }

  /** Begins the file anew, or keeps what an earlier run wrote. */
  begin(earlier: EarlierRejects | undefined): void {
    if (!this.#isFile) return;
    try {
      if (earlier === undefined || earlier.bytes === 0) rmSync(this.path, { force: true });
      else this.#keep(earlier);
    } catch (cause) {
      throw this.#failure('could not be opened', cause);
    }
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
      this.#descriptor ??= openSync(this.path, 'a');
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
    this.#release();
  }

  #keep({ path, bytes }: EarlierRejects): void {
    // The same rejects under another name: that import may be running still, so its file is left as it is.
    if (path !== this.path) {
      rmSync(this.path, { force: true });
      if (existsSync(path)) copyFileSync(path, this.path);
    }
    this.#descriptor = openSync(this.path, 'a');
    const { size } = fstatSync(this.#descriptor);
    if (size > bytes) ftruncateSync(this.#descriptor, bytes);
    // Somebody took the earlier part away; what it held was counted all the same.
    this.#bytes = Math.min(size, bytes);
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
