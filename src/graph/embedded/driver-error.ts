import { types } from 'node:util';

import { SutraError } from '../../errors.js';

/** Whether a transaction failed only because another one wrote the same, so that it may be tried again. */
export function isWriteConflict(error: unknown): boolean {
  return (statusOf(error)?.startsWith('40') ?? false) && !isFromDisk(error);
}

/** A commit that the disk did not take is rolled back under the same status as one that another writer prevented. */
function isFromDisk(error: unknown): boolean {
  return /I\/O error|os error \d+/.test(messageOf(error));
}

/** A failed statement or commit as the port's error, the driver's as cause. SutraErrors stay as they are. */
export function driverError(doing: string, error: unknown): SutraError {
  if (error instanceof SutraError) return error;
  if (isFromDisk(error)) {
    const isFull = /No space left|os error 28\b/.test(messageOf(error));
    const what = isFull
      ? 'the disk of the data directory is full'
      : 'the data directory cannot be written';
    return new SutraError(
      'SERVICE_UNAVAILABLE',
      `${doing}: ${what}. What was committed before is safe; ${isFull ? 'make room' : 'mend it'} and try again.`,
      { cause: error },
    );
  }
  if (isWriteConflict(error)) {
    return new SutraError(
      'SERVICE_UNAVAILABLE',
      `${doing}: other writers kept getting in the way.`,
      { cause: error },
    );
  }
  return new SutraError('INTERNAL_SERVER_ERROR', `${doing}: ${messageOf(error)}`, { cause: error });
}

/** Why a data directory could not be opened, in words that say what to do. */
export function openError(directory: string, error: unknown): SutraError {
  if (error instanceof SutraError) return error;
  const message = messageOf(error);
  if (/cannot be locked|already (open|in use|locked)/i.test(message)) {
    return new SutraError(
      'DIRECTORY_IN_USE',
      `The data directory ${directory} is held by another process, and one process at a time may open it. ` +
        'While a server runs, let commands work through it; or stop it, or choose another directory ' +
        '(SUTRA_DATA_DIR).',
      { cause: error },
    );
  }
  if (/damage|corrupt|checksum|salvage|invalid file header/i.test(message)) {
    return new SutraError(
      'INTERNAL_SERVER_ERROR',
      `The graph in ${directory} is damaged and was not opened, nor changed: ${message}. ` +
        'Restore it from a backup. Without one, copy the directory first; the driver’s option ' +
        'walSalvage then opens the graph with all that was committed before the damage, and ' +
        'whatever was committed after it is lost from the graph.',
      { cause: error },
    );
  }
  return new SutraError(
    'INTERNAL_SERVER_ERROR',
    `The data directory ${directory} could not be opened: ${message}`,
    { cause: error },
  );
}

function messageOf(error: unknown): string {
  // Not instanceof: the driver makes its errors in the main realm, a test runner runs in another.
  return (types.isNativeError(error) ? error.message : String(error)).trim().replace(/\.$/, '');
}

/** The driver's ISO GQL status: five characters, of which the first two are the class. */
function statusOf(error: unknown): string | undefined {
  const status = types.isNativeError(error) && 'gqlStatus' in error ? error.gqlStatus : undefined;
  return typeof status === 'string' ? status : undefined;
}
