import type { Deadline, Engine, Parameters, Statement } from './engine.js';

/** A read whose rows each belong to one of the ids that it is asked for. */
export interface KeyedRead<Row> {
  readonly statement: Statement<Row>;
  readonly ids: readonly string[];
  /** The statement's parameters beside `$ids`. */
  readonly rest?: Parameters;
  readonly idOf: (row: Row) => string;
}

/** Asks of one read what is asked of it, as a statement of its own. */
export function readAlone<Row>(
  engine: Engine,
  { statement, ids, rest }: KeyedRead<Row>,
  deadline?: Deadline,
): Promise<readonly Row[]> {
  return engine.read(statement, { ...rest, ids }, deadline);
}
