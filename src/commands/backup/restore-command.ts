import path from 'node:path';

import { SutraError } from '../../errors.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { useNeo4jsOwn } from './backup-graph.js';
import { restoreGraph } from './restore-graph.js';

export const restoreCommand: Command = {
  name: 'restore',
  description:
    'Bring a backup back into the data directory, after checking it. The server must be stopped.',
  argument: { name: 'directory', description: 'where the backup is', isPath: true },
  options: [{ flags: '--force', description: 'move a graph that is there aside' }],
  async runAlone(settings, given, output) {
    if (settings.neo4j !== undefined) throw useNeo4jsOwn('restore');
    const { manifest, aside } = await restoreGraph({
      backup: String(given['directory']),
      directory: settings.dataDirectory,
      schemaPath: path.join(settings.packageRoot, 'schema', 'graph.cypher'),
      force: given['force'] === true,
    });
    const { nodes, relationships, takenAt } = manifest;
    await output.line(
      `Restored ${nodes} nodes and ${relationships} relationships as of ${takenAt} into ${settings.dataDirectory}.`,
    );
    if (aside !== undefined) {
      await output.note(`The graph that was there is in ${aside} now; delete it when you like.`);
    }
    await output.note(
      'API keys are as they were then: those made since are gone, those revoked since are good again.',
    );
    return EXIT.ok;
  },
  run() {
    throw new SutraError('CONFLICT', 'A server cannot replace the graph it serves. Stop it first.');
  },
};
