import { SutraError } from '../errors.js';
import type { UserError } from './types/mutation.js';

/** Codes that say that the input is wrong, not the asker or the server: those a payload carries. */
const USER_CODES: readonly string[] = ['BAD_USER_INPUT', 'CONFLICT'];

/** Gathers what is wrong with the parts of an input, so that a client sees all of it at once. */
export class UserErrors {
  readonly found: UserError[] = [];

  /** Runs `work`; a mistake in the input is kept under `path`, anything else goes on up. */
  collect<Result>(path: readonly (string | number)[], work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      this.add(path, error);
      return undefined;
    }
  }

  add(path: readonly (string | number)[], error: unknown): void {
    if (!(error instanceof SutraError) || !USER_CODES.includes(error.code)) throw error;
    const argument = error.details.argument?.split('.') ?? [];
    this.found.push({
      path: [...path.map(String), ...argument],
      code: error.code,
      message: error.message,
    });
  }
}
