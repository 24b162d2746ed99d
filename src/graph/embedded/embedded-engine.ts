import { setTimeout as sleep } from 'node:timers/promises';

import type { GrafeoDB } from '@grafeo-db/js';

import { SutraError } from '../../errors.js';
import { checkParameters } from '../check-parameters.js';
import { checkReading } from '../check-reading.js';
import { checkDeadline, withinDeadline } from '../deadline.js';
import type {
  Capabilities,
  Deadline,
  Engine,
  EngineRow,
  Health,
  Parameters,
  Statement,
  StillGraph,
  TextHit,
  TextQuery,
  Transaction,
} from '../engine.js';
import { readSchemaStatements } from '../schema-statements.js';
import { Turns } from '../turns.js';
import { driverError, isWriteConflict } from './driver-error.js';
import { EmbeddedTransaction } from './embedded-transaction.js';
import { rowFromDriver } from './from-driver.js';
import { KnownWords } from './known-words.js';
import { searchText, TEXT_LABEL, TEXT_PROPERTY } from './search-text.js';

const STORED_WORDS = 'MATCH (w:Word) RETURN w.id AS word';
const MOST_ATTEMPTS = 8;
/** Without checkpoints the log would grow for ever, and every start would replay all of it. */
const CHECKPOINTS = { walBytes: 8 * 1024 * 1024 };

/** The port over the embedded database, which this object owns until `close`. */
export class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities: Capabilities = {
    cancelsStatements: false,
    sharedBetweenProcesses: false,
  };
  readonly #database: GrafeoDB;
  readonly #schemaPath: string;
  readonly #file: string | undefined;
  readonly #writers = new Turns();
  readonly #running = new Set<Promise<unknown>>();
  readonly #knownWords: KnownWords;
  #closing: Promise<void> | undefined;

  /** @param file where the database is; undefined for one that is in memory alone. */
  constructor(database: GrafeoDB, schemaPath: string, file?: string) {
    this.#database = database;
    this.#schemaPath = schemaPath;
    this.#file = file;
    if (file !== undefined) database.setCheckpointTriggers(CHECKPOINTS);
    this.#knownWords = new KnownWords(async () => {
      const rows = await this.#execute('storedWords', STORED_WORDS, {});
      return rows.map((row) => row['word'] as string);
    });
  }

  async read<Row>(
    statement: Statement<Row>,
    parameters: Parameters,
    deadline?: Deadline,
  ): Promise<readonly Row[]> {
    checkReading(statement);
    checkParameters(statement.name, parameters);
    this.#checkOpen();
    checkDeadline(deadline);
    const rows = await withinDeadline(
      this.#execute(statement.name, statement.text, parameters),
      deadline,
    );
    return rows.map((row) => statement.row(row));
  }

  async write<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    deadline?: Deadline,
  ): Promise<Result> {
    this.#checkOpen();
    checkDeadline(deadline);
    const endTurn = await this.#writers.take(deadline);
    try {
      for (let attempt = 1; ; attempt += 1) {
        this.#checkOpen();
        checkDeadline(deadline);
        try {
          return await this.#attempt(work, deadline);
        } catch (error) {
          // Writers take turns, so there should be none; the engine's promise is kept all the same.
          const conflict = error instanceof SutraError && isWriteConflict(error.cause);
          if (!conflict || attempt === MOST_ATTEMPTS) throw error;
          await sleep(5 * attempt);
        }
      }
    } finally {
      endTurn();
    }
  }

  async searchText(query: TextQuery, deadline?: Deadline): Promise<readonly TextHit[]> {
    this.#checkOpen();
    checkDeadline(deadline);
    const search = async (): Promise<readonly TextHit[]> => {
      const dictionary = await this.#knownWords.dictionary();
      checkDeadline(deadline);
      try {
        return await searchText(this.#database, dictionary, query);
      } catch (error) {
        throw driverError('The text search failed', error);
      }
    };
    return withinDeadline(this.#track(search()), deadline);
  }

  async setUp(): Promise<void> {
    this.#checkOpen();
    const endTurn = await this.#writers.take();
    try {
      for (const statement of readSchemaStatements(this.#schemaPath)) {
        await this.#execute(statement.name, statement.text, {});
      }
      if (!(await this.#hasTextIndex())) {
        // Every word counts, however short or common: people look for "The Who", "X" and "7".
        await this.#track(
          this.#database.createTextIndex(TEXT_LABEL, TEXT_PROPERTY, {
            tokenizer: 'standard',
            stopWords: [],
          }),
        );
      }
    } catch (error) {
      throw driverError('The schema could not be set up', error);
    } finally {
      endTurn();
    }
  }

  async whileStill<Result>(work: (graph: StillGraph) => Promise<Result>): Promise<Result> {
    this.#checkOpen();
    const file = this.#file;
    if (file === undefined) {
      throw new SutraError(
        'INTERNAL_SERVER_ERROR',
        'The graph is in memory alone: it has no file.',
      );
    }
    const endTurn = await this.#writers.take();
    try {
      this.#checkOpen();
      this.#checkpointForGood();
      return await work({
        file,
        nodes: this.#database.nodeCount(),
        relationships: this.#database.edgeCount(),
        writtenBy: `grafeo ${this.#database.version()}`,
      });
    } finally {
      this.#database.setCheckpointTriggers(CHECKPOINTS);
      endTurn();
    }
  }

  /**
   * Afterwards the file has everything, the log nothing, and no checkpoint of the database's own will touch the file:
   * taking the triggers away waits for one that is under way. A checkpoint writes only what changed since the last.
   */
  #checkpointForGood(): void {
    try {
      this.#database.setCheckpointTriggers({});
      this.#database.walCheckpoint();
    } catch (error) {
      throw driverError('The checkpoint before the copy failed', error);
    }
  }

  async health(): Promise<Health> {
    try {
      this.#checkOpen();
      await this.#execute('health', 'RETURN 1 AS one', {});
      const { stopped, lastError } = this.#database.checkpointStatus();
      const detail = stopped
        ? `Serving, but checkpoints have stopped until a restart: ${lastError ?? 'no reason given'}`
        : 'The embedded graph answers.';
      return { ready: true, detail };
    } catch (error) {
      return { ready: false, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const endTurn = await this.#writers.take();
    try {
      // Closing under a running statement would fail it.
      while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
      this.#database.close();
    } finally {
      endTurn();
    }
  }

  async #attempt<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    deadline: Deadline | undefined,
  ): Promise<Result> {
    const transaction = new EmbeddedTransaction(
      this.#database.beginTransaction(),
      this.#knownWords,
      deadline,
    );
    try {
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async #execute(name: string, text: string, parameters: Parameters): Promise<EngineRow[]> {
    try {
      const result = await this.#track(this.#database.executeCypher(text, parameters));
      return result.toArray().map((row) => rowFromDriver(row));
    } catch (error) {
      throw driverError(`Statement ${name} failed`, error);
    }
  }

  /** The driver tells of a missing text index only by refusing to search it; making it anew would read every name. */
  async #hasTextIndex(): Promise<boolean> {
    try {
      await this.#track(this.#database.textSearch(TEXT_LABEL, TEXT_PROPERTY, 'a', 1));
      return true;
    } catch {
      return false;
    }
  }

  async #track<Result>(promise: Promise<Result>): Promise<Result> {
    this.#running.add(promise);
    try {
      return await promise;
    } finally {
      this.#running.delete(promise);
    }
  }

  #checkOpen(): void {
    // The driver would go on answering after it was closed.
    if (this.#closing !== undefined) {
      throw new SutraError('SERVICE_UNAVAILABLE', 'The embedded graph has been closed.');
    }
  }
}
