import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { SutraError } from '../../errors.js';
import type { RawRecord } from '../import-format.js';
import type { OfflineBatch } from './batch.js';
import { makeBatch, type LoadOrigin, type Read } from './make-batch.js';

/**
 * How records are read. In this thread by a function; or in worker threads, which cannot be given one, by the
 * function that a module's `makeRead` gives for `argument`.
 */
export type Reading =
  | { readonly read: Read }
  | {
      /** Address of a module that exports `makeRead(argument): Read`. */
      readonly module: URL;
      /** What can be copied to another thread. */
      readonly argument: unknown;
    };

/** A batch with the records that it was made of. */
export interface ReadBatch {
  readonly records: readonly RawRecord[];
  readonly batch: OfflineBatch;
}

/** Reading in threads by a module of this folder. */
export function inThreads(name: 'read-follow-the-money', argument: unknown): Reading {
  return { module: besides(name), argument };
}

/** A module of this folder, as a thread is told of it: with the ending that this one has, `.ts` unless it was built. */
function besides(name: string): URL {
  return new URL(`./${name}${path.extname(import.meta.url)}`, import.meta.url);
}

const RECORDS_IN_BATCH = 2_000;
const MOST_WORKERS = 8;
/** Batches under way for each worker: one that it works on, one that waits for it. */
const AHEAD = 2;

/** Makes batches of records, in their order, in as many threads as there are processors. */
export async function* makeBatches(
  portions: AsyncIterable<readonly RawRecord[]>,
  reading: Reading,
  origin: LoadOrigin,
): AsyncGenerator<ReadBatch> {
  if ('read' in reading) {
    for await (const records of sized(portions)) {
      yield { records, batch: makeBatch(records, reading.read, origin) };
    }
    return;
  }
  const count = Math.max(1, Math.min(MOST_WORKERS, availableParallelism()));
  const workers = Array.from({ length: count }, () => new BatchWorker(reading, origin));
  const underWay: Promise<ReadBatch>[] = [];
  try {
    let next = 0;
    for await (const records of sized(portions)) {
      const worker = workers[next % count];
      next += 1;
      if (worker !== undefined) {
        const made = worker.make(records);
        // Looked at when its turn comes; until then a failure is nobody's.
        made.catch(() => undefined);
        underWay.push(made);
      }
      const [oldest] = underWay;
      if (underWay.length > count * AHEAD && oldest !== undefined) {
        yield await oldest;
        void underWay.shift();
      }
    }
    for (const batch of underWay.splice(0)) yield await batch;
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

async function* sized(
  portions: AsyncIterable<readonly RawRecord[]>,
): AsyncGenerator<readonly RawRecord[]> {
  let waiting: RawRecord[] = [];
  for await (const portion of portions) {
    for (const record of portion) {
      waiting.push(record);
      if (waiting.length < RECORDS_IN_BATCH) continue;
      yield waiting;
      waiting = [];
    }
  }
  if (waiting.length > 0) yield waiting;
}

interface Asked {
  readonly records: readonly RawRecord[];
  readonly resolve: (made: ReadBatch) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers come in the order of the questions. */
class BatchWorker {
  readonly #worker: Worker;
  readonly #asked: Asked[] = [];
  #failure: unknown;

  constructor(reading: Extract<Reading, { module: URL }>, origin: LoadOrigin) {
    const { module, argument } = reading;
    this.#worker = new Worker(besides('batch-worker'), {
      workerData: { module: module.href, argument, origin },
    });
    this.#worker.on('message', (batch: OfflineBatch) => {
      const asked = this.#asked.shift();
      asked?.resolve({ records: asked.records, batch });
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`It ended with code ${code}.`)));
  }

  make(records: readonly RawRecord[]): Promise<ReadBatch> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(threadFailed(this.#failure));
        return;
      }
      this.#asked.push({ records, resolve, reject });
      this.#worker.postMessage(records);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    this.#failure ??= cause;
    for (const { reject } of this.#asked.splice(0)) reject(threadFailed(cause));
  }
}

function threadFailed(cause: unknown): SutraError {
  return new SutraError('INTERNAL_SERVER_ERROR', 'A thread that reads records failed.', { cause });
}
