import type { Deadline, Engine, Parameters, Statement } from './engine.js';

/** A read whose rows each belong to one of the ids that it is asked for. */
export interface KeyedRead<Row> {
  readonly statement: Statement<Row>;
  readonly ids: readonly string[];
  /** For a statement that takes `$keys`: what each key has beside its `id`. Without it the statement takes `$ids`. */
  readonly each?: Parameters;
  /** Its other parameters. */
  readonly rest?: Parameters;
  readonly idOf: (row: Row) => string;
}

/** Asks of one read what is asked of it, as a statement of its own. */
export function readAlone<Row>(
  engine: Engine,
  { statement, ids, each, rest }: KeyedRead<Row>,
  deadline?: Deadline,
): Promise<readonly Row[]> {
  const keyed = each === undefined ? { ids } : { keys: ids.map((id) => ({ id, ...each })) };
  return engine.read(statement, { ...rest, ...keyed }, deadline);
}
