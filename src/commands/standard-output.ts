import { once } from 'node:events';

import { SutraError } from '../errors.js';
import type { Output } from './command.js';

/** Lines to standard output, notes to standard error. A reader that has seen enough, such as `head`, ends the command. */
export class StandardOutput implements Output {
  #isClosed = false;

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
    if (!this.#isClosed && !process.stdout.write(`${text}\n`)) {
      await once(process.stdout, 'drain').catch(() => undefined);
    }
    if (this.#isClosed) {
      throw new SutraError('SERVICE_UNAVAILABLE', 'Standard output was closed.');
    }
  }

  note(text: string): Promise<void> {
    if (!this.#isClosed) process.stderr.write(`${text}\n`);
    return Promise.resolve();
  }
}
