import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package is CommonJS: under Node's ESM its types promise a default export one level too deep.
const canonicalize = canonicalizeModule as unknown as (input: unknown) => string | undefined;

/** JSON with sorted keys and one spelling of every value (RFC 8785). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined)
    throw new TypeError(`canonicalJson: expected a JSON value, got ${typeof value}`);
  return text;
}

/** The first 128 bits of the SHA-256 of a value's canonical JSON, as 32 hexadecimal digits. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex').slice(0, 32);
}
