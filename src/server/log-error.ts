import { GraphQLError } from 'graphql';

import { ERROR_TABLE, type ErrorCode } from '../errors.js';

interface Log {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  debug(details: object, message: string): void;
}

/**
 * Writes an error down with all that is hidden from the caller. Defects are errors; what an
 * operator may have to mend (time-outs, a database that is away) are warnings; callers' mistakes
 * are worth a line only to somebody who looks for them.
 */
export function logError(log: Log, code: ErrorCode, error: unknown, requestId: string): void {
  const details = { requestId, code, err: innermost(error), path: pathOf(error) };
  if (code === 'INTERNAL_SERVER_ERROR') log.error(details, 'A request failed.');
  else if (ERROR_TABLE[code].status >= 500) log.warn(details, 'A request failed.');
  else log.debug(details, 'A request was refused.');
}

/** What was thrown, without what GraphQL wrapped round it; its causes hang on it. */
function innermost(error: unknown): unknown {
  let current = error;
  while (current instanceof GraphQLError && current.originalError !== undefined) {
    current = current.originalError;
  }
  return current;
}

function pathOf(error: unknown): string | undefined {
  return error instanceof GraphQLError ? error.path?.join('.') : undefined;
}
