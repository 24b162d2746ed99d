import neo4j, {
  type Date as DriverDate,
  type DateTime,
  type Duration,
  type LocalDateTime,
  type LocalTime,
  type Record as DriverRecord,
  type Time,
} from 'neo4j-driver';

import { SutraError } from '../../errors.js';
import type { EngineRow, Value } from '../engine.js';

/**
 * A record as the port promises it: temporal values as ISO 8601 text, nothing undefined.
 * @throws SutraError INTERNAL_SERVER_ERROR for a node, relationship or path, whose shape differs
 * from engine to engine: a statement returns maps of their properties.
 */
export function rowFromDriver(record: DriverRecord): EngineRow {
  const row: Record<string, Value> = {};
  for (const key of record.keys) row[String(key)] = fromDriver(record.get(key), String(key));
  return row;
}

function fromDriver(value: unknown, column: string): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => fromDriver(item, column));
  if (isTemporal(value)) return value.toString();
  if (neo4j.isNode(value) || neo4j.isRelationship(value) || neo4j.isPath(value)) {
    throw new SutraError(
      'INTERNAL_SERVER_ERROR',
      `Column ${column}: expected a map of properties, got a node, relationship or path.`,
    );
  }
  const map: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) map[key] = fromDriver(item, column);
  return map;
}

type Temporal = DriverDate | DateTime | LocalDateTime | Time | LocalTime | Duration;

function isTemporal(value: object): value is Temporal {
  return (
    neo4j.isDate(value) ||
    neo4j.isDateTime(value) ||
    neo4j.isLocalDateTime(value) ||
    neo4j.isTime(value) ||
    neo4j.isLocalTime(value) ||
    neo4j.isDuration(value)
  );
}
