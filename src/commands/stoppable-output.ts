import { constants } from 'node:os';

import { SutraError } from '../errors.js';
import type { Output } from './command.js';

/** A command that has not come to its next word by then is ended where it is, which does no harm either. Milliseconds. */
const LONGEST_STOPPING = 5_000;

type StopSignal = 'SIGINT' | 'SIGTERM';

/**
 * Lets SIGINT and SIGTERM stop a command at its next word, an import after the batch that it is writing: so it still
 * closes its files and the graph, and says that it was stopped. A second signal ends the process at once.
 */
export class StoppableOutput implements Output {
  readonly #output: Output;
  readonly #onSignal = (signal: StopSignal): void => this.#stop(signal);
  #signal: StopSignal | undefined;

  constructor(output: Output) {
    this.#output = output;
    process.once('SIGINT', this.#onSignal);
    process.once('SIGTERM', this.#onSignal);
  }

  /** 128 and the signal's number, as shells have it; undefined when none came. */
  get exitCode(): number | undefined {
    return this.#signal === undefined ? undefined : 128 + constants.signals[this.#signal];
  }

  async line(text: string): Promise<void> {
    await this.check();
    await this.#output.line(text);
  }

  note(text: string): Promise<void> {
    return this.#output.note(text);
  }

  async status(text: string, fraction?: number): Promise<void> {
    await this.check();
    await this.#output.status(text, fraction);
  }

  /** @throws SutraError SERVICE_UNAVAILABLE once a signal has come. */
  async check(): Promise<void> {
    if (this.#signal === undefined) {
      await this.#output.check();
      return;
    }
    throw new SutraError(
      'SERVICE_UNAVAILABLE',
      `Stopped by ${this.#signal}. What was done by then stands; an import that is run again goes on from there.`,
    );
  }

  /** Leaves signals alone again. */
  close(): void {
    process.off('SIGINT', this.#onSignal);
    process.off('SIGTERM', this.#onSignal);
  }

  #stop(signal: StopSignal): void {
    this.#signal = signal;
    this.close();
    setTimeout(() => process.exit(this.exitCode), LONGEST_STOPPING).unref();
  }
}
