import { SutraError } from '../errors.js';
import type { Deadline } from './engine.js';

/** @throws SutraError TIMEOUT when the deadline has passed or the caller has gone away. */
export function checkDeadline(deadline: Deadline | undefined): void {
  if (deadline?.signal?.aborted === true) throw callerLeft(deadline.signal);
  if (deadline?.at !== undefined && Date.now() >= deadline.at) throw timeout();
}

/** Milliseconds that are left, at least 0; undefined when there is no limit. */
export function millisecondsLeft(deadline: Deadline | undefined): number | undefined {
  return deadline?.at === undefined ? undefined : Math.max(0, deadline.at - Date.now());
}

/**
 * The promise's result, unless the deadline passes or the caller leaves first. Whatever the
 * promise does after that is ignored: it is the caller who stops what is still running.
 * @throws SutraError TIMEOUT.
 */
export async function withinDeadline<Result>(
  promise: Promise<Result>,
  deadline: Deadline | undefined,
): Promise<Result> {
  const signal = deadline?.signal;
  const left = millisecondsLeft(deadline);
  if (signal === undefined && left === undefined) return promise;
  let timer: NodeJS.Timeout | undefined;
  let stopListening: (() => void) | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    // setTimeout fires at once for anything beyond 2^31 - 1 ms, which is 24 days.
    if (left !== undefined && left < 2 ** 31) timer = setTimeout(() => reject(timeout()), left);
    if (signal !== undefined) {
      const leave = () => reject(callerLeft(signal));
      if (signal.aborted) leave();
      signal.addEventListener('abort', leave, { once: true });
      stopListening = () => signal.removeEventListener('abort', leave);
    }
  });
  try {
    return await Promise.race([promise, givenUp]);
  } finally {
    clearTimeout(timer);
    stopListening?.();
    promise.catch(() => undefined);
    givenUp.catch(() => undefined);
  }
}

function timeout(): SutraError {
  return new SutraError('TIMEOUT', 'The answer took longer than allowed.');
}

function callerLeft(signal: AbortSignal): SutraError {
  return new SutraError('TIMEOUT', 'The caller stopped waiting for the answer.', {
    cause: signal.reason,
  });
}
