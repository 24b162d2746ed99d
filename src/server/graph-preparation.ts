import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';

import { ERROR_TABLE, SutraError } from '../errors.js';
import type { Engine, Health } from '../graph/engine.js';

export interface GraphPreparationOptions {
  readonly engine: Engine;
  /** What comes after the schema: seeding. Run again from the start if it fails. */
  readonly seed: () => Promise<void>;
  readonly logger: Logger;
  /** Milliseconds before the second attempt; each further pause is twice as long. */
  readonly firstPause?: number;
  readonly longestPause?: number;
}

/** Mistakes that no further attempt can mend. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'INVALID_SEED',
  'INVALID_SETTING',
  'INVALID_VOCABULARY',
  'CONFLICT',
]);
const LONGEST_DETAIL = 1_000;

/**
 * Sets a graph up and seeds it, however often it takes: a database that is away when the server
 * starts may come later. Until then, and whenever the database does not answer, the server is not
 * ready.
 */
export class GraphPreparation {
  readonly #options: GraphPreparationOptions;
  readonly #stopped = new AbortController();
  #isDone = false;
  #detail = 'The graph is being set up.';

  constructor(options: GraphPreparationOptions) {
    this.#options = options;
  }

  /** Ends when the graph is ready, when it cannot become so, or after `stop`. Never rejects. */
  async run(): Promise<void> {
    const { engine, seed, logger, firstPause = 500, longestPause = 30_000 } = this.#options;
    let pause = firstPause;
    while (!this.#stopped.signal.aborted) {
      try {
        await engine.setUp();
        await seed();
        this.#isDone = true;
        return;
      } catch (error) {
        this.#detail = detailOf(error);
        if (error instanceof SutraError && FOR_GOOD.has(error.code)) {
          logger.error({ err: error }, 'The graph cannot be made ready until this is mended.');
          return;
        }
        logger.warn(
          { err: error, nextAttemptInMilliseconds: pause },
          'The graph is not ready yet.',
        );
        await sleep(pause, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
        pause = Math.min(2 * pause, longestPause);
      }
    }
  }

  stop(): void {
    this.#stopped.abort();
    this.#isDone = false;
    this.#detail = 'The server is stopping.';
  }

  async readiness(): Promise<Health> {
    return this.#isDone ? this.#options.engine.health() : { ready: false, detail: this.#detail };
  }
}

/** For whoever may ask for the server's health, so by the table, as in an answer. */
function detailOf(error: unknown): string {
  const isShown = error instanceof SutraError && ERROR_TABLE[error.code].expose;
  const code = error instanceof SutraError ? error.code : 'INTERNAL_SERVER_ERROR';
  const detail = isShown ? error.message : ERROR_TABLE[code].text;
  return detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL)}…` : detail;
}
