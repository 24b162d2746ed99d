import { applyLoad } from '../../claims/apply-load.js';
import type { Load } from '../../claims/load.js';
import type { Engine, Parameters, Statement, Transaction } from '../../graph/engine.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';

/** Stands for the first thing that a load would write. */
class WouldWrite extends Error {}

/** Runs a load's reads outside any transaction, and stops where it begins to write. */
class ReadingOnly implements Transaction {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  run<Row>(statement: Statement<Row>, parameters: Parameters): Promise<readonly Row[]> {
    if (statement.access === 'WRITE') throw new WouldWrite(statement.name);
    return this.#engine.read(statement, parameters);
  }

  noteWords(): Promise<void> {
    // Words come with entities that are written.
    throw new WouldWrite('noteWords');
  }
}

/**
 * Whether a load would change the graph as it is now. A load that changes nothing so needs no transaction, no turn among
 * the writers and no commit.
 */
export async function wouldChange(
  engine: Engine,
  vocabulary: Vocabulary,
  loads: readonly Load[],
): Promise<boolean> {
  const reading = new ReadingOnly(engine);
  try {
    for (const load of loads) await applyLoad(reading, vocabulary, load);
    return false;
  } catch (error) {
    if (error instanceof WouldWrite) return true;
    throw error;
  }
}
