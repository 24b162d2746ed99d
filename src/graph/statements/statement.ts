import type { EngineRow, Statement } from '../engine.js';

/** A reading statement: frozen, so that it can be named, counted and planned once. */
export function reading<Row>(
  name: string,
  text: string,
  row: (row: EngineRow) => Row,
): Statement<Row> {
  return Object.freeze({ name, access: 'READ', text, row } as const);
}

/** A writing statement. */
export function writing<Row = void>(
  name: string,
  text: string,
  row: (row: EngineRow) => Row = () => undefined as Row,
): Statement<Row> {
  return Object.freeze({ name, access: 'WRITE', text, row } as const);
}

/**
 * A map of properties that are read from `variable` one by one; those it has not stay unset. Both engines create a node
 * or an edge of many properties up to 1.4 times faster from this than by `SET n += row`.
 */
export function propertiesFrom(variable: string, names: readonly string[]): string {
  return `{${names.map((name) => `${name}: ${variable}.${name}`).join(', ')}}`;
}
