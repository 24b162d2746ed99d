import type { EngineRow, Statement } from '../../src/graph/engine.js';

/** A reading statement for a test, whose rows come as the engine hands them over. */
export function reading(text: string): Statement<EngineRow> {
  return { name: 'test', access: 'READ', text, row: (row) => row };
}

/** A writing statement for a test, whose rows come as the engine hands them over. */
export function writing(text: string): Statement<EngineRow> {
  return { name: 'test', access: 'WRITE', text, row: (row) => row };
}
