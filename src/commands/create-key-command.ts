import { createKey } from '../access/create-key.js';
import { ROLES, type Role } from '../access/principal.js';
import { badInput } from '../errors.js';
import type { Command, CommandArguments } from './command.js';
import { EXIT } from './exit-code.js';

const LONGEST_DAYS = 36_500;
const DAY = 86_400_000;

export const createKeyCommand: Command = {
  name: 'keys create',
  description: 'Make an API key and print it. It cannot be shown again.',
  options: [
    { flags: '--name <name>', description: 'whose key it is', required: true },
    { flags: '--role <role>', description: 'reader, editor or admin', required: true },
    {
      flags: '--expires-in-days <days>',
      description: 'when it ends; without, it lasts until revoked',
    },
  ],
  async run({ engine }, given, output) {
    const name = given['name'];
    if (typeof name !== 'string') throw badInput('--name', 'a name', name);
    const role = readRole(given['role']);
    const expiresAt = readExpiry(given['expiresInDays']);
    const key = await createKey(engine, { name, role, expiresAt });
    // The key alone goes to standard output, so that a script can take it from there.
    await output.note(
      `Key ${key.id} for ${name} with the role ${role.toLowerCase()}. Keep it: it is shown only now.`,
    );
    await output.line(key.text);
    return EXIT.ok;
  },
};

function readRole(given: CommandArguments[string]): Role {
  const role = ROLES.find((candidate) => candidate.toLowerCase() === String(given).toLowerCase());
  if (role === undefined) throw badInput('--role', 'reader, editor or admin', given);
  return role;
}

function readExpiry(given: CommandArguments[string]): Date | undefined {
  if (given === undefined) return undefined;
  const days = /^\d{1,6}$/.test(String(given)) ? Number(given) : 0;
  if (days < 1 || days > LONGEST_DAYS) {
    throw badInput('--expires-in-days', `a whole number from 1 to ${LONGEST_DAYS}`, given);
  }
  return new Date(Date.now() + days * DAY);
}
