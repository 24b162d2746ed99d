/**
 * The port between Sutra and a graph database: one set of Cypher statements,
 * run by any adapter. What an engine cannot do, or does otherwise, is a
 * documented capability here, never a check of its class and never a second
 * copy of a statement.
 */

/** What a parameter or a column may hold. Integers are JavaScript numbers within ±2^53. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };
export type Parameters = Readonly<Record<string, Value>>;
/** One row as the adapter hands it over: column name to value; an absent value is null, never undefined. */
export type EngineRow = Readonly<Record<string, Value>>;

/** A frozen Cypher statement: its text, whether it writes, and how a row becomes a `Row`. */
export interface Statement<Row> {
  readonly name: string;
  readonly access: 'READ' | 'WRITE';
  readonly text: string;
  readonly row: (row: EngineRow) => Row;
}

/** When a caller stops waiting: epoch milliseconds, and a signal for a client that went away. */
export interface Deadline {
  readonly at?: number;
  readonly signal?: AbortSignal;
}

/** An open write transaction. It sees its own writes. */
export interface Transaction {
  run<Row>(statement: Statement<Row>, parameters: Parameters): Promise<readonly Row[]>;
  /**
   * Runs a statement whose rows nobody needs, without waiting: the caller prepares the next while the engine writes this
   * one. Statements are done in the order of `run` and `send`, so whatever follows sees what was sent. When it fails,
   * whatever follows fails with its error, the commit at the latest.
   */
  send(statement: Statement<unknown>, parameters: Parameters): void;
  /**
   * Tells the engine which words the names written in this transaction hold, so that
   * `searchText` can correct typing mistakes against the words that exist. An engine whose
   * own index knows its words does nothing. Like `send` it does not wait.
   */
  noteWords(words: readonly string[]): void;
}

/** Words as `model/search-text` makes them: folded, without accents or punctuation. The last may be unfinished. */
export interface TextQuery {
  readonly words: readonly string[];
  /** Entity types to keep; empty means all. */
  readonly types: readonly string[];
  /** At most this many hits, best first. */
  readonly limit: number;
}

export interface TextHit {
  readonly id: string;
  /** The engine's own score: comparable within one answer only. */
  readonly score: number;
}

export interface Capabilities {
  /** A running statement can be stopped by the server when the deadline passes. */
  readonly cancelsStatements: boolean;
  /** Several processes may use the same graph at the same time. */
  readonly sharedBetweenProcesses: boolean;
}

/** `ready` false keeps load balancers away; `detail` is for operators and holds no secret. */
export interface Health {
  readonly ready: boolean;
  readonly detail: string;
}

/** A graph that lies in one file, at a moment when nothing writes to it. */
export interface StillGraph {
  /** Path of the file, which holds all that was committed. */
  readonly file: string;
  readonly nodes: number;
  readonly relationships: number;
  /** What can open the file: the database and its version, such as `grafeo 0.6.0`. */
  readonly writtenBy: string;
}

export interface Engine {
  /** `neo4j` or `embedded`: for logs and statistics, never to decide by. */
  readonly name: string;
  readonly capabilities: Capabilities;

  /**
   * Runs one reading statement and returns its rows, in the statement's order.
   * Transient failures are retried until the deadline.
   * @throws SutraError TIMEOUT, SERVICE_UNAVAILABLE, or INTERNAL_SERVER_ERROR with the driver's error as cause.
   */
  read<Row>(
    statement: Statement<Row>,
    parameters: Parameters,
    deadline?: Deadline,
  ): Promise<readonly Row[]>;

  /**
   * Runs `work` in one write transaction: committed when it returns, rolled back when it throws.
   * Writers take turns across all processes that share the graph, so `work` may read and then
   * decide without a race; it may be run again after a transient failure, so it must not change
   * anything outside the transaction.
   */
  write<Result>(
    work: (transaction: Transaction) => Promise<Result>,
    deadline?: Deadline,
  ): Promise<Result>;

  /** Finds entities whose `searchText` has the words: exact, unfinished (last word) or misspelt. */
  searchText(query: TextQuery, deadline?: Deadline): Promise<readonly TextHit[]>;

  /** Creates what is missing of constraints, indexes and text index; changes nothing the second time. */
  setUp(): Promise<void>;

  /**
   * Runs `work` while the graph's file stands still, so that it can be copied: writers wait until `work` has ended,
   * readers go on. Absent where a graph is no file of ours and is backed up by the database's own tools.
   * @throws SutraError INTERNAL_SERVER_ERROR when the graph cannot be brought to its file, or has none.
   */
  whileStill?<Result>(work: (graph: StillGraph) => Promise<Result>): Promise<Result>;

  health(): Promise<Health>;
  close(): Promise<void>;
}
