import { optionalText, text } from './columns.js';
import { reading, writing } from './statement.js';
import type { EngineRow } from '../engine.js';

/** An API key as the graph keeps it. The secret is not in it, only its hash. Times are ISO 8601. */
export interface KeyRecord {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly hash: string;
  readonly createdAt: string;
  readonly expiresAt: string | undefined;
  readonly revokedAt: string | undefined;
}

const COLUMNS = `k.id AS id, k.name AS name, k.role AS role, k.hash AS hash, k.createdAt AS createdAt,
     k.expiresAt AS expiresAt, k.revokedAt AS revokedAt`;

function keyRecord(row: EngineRow): KeyRecord {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    role: text(row, 'role'),
    hash: text(row, 'hash'),
    createdAt: text(row, 'createdAt'),
    expiresAt: optionalText(row, 'expiresAt'),
    revokedAt: optionalText(row, 'revokedAt'),
  };
}

/** $id → the key, or nothing. */
export const KEY_BY_ID = reading<KeyRecord>(
  'KEY_BY_ID',
  `MATCH (k:Key {id: $id}) RETURN ${COLUMNS}`,
  keyRecord,
);

/** → all keys, revoked and expired ones too, oldest first. */
export const ALL_KEYS = reading<KeyRecord>(
  'ALL_KEYS',
  `MATCH (k:Key) RETURN ${COLUMNS} ORDER BY createdAt, id`,
  keyRecord,
);

/** $properties of a new key. */
export const CREATE_KEY = writing('CREATE_KEY', 'CREATE (k:Key) SET k += $properties');

/** $id, $at: revokes a key. One that was revoked before keeps its time. → the key, or nothing. */
export const REVOKE_KEY = writing<KeyRecord>(
  'REVOKE_KEY',
  `MATCH (k:Key {id: $id}) SET k.revokedAt = coalesce(k.revokedAt, $at) RETURN ${COLUMNS}`,
  keyRecord,
);
