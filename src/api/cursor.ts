import { badInput } from '../errors.js';
import { contentHash } from '../model/canonical-json.js';

/**
 * Names a list: the field and all arguments that decide what is in it and in which order, but not the page. A cursor
 * carries it, so that one used with other arguments is told from a good one.
 */
export function listFingerprint(field: string, scope: unknown): string {
  return contentHash([field, scope ?? null]).slice(0, 12);
}

/** An opaque keyset: the position of an item in its list. Stable under writes, since it is no count. */
export function encodeCursor(fingerprint: string, position: readonly string[]): string {
  return Buffer.from(JSON.stringify([fingerprint, ...position]), 'utf8').toString('base64url');
}

/**
 * → the position, or undefined without a cursor.
 * @throws SutraError BAD_USER_INPUT for a text that is no cursor, and for a cursor of another list.
 */
export function decodeCursor(
  fingerprint: string,
  cursor: string | null | undefined,
  argument = 'after',
): readonly string[] | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const parts = parse(cursor);
  if (parts === undefined) throw badInput(argument, 'a cursor that this field returned', cursor);
  const [found, ...position] = parts;
  if (found !== fingerprint) {
    throw badInput(
      argument,
      'a cursor of this list: the same field with the same arguments',
      cursor,
    );
  }
  return position;
}

/** A cursor holds a name and an id at most, and names from imports are long. */
const LONGEST_CURSOR = 65_536;

function parse(cursor: string): readonly string[] | undefined {
  if (cursor.length > LONGEST_CURSOR) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) &&
      parts.length > 1 &&
      parts.every((part) => typeof part === 'string')
      ? parts
      : undefined;
  } catch {
    return undefined;
  }
}
