import { badInput } from '../errors.js';
import type { Engine } from '../graph/engine.js';
import { CREATE_KEY } from '../graph/statements/key-statements.js';
import { hashKeyText, makeKeyText, type KeyText } from './key-text.js';
import type { Role } from './principal.js';

const LONGEST_NAME = 100;

export interface NewKey {
  /** Whose key it is, for people: 1 to 100 characters. */
  readonly name: string;
  readonly role: Role;
  /** When it ends; left out, it lasts until it is revoked. */
  readonly expiresAt?: Date | undefined;
}

/**
 * Makes a key and records its hash. The text that comes back is the only copy of it.
 * @throws SutraError BAD_USER_INPUT for a name that is empty, too long or of several lines.
 */
export async function createKey(engine: Engine, key: NewKey): Promise<KeyText> {
  const name = key.name.trim();
  if (name === '' || [...name].length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
    throw badInput('name', `1 to ${LONGEST_NAME} characters on one line`, key.name);
  }
  const made = makeKeyText();
  await engine.write((transaction) =>
    transaction.run(CREATE_KEY, {
      properties: {
        id: made.id,
        name,
        role: key.role,
        hash: hashKeyText(made.text),
        createdAt: new Date().toISOString(),
        ...(key.expiresAt === undefined ? {} : { expiresAt: key.expiresAt.toISOString() }),
      },
    }),
  );
  return made;
}
