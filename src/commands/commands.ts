import { backupCommand } from './backup/backup-command.js';
import { restoreCommand } from './backup/restore-command.js';
import type { Command } from './command.js';
import { createKeyCommand } from './create-key-command.js';
import { doctorCommand } from './doctor-command.js';
import { dumpCommand } from './dump-command.js';
import { listKeysCommand } from './list-keys-command.js';
import { revokeKeyCommand } from './revoke-key-command.js';
import { seedCommand } from './seed-command.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  seedCommand,
  doctorCommand,
  createKeyCommand,
  listKeysCommand,
  revokeKeyCommand,
  dumpCommand,
  backupCommand,
  restoreCommand,
];
