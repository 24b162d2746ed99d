import { revokeKey } from '../access/revoke-key.js';
import { badInput } from '../errors.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';

export const revokeKeyCommand: Command = {
  name: 'keys revoke',
  description:
    'End an API key. Other servers that share the graph may take it for some seconds yet.',
  argument: { name: 'id', description: 'the key’s id, as `keys list` shows it' },
  options: [],
  async run({ engine }, given, output) {
    const id = String(given['id'] ?? '');
    const key = await revokeKey(engine, id);
    if (key === undefined) throw badInput('id', 'the id of a key (sutra keys list)', id);
    await output.line(`Key ${key.id} for ${key.name} was revoked ${key.revokedAt ?? ''}.`);
    return EXIT.ok;
  },
};
