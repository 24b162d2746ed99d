import { SutraError } from '../errors.js';

/** How a command ends: done; failed, or found something to mend; asked for wrongly; done but for what was rejected. */
export const EXIT = { ok: 0, failed: 1, usage: 2, rejected: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code that an error ends a command with. */
export function exitCodeOf(error: unknown): ExitCode {
  const isUsage =
    error instanceof SutraError &&
    (error.code === 'INVALID_SETTING' || error.code === 'BAD_USER_INPUT');
  return isUsage ? EXIT.usage : EXIT.failed;
}
