// The thread that kills its process while the main thread is at work, even inside the engine's own code.

import { appendFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** @type {{ shared: Int32Array, phases: string[], wanted: number, diary: string }} */
const { shared, phases, wanted, diary } = workerData;
const ANY = -1;

for (;;) {
  Atomics.wait(shared, 1, 0);
  const until = performance.now() + (Atomics.exchange(shared, 1, 0) - 1) / 1_000;
  // Not slept: a commit may take less than the system takes to wake a thread.
  while (performance.now() < until);
  const phase = Atomics.load(shared, 0);
  // Too late: the main thread arms it again, for a shorter wait, when it comes there the next time.
  if (wanted !== ANY && phase !== wanted) continue;
  appendFileSync(diary, `${phases[phase]}\n`);
  process.kill(process.pid, 'SIGKILL');
}
