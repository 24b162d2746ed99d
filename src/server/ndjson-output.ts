import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import type { Output } from '../commands/command.js';
import { SutraError } from '../errors.js';

/** A command's words as lines of JSON, no faster than the reader takes them. */
export class NdjsonOutput implements Output {
  readonly #response: ServerResponse;
  readonly #gone: Promise<void>;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#gone = new Promise((resolve) => response.once('close', resolve));
  }

  line(text: string): Promise<void> {
    return this.#write({ line: text });
  }

  note(text: string): Promise<void> {
    return this.#write({ note: text });
  }

  status(text: string, fraction?: number): Promise<void> {
    return this.#write({ status: text, fraction });
  }

  check(): Promise<void> {
    if (!this.#response.destroyed) return Promise.resolve();
    return Promise.reject(new SutraError('SERVICE_UNAVAILABLE', 'The command line went away.'));
  }

  /** The last line, with the command's exit code. */
  async exit(code: number): Promise<void> {
    await this.#write({ exit: code });
    this.#response.end();
  }

  async #write(message: object): Promise<void> {
    const response = this.#response;
    if (!response.destroyed && !response.write(`${JSON.stringify(message)}\n`)) {
      await Promise.race([once(response, 'drain'), this.#gone]);
    }
    await this.check();
  }
}
