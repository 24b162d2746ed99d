import type { KeyRecord } from '../graph/statements/key-statements.js';

export type KeyState = 'GOOD' | 'EXPIRED' | 'REVOKED';

/** What a key is worth at a time. */
export function keyState(key: KeyRecord, now: Date): KeyState {
  if (key.revokedAt !== undefined) return 'REVOKED';
  // Not `<=` on the key's own time: a time that cannot be read must not make a key that lasts for ever.
  const lasts = key.expiresAt === undefined || now.getTime() < Date.parse(key.expiresAt);
  return lasts ? 'GOOD' : 'EXPIRED';
}
