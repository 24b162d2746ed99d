import { setTimeout as sleep } from 'node:timers/promises';

import { SutraError } from '../errors.js';
import { adminSocketPath } from './admin-socket-path.js';
import { askServer } from './ask-server.js';
import type { Command, CommandArguments, CommandContext, Output } from './command.js';
import { EXIT } from './exit-code.js';
import type { GraphSettings } from './graph-settings.js';
import { perform } from './perform.js';
import { StoppableOutput } from './stoppable-output.js';
import { userName } from './user-name.js';

/** How long to wait for a server that holds the directory but does not listen yet. Milliseconds. */
const LONGEST_START = 5_000;

/**
 * Runs a command from the command line. A graph that several processes may share is opened here;
 * of the embedded one, the server that holds its directory is asked to, and without a server it is
 * opened here.
 * @returns the exit code.
 * @throws SutraError DIRECTORY_IN_USE when something holds the directory that answers no commands.
 */
export async function runCommand(
  settings: GraphSettings,
  command: Command,
  given: CommandArguments,
  output: Output,
): Promise<number> {
  const alone = await command.runAlone?.(settings, given, output);
  if (alone !== undefined) return alone;
  if (settings.neo4j !== undefined) return runHere(settings, command, given, output);
  const { dataDirectory } = settings;
  const until = Date.now() + LONGEST_START;
  for (;;) {
    const socketPath = adminSocketPath(dataDirectory);
    const question = { socketPath, dataDirectory, command, given, actor: userName(), output };
    const exit = await askServer(question);
    if (exit !== undefined) return exit;
    try {
      return await runHere(settings, command, given, output);
    } catch (error) {
      if (!(error instanceof SutraError && error.code === 'DIRECTORY_IN_USE')) throw error;
      if (Date.now() >= until) throw heldByStranger(dataDirectory, socketPath, error);
      await sleep(100);
    }
  }
}

async function runHere(
  settings: GraphSettings,
  command: Command,
  given: CommandArguments,
  output: Output,
): Promise<number> {
  // Loaded only here: with a server, the command line needs no engine.
  const { openGraph } = await import('./open-graph.js');
  const context: CommandContext = await openGraph(settings);
  const stoppable = new StoppableOutput(output);
  try {
    await context.engine.setUp();
    const exit = await perform(command, { ...context, input: process.stdin }, given, stoppable);
    return exit === EXIT.failed ? (stoppable.exitCode ?? exit) : exit;
  } finally {
    // A command that stopped early would wait for whoever writes to it.
    process.stdin.destroy();
    stoppable.close();
    await context.engine.close();
  }
}

function heldByStranger(directory: string, socketPath: string, cause: SutraError): SutraError {
  return new SutraError(
    'DIRECTORY_IN_USE',
    `The data directory ${directory} is held by another process that takes no commands at ${socketPath}. ` +
      'If it is a Sutra server of another user, run the command as that user; if it is another ' +
      'command, wait for it to end; else stop that process, or choose another directory (SUTRA_DATA_DIR).',
    { cause },
  );
}
