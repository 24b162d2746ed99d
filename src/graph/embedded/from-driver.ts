import { types } from 'node:util';

import { SutraError } from '../../errors.js';
import type { EngineRow, Value } from '../engine.js';

/**
 * A row as the port promises it: integers as numbers, dates as ISO 8601 text, nothing undefined.
 * The driver's temporal values other than timestamps are text already.
 * @throws SutraError INTERNAL_SERVER_ERROR for an integer beyond ±2^53.
 */
export function rowFromDriver(row: Record<string, unknown>): EngineRow {
  const converted: Record<string, Value> = {};
  for (const key of Object.keys(row)) converted[key] = fromDriver(row[key]);
  return converted;
}

function fromDriver(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new SutraError(
      'INTERNAL_SERVER_ERROR',
      `Expected an integer within ±2^53 from the graph, got ${value}.`,
    );
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fromDriver(item));
  // Not instanceof: the driver makes its dates in the main realm, a test runner runs in another.
  if (types.isDate(value)) return value.toISOString();
  return rowFromDriver(value as Record<string, unknown>);
}
