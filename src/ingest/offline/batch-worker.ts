// Run by batches.ts in a thread of its own: makes a batch of each message's records.
import { parentPort, workerData } from 'node:worker_threads';

import type { RawRecord } from '../import-format.js';
import { makeBatch, type LoadOrigin, type Read } from './make-batch.js';

const { module, argument, origin } = workerData as {
  module: string;
  argument: unknown;
  origin: LoadOrigin;
};
const { makeRead } = (await import(module)) as { makeRead: (argument: unknown) => Read };
const read = makeRead(argument);
parentPort?.on('message', (records: readonly RawRecord[]) => {
  const batch = makeBatch(records, read, origin);
  parentPort?.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
});
