import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { backupGraph, useNeo4jsOwn } from './backup-graph.js';

export const backupCommand: Command = {
  name: 'backup',
  description: 'Copy the embedded graph into a directory, as it is at one moment, while it serves.',
  argument: {
    name: 'directory',
    description: 'where the backup goes: missing, or empty',
    isPath: true,
  },
  options: [{ flags: '--force', description: 'put it in the place of an earlier backup' }],
  runAlone({ neo4j }) {
    return neo4j === undefined
      ? Promise.resolve(undefined)
      : Promise.reject(useNeo4jsOwn('backup'));
  },
  async run({ engine }, given, output) {
    const directory = String(given['directory']);
    const { takenAt, nodes, relationships, files } = await backupGraph(engine, {
      directory,
      force: given['force'] === true,
    });
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    await output.line(
      `Backed up ${nodes} nodes and ${relationships} relationships as of ${takenAt} to ${directory}: ${bytes} bytes.`,
    );
    return EXIT.ok;
  },
};
