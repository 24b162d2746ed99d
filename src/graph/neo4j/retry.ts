import { setTimeout as sleep } from 'node:timers/promises';

import type { Deadline } from '../engine.js';
import { remedyFor } from './driver-error.js';

/** How long a caller without a deadline waits for transient failures to pass, in milliseconds. */
const LONGEST_RETRYING = 30_000;
/** How long a server that cannot be reached is given to come back, in milliseconds. */
const LONGEST_OUTAGE = 2_000;

/**
 * Runs `attempt` again after transient failures, until the deadline: a deadlock, a leader that
 * moved. A server that is away is given up sooner, so that callers get their answer while it
 * still helps them. Fails with the last attempt's error.
 */
export async function retrying<Result>(
  attempt: () => Promise<Result>,
  deadline: Deadline | undefined,
): Promise<Result> {
  const started = Date.now();
  const limit = deadline?.at ?? started + LONGEST_RETRYING;
  for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      return await attempt();
    } catch (error) {
      const remedy = remedyFor(error);
      if (remedy === 'GIVE_UP' || deadline?.signal?.aborted === true) throw error;
      const until = remedy === 'RETRY' ? limit : Math.min(limit, started + LONGEST_OUTAGE);
      // Half of the pause is chance, so that callers who collided do not collide again.
      const wait = pause / 2 + (Math.random() * pause) / 2;
      if (Date.now() + wait >= until) throw error;
      await sleep(wait);
    }
  }
}
