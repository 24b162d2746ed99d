import { backupCommand } from './backup/backup-command.js';
import { restoreCommand } from './backup/restore-command.js';
import type { Command } from './command.js';
import { createKeyCommand } from './create-key-command.js';
import { doctorCommand } from './doctor-command.js';
import { dumpCommand } from './dump-command.js';
import { exportCommand } from './export-command.js';
import { importCommand } from './import-command.js';
import { listKeysCommand } from './list-keys-command.js';
import { purgeCommand } from './purge-command.js';
import { revokeKeyCommand } from './revoke-key-command.js';
import { RESOLVE_COMMANDS } from './resolve/resolve-commands.js';
import { seedCommand } from './seed-command.js';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  seedCommand,
  importCommand,
  purgeCommand,
  doctorCommand,
  createKeyCommand,
  listKeysCommand,
  revokeKeyCommand,
  dumpCommand,
  exportCommand,
  ...RESOLVE_COMMANDS,
  backupCommand,
  restoreCommand,
];
