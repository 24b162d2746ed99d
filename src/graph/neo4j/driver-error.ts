import neo4j from 'neo4j-driver';

import { SutraError } from '../../errors.js';

/** What may be done about a failure: try again at once, wait for the server to come back, or give up. */
export type Remedy = 'RETRY' | 'WAIT_FOR_SERVER' | 'GIVE_UP';

/** A driver's error as the port's, kept as cause. SutraErrors stay as they are. */
export function driverError(doing: string, error: unknown): SutraError {
  if (error instanceof SutraError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (isTimeout(code)) {
    return new SutraError('TIMEOUT', 'The answer took longer than allowed.', { cause: error });
  }
  // The driver gives no code for a pool whose connections are all taken, or all failing to be made.
  const noConnection = /connection acquisition timed out/i.test(message);
  if (noConnection || isUnreachable(code) || code.startsWith('Neo.ClientError.Security.')) {
    return new SutraError('SERVICE_UNAVAILABLE', `${doing}: Neo4j cannot be used: ${message}`, {
      cause: error,
    });
  }
  if (isRetryable(error)) {
    return new SutraError(
      'SERVICE_UNAVAILABLE',
      `${doing}: Neo4j kept asking to try again: ${message}`,
      { cause: error },
    );
  }
  return new SutraError('INTERNAL_SERVER_ERROR', `${doing}: ${message}`, { cause: error });
}

/** What may be done about an error that `driverError` made. */
export function remedyFor(error: unknown): Remedy {
  if (!(error instanceof SutraError) || error.cause === undefined) return 'GIVE_UP';
  const code = codeOf(error.cause);
  if (code === neo4j.error.SERVICE_UNAVAILABLE) return 'WAIT_FOR_SERVER';
  return isRetryable(error.cause) ? 'RETRY' : 'GIVE_UP';
}

function isUnreachable(code: string): boolean {
  return (
    code === neo4j.error.SERVICE_UNAVAILABLE ||
    code === neo4j.error.SESSION_EXPIRED ||
    code === 'Neo.TransientError.General.DatabaseUnavailable' ||
    code === 'Neo.ClientError.Database.DatabaseNotFound'
  );
}

function isTimeout(code: string): boolean {
  return (
    code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut') ||
    code.endsWith('.Transaction.LockAcquisitionTimeout') ||
    // What a statement fails with that was interrupted because its deadline passed.
    code.endsWith('.Transaction.TransactionTerminated') ||
    code.endsWith('.Transaction.Terminated')
  );
}

function isRetryable(error: unknown): boolean {
  // Not instanceof: the driver's own question also knows errors of its other build.
  return (
    error instanceof Error &&
    neo4j.isRetryableError(error as Parameters<typeof neo4j.isRetryableError>[0])
  );
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
