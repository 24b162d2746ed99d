// Run by backup.test.ts in a process of its own: restores the one backup and the other in turns until it is killed.
// Arguments: data directory, path of graph.cypher, the two backups.
import { restoreGraph } from '../../src/commands/backup/restore-graph.js';

const [directory = '', schemaPath = '', ...backups] = process.argv.slice(2);
process.stdout.write('going\n');
for (;;) {
  for (const backup of backups) {
    await restoreGraph({ backup, directory, schemaPath, force: true });
  }
}
