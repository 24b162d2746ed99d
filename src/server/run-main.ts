import { exitCodeOf } from '../commands/exit-code.js';
import { errorWords } from '../commands/error-words.js';
import { SutraError } from '../errors.js';

/**
 * Runs a process's work. What an operator can mend ends it with a line that says so; a defect, with
 * its stack. Exit codes: 2 for a setting or usage that is not what was expected, 1 for all else.
 */
export async function runMain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof SutraError ? `sutra: ${errorWords(error)}` : error);
    process.exitCode = exitCodeOf(error);
  }
}
