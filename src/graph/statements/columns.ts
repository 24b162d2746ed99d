import type { EngineRow, Value } from '../engine.js';

/** Readers of columns that say what a statement promised. A wrong type is a defect of ours, not of the user. */
export function text(row: EngineRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected(column, 'text', value);
  return value;
}

export function optionalText(row: EngineRow, column: string): string | undefined {
  return row[column] === null || row[column] === undefined ? undefined : text(row, column);
}

export function integer(row: EngineRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpected(column, 'a number', value);
  return value;
}

export function optionalInteger(row: EngineRow, column: string): number | undefined {
  return row[column] === null || row[column] === undefined ? undefined : integer(row, column);
}

export function texts(row: EngineRow, column: string): readonly string[] {
  const value = row[column];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw unexpected(column, 'a list', value);
  return value as readonly string[];
}

export function list(row: EngineRow, column: string): readonly Value[] {
  const value = row[column];
  if (!Array.isArray(value)) throw unexpected(column, 'a list', value);
  return value as readonly Value[];
}

export function map(row: EngineRow, column: string): EngineRow {
  const value = row[column];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw unexpected(column, 'a map', value);
  return value as EngineRow;
}

/** A property that holds JSON text, because one engine stores no maps. */
export function json<Parsed>(row: EngineRow, column: string, absent: Parsed): Parsed {
  const value = optionalText(row, column);
  return value === undefined ? absent : (JSON.parse(value) as Parsed);
}

function unexpected(column: string, expected: string, value: Value | undefined): TypeError {
  return new TypeError(
    `column ${column}: expected ${expected}, got ${value === null ? 'null' : typeof value}`,
  );
}
