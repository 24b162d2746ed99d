import type { Transaction as DriverTransaction } from '@grafeo-db/js';

import { SutraError } from '../../errors.js';
import { checkParameters } from '../check-parameters.js';
import { checkDeadline } from '../deadline.js';
import type { Deadline, Parameters, Statement, Transaction, Value } from '../engine.js';
import { driverError } from './driver-error.js';
import { rowFromDriver } from './from-driver.js';
import type { KnownWords } from './known-words.js';

const STORE_WORDS = 'UNWIND $words AS word MERGE (:Word {id: word})';

/** One attempt at a write transaction: begun when made, ended by `commit` or `rollback`. */
export class EmbeddedTransaction implements Transaction {
  readonly #driver: DriverTransaction;
  readonly #knownWords: KnownWords;
  readonly #deadline: Deadline | undefined;
  readonly #newWords = new Set<string>();
  /** Statements run one after the other, even when the caller does not wait in between. */
  #last: Promise<unknown> = Promise.resolve();
  /** Words are noted one lot after the other, each knowing of those before. */
  #noted: Promise<void> = Promise.resolve();
  #failure: SutraError | undefined;
  #ended = false;

  constructor(driver: DriverTransaction, knownWords: KnownWords, deadline: Deadline | undefined) {
    this.#driver = driver;
    this.#knownWords = knownWords;
    this.#deadline = deadline;
  }

  async run<Row>(statement: Statement<Row>, parameters: Parameters): Promise<readonly Row[]> {
    checkParameters(statement.name, parameters);
    const rows = await this.#execute(statement.name, statement.text, parameters);
    return rows.map((row) => statement.row(rowFromDriver(row)));
  }

  send(statement: Statement<unknown>, parameters: Parameters): void {
    checkParameters(statement.name, parameters);
    // Its failure is kept, for whatever follows and for the commit.
    this.#execute(statement.name, statement.text, parameters).catch(() => undefined);
  }

  noteWords(words: readonly string[]): void {
    const noted = this.#noted.then(() => this.#noteWords(words));
    // What goes wrong on the way to a statement is its failure too.
    this.#noted = noted.catch((error: unknown) => {
      this.#failure ??= driverError('The words could not be noted', error);
    });
  }

  async #noteWords(words: readonly string[]): Promise<void> {
    const unknown = await this.#knownWords.unknown(words);
    const wanted = unknown.filter((word) => !this.#newWords.has(word));
    if (wanted.length === 0) return;
    await this.#execute('noteWords', STORE_WORDS, { words: wanted });
    for (const word of wanted) this.#newWords.add(word);
  }

  /** @throws SutraError if a statement failed, even if the caller swallowed it, or the deadline has passed. */
  async commit(): Promise<void> {
    await this.#noted;
    this.#ended = true;
    await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
    checkDeadline(this.#deadline);
    this.#perform('The commit failed', () => this.#driver.commit());
    // After the commit: an aborted transaction must leave no words behind.
    if (this.#newWords.size > 0) await this.#knownWords.committed(this.#newWords);
  }

  async rollback(): Promise<void> {
    await this.#noted;
    this.#ended = true;
    await this.#last;
    if (!this.#driver.isActive) return;
    try {
      this.#driver.rollback();
    } catch {
      // After a commit that failed the driver has nothing to roll back, whatever it says; what failed is thrown already.
    }
  }

  #execute(name: string, text: string, parameters: Parameters): Promise<Record<string, Value>[]> {
    if (this.#ended) {
      throw new SutraError(
        'INTERNAL_SERVER_ERROR',
        `Statement ${name} was run after its transaction had ended; wait for every statement inside it.`,
      );
    }
    const mine = this.#last.then(async () => {
      // Neo4j lets nothing follow a failed statement; neither does this, so that a swallowed
      // failure cannot commit half of the work on one engine and nothing on the other.
      if (this.#failure !== undefined) throw this.#failure;
      try {
        checkDeadline(this.#deadline);
        const result = await this.#driver.executeCypher(text, parameters);
        return result.toArray() as Record<string, Value>[];
      } catch (error) {
        this.#failure = driverError(`Statement ${name} failed`, error);
        throw this.#failure;
      }
    });
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  #perform(doing: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      throw driverError(doing, error);
    }
  }
}
