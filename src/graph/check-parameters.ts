import { SutraError } from '../errors.js';
import type { Parameters } from './engine.js';

/**
 * Refuses what engines would read differently or silently as null: undefined, NaN, infinities,
 * bigints, dates and other objects. The types forbid most of it; data that came through a cast
 * is caught here, before it is stored.
 * @throws SutraError INTERNAL_SERVER_ERROR that names the statement and the path to the value.
 */
export function checkParameters(statementName: string, parameters: Parameters): void {
  for (const key of Object.keys(parameters)) check(parameters[key], statementName, key);
}

function check(value: unknown, statementName: string, path: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      // The path of plain items is built only when one is wrong: batches hold 100,000 of them.
      if (typeof item !== 'string') check(item, statementName, `${path}[${index}]`);
    }
    return;
  } else if (isPlainMap(value)) {
    for (const key of Object.keys(value)) {
      const item = value[key];
      if (typeof item !== 'string') check(item, statementName, `${path}.${key}`);
    }
    return;
  }
  throw new SutraError(
    'INTERNAL_SERVER_ERROR',
    `Parameter ${path} of statement ${statementName}: expected null, a boolean, a finite number, ` +
      `a string, a list or a map, got ${describe(value)}.`,
  );
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // By constructor name too: a map from another realm (a test runner's) has another Object.prototype.
  return (
    prototype === null || prototype === Object.prototype || value.constructor.name === 'Object'
  );
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return `a ${value.constructor.name}`;
  return typeof value === 'function' ? 'a function' : `${typeof value} ${String(value)}`;
}
