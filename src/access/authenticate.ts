import { timingSafeEqual } from 'node:crypto';

import { SutraError } from '../errors.js';
import type { Deadline, Engine } from '../graph/engine.js';
import { KEY_BY_ID, type KeyRecord } from '../graph/statements/key-statements.js';
import { keyCacheOf } from './key-cache.js';
import { keyState } from './key-state.js';
import { hashKeyText, readKeyText } from './key-text.js';
import { ANONYMOUS, ROLES, rolesUpTo, type Principal } from './principal.js';

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Who asks, by the request's Authorization header; without one, the anonymous reader.
 * @throws SutraError UNAUTHENTICATED for a header that shows no good key. It does not tell which
 * keys exist: an unknown key and a wrong secret get the same answer.
 */
export async function authenticate(
  engine: Engine,
  header: string | undefined,
  deadline?: Deadline,
): Promise<Principal> {
  if (header === undefined) return ANONYMOUS;
  const shown = readKeyText(BEARER.exec(header)?.[1] ?? '');
  if (shown === undefined) {
    throw new SutraError(
      'UNAUTHENTICATED',
      'Authorization: expected Bearer and an API key (sutra_…), got something else.',
    );
  }
  const hash = hashKeyText(shown.text);
  const cache = keyCacheOf(engine);
  const cached = cache.find(hash);
  if (cached !== undefined) return cached;

  const { generation } = cache;
  const [key] = await engine.read(KEY_BY_ID, { id: shown.id }, deadline);
  const role = ROLES.find((candidate) => candidate === key?.role);
  if (key === undefined || role === undefined || !sameHash(key.hash, hash)) {
    throw new SutraError('UNAUTHENTICATED', 'The API key is not known.');
  }
  checkState(key);
  const principal: Principal = { name: key.name, roles: rolesUpTo(role), keyId: key.id };
  const expiresAt = key.expiresAt === undefined ? undefined : Date.parse(key.expiresAt);
  cache.keep(hash, principal, generation, expiresAt);
  return principal;
}

function checkState(key: KeyRecord): void {
  const state = keyState(key, new Date());
  if (state === 'REVOKED') {
    throw new SutraError('UNAUTHENTICATED', 'The API key has been revoked.');
  }
  if (state === 'EXPIRED') {
    throw new SutraError('UNAUTHENTICATED', `The API key expired at ${key.expiresAt ?? ''}.`);
  }
}

function sameHash(one: string, other: string): boolean {
  const first = Buffer.from(one);
  const second = Buffer.from(other);
  return first.length === second.length && timingSafeEqual(first, second);
}
