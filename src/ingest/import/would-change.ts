import type { Engine, Parameters, Statement, Transaction } from '../../graph/engine.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { writeBatch, type BatchContents } from './write-batch.js';

/** Stands for the first thing that a batch would write. */
class WouldWrite extends Error {}

/** Runs a batch's reads outside any transaction, and stops where it begins to write. */
class ReadingOnly implements Transaction {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  run<Row>(statement: Statement<Row>, parameters: Parameters): Promise<readonly Row[]> {
    if (statement.access === 'WRITE') throw new WouldWrite(statement.name);
    return this.#engine.read(statement, parameters);
  }

  send(statement: Statement<unknown>): void {
    throw new WouldWrite(statement.name);
  }

  noteWords(): void {
    // Words come with entities that are written.
    throw new WouldWrite('noteWords');
  }
}

/**
 * Whether a batch would change the graph as it is now. One that changes nothing so needs no transaction, no turn among
 * the writers and no commit.
 * @throws DecisionsRefused as writeBatch.
 */
export async function wouldChange(
  engine: Engine,
  vocabulary: Vocabulary,
  batch: BatchContents,
): Promise<boolean> {
  try {
    await writeBatch(new ReadingOnly(engine), vocabulary, batch);
    return false;
  } catch (error) {
    if (error instanceof WouldWrite) return true;
    throw error;
  }
}
