import { createHash, randomBytes } from 'node:crypto';

/** What the owner of a key holds: `sutra_<id>_<secret>`. The prefix lets scanners of leaked secrets find it. */
export interface KeyText {
  readonly id: string;
  readonly text: string;
}

const ID_BYTES = 8;
const SECRET_BYTES = 32;
const FORM = /^sutra_([0-9a-f]{16})_[A-Za-z0-9_-]{43}$/;

/** A new key, made of random bytes. */
export function makeKeyText(): KeyText {
  const id = randomBytes(ID_BYTES).toString('hex');
  return { id, text: `sutra_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}` };
}

/** Reads what a caller shows; undefined if it has not the form of a key. */
export function readKeyText(text: string): KeyText | undefined {
  const id = FORM.exec(text)?.[1];
  return id === undefined ? undefined : { id, text };
}

/** What is kept of a key. Its 256 random bits cannot be guessed, so neither salt nor a slow hash would add anything. */
export function hashKeyText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
