import type { Engine, Transaction } from '../../src/graph/engine.js';

/** An engine that writes down what is run through it. */
export interface CountingEngine {
  readonly engine: Engine;
  /** Names of the statements in the order they were run; a text search is `searchText`. */
  readonly statements: string[];
  reset(): void;
}

/** Wraps an engine without changing what it does, so that a test can count statements. */
export function countingEngine(engine: Engine): CountingEngine {
  const statements: string[] = [];
  const countingTransaction = (transaction: Transaction): Transaction => ({
    run: (statement, parameters) => {
      statements.push(statement.name);
      return transaction.run(statement, parameters);
    },
    send: (statement, parameters) => {
      statements.push(statement.name);
      transaction.send(statement, parameters);
    },
    noteWords: (words) => {
      transaction.noteWords(words);
    },
  });
  return {
    statements,
    reset: () => {
      statements.length = 0;
    },
    engine: {
      name: engine.name,
      capabilities: engine.capabilities,
      read: (statement, parameters, deadline) => {
        statements.push(statement.name);
        return engine.read(statement, parameters, deadline);
      },
      write: (work, deadline) =>
        engine.write((transaction) => work(countingTransaction(transaction)), deadline),
      searchText: (query, deadline) => {
        statements.push('searchText');
        return engine.searchText(query, deadline);
      },
      setUp: () => engine.setUp(),
      health: () => engine.health(),
      close: () => engine.close(),
    },
  };
}
