import { errorWords } from './error-words.js';
import type { Command, CommandArguments, CommandContext, Output } from './command.js';
import { exitCodeOf, type ExitCode } from './exit-code.js';

/** Runs a command to its exit code; an error becomes a note, with its cause, for whoever runs it is an operator. */
export async function perform(
  command: Command,
  context: CommandContext,
  given: CommandArguments,
  output: Output,
): Promise<ExitCode> {
  try {
    return await command.run(context, given, output);
  } catch (error) {
    await output.note(errorWords(error));
    return exitCodeOf(error);
  }
}
