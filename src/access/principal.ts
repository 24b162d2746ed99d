import { SutraError } from '../errors.js';

/** What a key may do. Each role includes the ones before it. */
export const ROLES = ['READER', 'EDITOR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: a key, or nobody in particular. */
export interface Principal {
  /** For logs and for the record of who changed what; no secret. */
  readonly name: string;
  /** Every role that the principal has, the included ones too. */
  readonly roles: ReadonlySet<Role>;
  /** The key that was shown; absent when none was. */
  readonly keyId?: string;
}

/** Whoever shows no key may read. */
export const ANONYMOUS: Principal = { name: 'anonymous', roles: rolesUpTo('READER') };

/** The role and all that it includes. */
export function rolesUpTo(role: Role): ReadonlySet<Role> {
  return new Set(ROLES.slice(0, ROLES.indexOf(role) + 1));
}

/** @throws SutraError UNAUTHENTICATED if no key was shown, FORBIDDEN if the key has not the role. */
export function requireRole(principal: Principal, role: Role): void {
  if (principal.roles.has(role)) return;
  const needed = `This needs an API key with the role ${role.toLowerCase()}`;
  if (principal.keyId === undefined) {
    throw new SutraError('UNAUTHENTICATED', `${needed}; the request shows no key.`);
  }
  throw new SutraError('FORBIDDEN', `${needed}; the key ${principal.keyId} has not got it.`);
}
