import { once } from 'node:events';

import { SutraError } from '../errors.js';
import type { Output } from './command.js';

/** Milliseconds between two showings of how far a command has come, on a terminal and elsewhere. */
const BAR_EVERY = 200;
const LINE_EVERY = 10_000;
const BAR_WIDTH = 30;
/** Of ECMA-48: clears the line from here on. */
const CLEAR_REST = '\u001b[K';

/** Lines to standard output, notes to standard error. A reader that has seen enough, such as `head`, ends the command. */
export class StandardOutput implements Output {
  #isClosed = false;
  #hasStatus = false;
  #statusAt = 0;

  constructor() {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#isClosed = true;
    });
  }

  /** Whether nobody reads any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  async line(text: string): Promise<void> {
    this.#clearStatus();
    if (!this.#isClosed && !process.stdout.write(`${text}\n`)) {
      await once(process.stdout, 'drain').catch(() => undefined);
    }
    await this.check();
  }

  note(text: string): Promise<void> {
    if (!this.#isClosed) {
      this.#clearStatus();
      process.stderr.write(`${text}\n`);
    }
    return Promise.resolve();
  }

  status(text: string, fraction?: number): Promise<void> {
    const isTerminal = process.stderr.isTTY;
    const now = Date.now();
    const isDue = now - this.#statusAt >= (isTerminal ? BAR_EVERY : LINE_EVERY);
    if (this.#isClosed || !isDue) return Promise.resolve();
    this.#statusAt = now;
    if (isTerminal) {
      const bar = fraction === undefined ? '' : `[${barOf(fraction)}] `;
      process.stderr.write(`\r${bar}${text}${CLEAR_REST}`);
      this.#hasStatus = true;
    } else process.stderr.write(`${text}\n`);
    return Promise.resolve();
  }

  check(): Promise<void> {
    if (!this.#isClosed) return Promise.resolve();
    return Promise.reject(new SutraError('SERVICE_UNAVAILABLE', 'Standard output was closed.'));
  }

  #clearStatus(): void {
    if (this.#hasStatus) process.stderr.write(`\r${CLEAR_REST}`);
    this.#hasStatus = false;
  }
}

function barOf(fraction: number): string {
  const filled = Math.round(Math.min(Math.max(fraction, 0), 1) * BAR_WIDTH);
  return '#'.repeat(filled) + '.'.repeat(BAR_WIDTH - filled);
}
