import type { BookmarkManager, Driver, Session } from 'neo4j-driver';

import { SutraError } from '../../errors.js';
import { checkParameters } from '../check-parameters.js';
import { checkReading } from '../check-reading.js';
import { checkDeadline, millisecondsLeft, withinDeadline } from '../deadline.js';
import type {
  Capabilities,
  Deadline,
  Engine,
  EngineRow,
  Health,
  Parameters,
  Statement,
  TextHit,
  TextQuery,
  Transaction,
} from '../engine.js';
import { rankHits, type TextCandidate } from '../rank-hits.js';
import { readSchemaStatements } from '../schema-statements.js';
import { searchableWords } from '../searchable-words.js';
import { Turns } from '../turns.js';
import { driverError } from './driver-error.js';
import { rowFromDriver } from './from-driver.js';
import { luceneQuery } from './lucene-query.js';
import { Neo4jTransaction } from './neo4j-transaction.js';
import { retrying } from './retry.js';
import { toDriver } from './to-driver.js';

/**
 * White space alone parts the words, which are folded before they are stored; the type is in the
 * index so that a search of one type costs no look at the others.
 */
const CREATE_TEXT_INDEX = `
  CREATE FULLTEXT INDEX entity_search_text IF NOT EXISTS
  FOR (n:Entity) ON EACH [n.searchText, n.type]
  OPTIONS {indexConfig: {
    \`fulltext.analyzer\`: 'whitespace',
    \`fulltext.eventually_consistent\`: false
  }}`;

const AWAIT_INDEXES = 'CALL db.awaitIndexes($seconds)';
const LONGEST_INDEXING_SECONDS = 3_600;

const SEARCH: Statement<TextCandidate> = {
  name: 'searchText',
  access: 'READ',
  text: `
    CALL db.index.fulltext.queryNodes('entity_search_text', $query, {limit: $limit})
    YIELD node, score
    RETURN node.id AS id, node.searchText AS text, score`,
  row: (row) => ({
    id: row['id'] as string,
    text: row['text'] as string,
    score: Number(row['score']),
  }),
};

const VERSION: Statement<string> = {
  name: 'health',
  access: 'READ',
  text: 'CALL dbms.components() YIELD versions RETURN versions[0] AS version',
  row: (row) => row['version'] as string,
};

/** Candidates per hit that is wanted: the index's own order is only roughly the one that counts. */
const CANDIDATES_PER_HIT = 4;
const LEAST_CANDIDATES = 200;

/** No transaction lives longer on the server than this, in milliseconds, whatever becomes of its caller. */
const LONGEST_TRANSACTION = 10 * 60_000;
const HEALTH_CHECK_MILLISECONDS = 2_000;

/** The port over Neo4j, through a driver that this object owns until `close`. */
export class Neo4jEngine implements Engine {
  readonly name = 'neo4j';
  readonly capabilities: Capabilities = {
    cancelsStatements: true,
    sharedBetweenProcesses: true,
  };
  readonly #driver: Driver;
  readonly #database: string;
  readonly #bookmarks: BookmarkManager;
  readonly #schemaPath: string;
  /** Writers of this process queue here, so that those who wait for the lock hold no connection. */
  readonly #writers = new Turns();
  #closed = false;

  constructor(driver: Driver, bookmarks: BookmarkManager, database: string, schemaPath: string) {
    this.#driver = driver;
    this.#bookmarks = bookmarks;
    this.#database = database;
    this.#schemaPath = schemaPath;
  }

  async read<Row>(
    statement: Statement<Row>,
    parameters: Parameters,
    deadline?: Deadline,
  ): Promise<readonly Row[]> {
    checkReading(statement);
    checkParameters(statement.name, parameters);
    const rows = await this.#autoCommit(
      'READ',
      statement.name,
      statement.text,
      parameters,
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
      return await retrying(() => this.#attempt(work, deadline), deadline);
    } finally {
      endTurn();
    }
  }

  async searchText(query: TextQuery, deadline?: Deadline): Promise<readonly TextHit[]> {
    const words = searchableWords(query.words);
    if (words.length === 0 || query.limit < 1) return [];
    const candidates = await this.read(
      SEARCH,
      {
        query: luceneQuery(words, query.types),
        limit: Math.max(LEAST_CANDIDATES, query.limit * CANDIDATES_PER_HIT),
      },
      deadline,
    );
    return rankHits(words, candidates, query.limit);
  }

  async setUp(): Promise<void> {
    const statements = readSchemaStatements(this.#schemaPath);
    const constrained = new Set(
      statements
        .filter((statement) => statement.creates === 'CONSTRAINT')
        .map((statement) => `${statement.label}.${statement.property}`),
    );
    for (const { name, text, creates, label, property } of statements) {
      // A constraint brings its own index and refuses to be made beside another.
      if (creates === 'INDEX' && constrained.has(`${label}.${property}`)) continue;
      await this.#autoCommit('WRITE', name, text, {});
    }
    await this.#autoCommit('WRITE', 'entity_search_text', CREATE_TEXT_INDEX, {});
    await this.#autoCommit(
      'READ',
      'awaitIndexes',
      AWAIT_INDEXES,
      {
        seconds: LONGEST_INDEXING_SECONDS,
      },
      { at: Date.now() + LONGEST_INDEXING_SECONDS * 1_000 },
    );
  }

  async health(): Promise<Health> {
    try {
      const deadline = { at: Date.now() + HEALTH_CHECK_MILLISECONDS };
      const [version = 'of unknown version'] = await this.read(VERSION, {}, deadline);
      return { ready: true, detail: `Neo4j ${version} answers.` };
    } catch (error) {
      return { ready: false, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    // Writers that had begun get to their end first.
    const endTurn = await this.#writers.take();
    try {
      await this.#driver.close();
    } finally {
      endTurn();
    }
  }

  /**
   * One statement in a transaction of its own, by `session.run`: a read by id takes half as long
   * as by `executeRead`, which begins and commits around it. What executeRead would add, trying
   * again, is done by `retrying`, which unlike it heeds the caller's deadline.
   */
  async #autoCommit(
    access: 'READ' | 'WRITE',
    name: string,
    text: string,
    parameters: Parameters,
    deadline?: Deadline,
  ): Promise<EngineRow[]> {
    this.#checkOpen();
    const converted = toDriver(parameters);
    return retrying(async () => {
      checkDeadline(deadline);
      const session = this.#session(access);
      try {
        const running = withoutStackTrace(() =>
          session.run(text, converted, { timeout: serverTimeout(deadline) }),
        );
        const result = await withinDeadline(Promise.resolve(running), deadline);
        return result.records.map((record) => rowFromDriver(record));
      } catch (error) {
        throw driverError(`Statement ${name} failed`, error);
      } finally {
        // Closing a session whose statement still runs makes the server stop it. Not waited for:
        // a server that is away would hold the caller up.
        session.close().catch(() => undefined);
      }
    }, deadline);
  }

  /** An explicit transaction and not `executeWrite`, whose retries heed no deadline and no signal. */
  async #attempt<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    deadline: Deadline | undefined,
  ): Promise<Result> {
    checkDeadline(deadline);
    const session = this.#session('WRITE');
    try {
      const transaction = new Neo4jTransaction(await this.#begin(session, deadline), deadline);
      await transaction.takeTurn();
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } finally {
      // Rolls back what was not committed, interrupting what still runs. Waited for, within
      // bounds, so that a caller who comes back finds the turn free.
      await withinDeadline(session.close(), { at: Date.now() + 1_000 }).catch(() => undefined);
    }
  }

  async #begin(session: Session, deadline: Deadline | undefined) {
    try {
      const begun = session.beginTransaction({ timeout: serverTimeout(deadline) });
      return await withinDeadline(Promise.resolve(begun), deadline);
    } catch (error) {
      throw driverError('The transaction could not begin', error);
    }
  }

  #session(access: 'READ' | 'WRITE'): Session {
    return this.#driver.session({
      database: this.#database,
      defaultAccessMode: access,
      bookmarkManager: this.#bookmarks,
    });
  }

  #checkOpen(): void {
    if (this.#closed) {
      throw new SutraError('SERVICE_UNAVAILABLE', 'The connection to Neo4j has been closed.');
    }
  }
}

/**
 * The driver takes a stack trace for every statement, for the case that it fails: a twentieth of what a page costs. The
 * errors of this port have a trace of their own.
 */
function withoutStackTrace<Result>(work: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Milliseconds after which the server itself ends a transaction; 0 would mean never. */
function serverTimeout(deadline: Deadline | undefined): number {
  return Math.max(1, Math.ceil(millisecondsLeft(deadline) ?? LONGEST_TRANSACTION));
}
