import type { Command } from '../command.js';
import { decideCommand } from './decide-command.js';
import { exportDecisionsCommand } from './export-decisions-command.js';
import { findCandidatesCommand } from './find-candidates-command.js';
import { importDecisionsCommand } from './import-decisions-command.js';
import { listDecisionsCommand } from './list-decisions-command.js';
import { undoDecisionCommand } from './undo-decision-command.js';

/** What says which records are the same thing, in the order of the help. */
export const RESOLVE_COMMANDS: readonly Command[] = [
  findCandidatesCommand,
  decideCommand,
  undoDecisionCommand,
  listDecisionsCommand,
  exportDecisionsCommand,
  importDecisionsCommand,
];
