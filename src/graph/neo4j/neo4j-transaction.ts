import type { Transaction as DriverTransaction } from 'neo4j-driver';

import { SutraError } from '../../errors.js';
import { checkParameters } from '../check-parameters.js';
import { checkDeadline, withinDeadline } from '../deadline.js';
import type { Deadline, EngineRow, Parameters, Statement, Transaction } from '../engine.js';
import { driverError } from './driver-error.js';
import { rowFromDriver } from './from-driver.js';
import { toDriver } from './to-driver.js';

/** How long a commit may take to answer, in milliseconds, before its outcome counts as unknown. */
const LONGEST_COMMIT = 30_000;

/**
 * Writers of all processes meet at this node: the first to write to it goes on, the others wait
 * until it commits. Only then do they read, so what they read stays true until they commit.
 */
const TAKE_TURN: Statement<EngineRow> = {
  name: 'takeTurn',
  access: 'WRITE',
  text: "MERGE (l:Lock {id: 'writer'}) SET l.turn = coalesce(l.turn, 0) + 1",
  row: (row) => row,
};

/** One attempt at a write transaction. Closing its session without a commit rolls it back. */
export class Neo4jTransaction implements Transaction {
  readonly #driver: DriverTransaction;
  readonly #deadline: Deadline | undefined;
  /** The end of the last statement that was started, and so of all. */
  #last: Promise<unknown> = Promise.resolve();
  #failure: SutraError | undefined;
  #ended = false;

  constructor(driver: DriverTransaction, deadline: Deadline | undefined) {
    this.#driver = driver;
    this.#deadline = deadline;
  }

  async takeTurn(): Promise<void> {
    await this.run(TAKE_TURN, {});
  }

  async run<Row>(statement: Statement<Row>, parameters: Parameters): Promise<readonly Row[]> {
    const rows = await this.#start(statement, parameters);
    return rows.map((row) => statement.row(row));
  }

  send(statement: Statement<unknown>, parameters: Parameters): void {
    // Its failure is kept, for whatever follows and for the commit.
    this.#start(statement, parameters).catch(() => undefined);
  }

  noteWords(): void {
    // The full-text index knows its words.
  }

  /** @throws SutraError if a statement failed, even if the caller swallowed it, or the deadline has passed. */
  async commit(): Promise<void> {
    this.#ended = true;
    await this.#last;
    if (this.#failure !== undefined) throw this.#failure;
    checkDeadline(this.#deadline);
    try {
      // Not the caller's deadline: once a commit is on its way only the server can say how it ended.
      await withinDeadline(this.#driver.commit(), { at: Date.now() + LONGEST_COMMIT });
    } catch (error) {
      const mapped = driverError('The commit failed', error);
      if (mapped.code !== 'SERVICE_UNAVAILABLE' && mapped.code !== 'TIMEOUT') throw mapped;
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Neo.')) {
        // The server itself said no, so nothing was written and another attempt does no harm.
        throw mapped;
      }
      // Without the driver's error as the direct cause, so that it is not tried again: it may have
      // been written.
      throw new SutraError(
        'SERVICE_UNAVAILABLE',
        'The connection was lost during the commit; whether it was written is unknown.',
        { cause: mapped },
      );
    }
  }

  /** The driver sends what comes next without waiting for an answer; the server does it in this order. */
  #start<Row>(statement: Statement<Row>, parameters: Parameters): Promise<EngineRow[]> {
    if (this.#ended) {
      throw new SutraError(
        'INTERNAL_SERVER_ERROR',
        `Statement ${statement.name} was run after its transaction had ended; wait for every statement inside it.`,
      );
    }
    checkParameters(statement.name, parameters);
    const rows = this.#execute(statement.name, statement.text, parameters, this.#last);
    this.#last = rows.catch(() => undefined);
    return rows;
  }

  async #execute(
    name: string,
    text: string,
    parameters: Parameters,
    before: Promise<unknown>,
  ): Promise<EngineRow[]> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      checkDeadline(this.#deadline);
      const running = this.#driver.run(text, toDriver(parameters));
      const result = await withinDeadline(Promise.resolve(running), this.#deadline);
      await before;
      return result.records.map((record) => rowFromDriver(record));
    } catch (error) {
      // The driver fails all that is on its way at once: only the first in order says what went wrong.
      await before;
      this.#failure ??= driverError(`Statement ${name} failed`, error);
      throw this.#failure;
    }
  }
}
