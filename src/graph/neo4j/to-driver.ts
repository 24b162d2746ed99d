import neo4j from 'neo4j-driver';

import type { Parameters, Value } from '../engine.js';

/**
 * Parameters as the driver takes them: whole numbers become integers, which JavaScript does not
 * tell from floats and which LIMIT and stored counts need. Numbers beyond ±2^53 stay floats.
 */
export function toDriver(parameters: Parameters): Record<string, unknown> {
  return convertMap(parameters);
}

function convert(value: Value): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Value) => convert(item));
  return convertMap(value as Readonly<Record<string, Value>>);
}

function convertMap(map: Readonly<Record<string, Value>>): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const key of Object.keys(map)) converted[key] = convert(map[key] ?? null);
  return converted;
}
