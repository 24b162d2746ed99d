import { keyState } from '../access/key-state.js';
import { listKeys } from '../access/list-keys.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';

export const listKeysCommand: Command = {
  name: 'keys list',
  description:
    'List the API keys: id, role, state, when made, name. The keys themselves are not kept.',
  options: [],
  async run({ engine }, _given, output) {
    const now = new Date();
    for (const key of await listKeys(engine)) {
      const state = {
        GOOD: key.expiresAt === undefined ? 'good' : `good until ${key.expiresAt}`,
        EXPIRED: `expired ${key.expiresAt ?? ''}`,
        REVOKED: `revoked ${key.revokedAt ?? ''}`,
      }[keyState(key, now)];
      await output.line(
        [key.id, key.role.toLowerCase(), state, key.createdAt, key.name].join('  '),
      );
    }
    return EXIT.ok;
  },
};
