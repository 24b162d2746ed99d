/**
 * A preload of `node --import` that lets an import go its way and kills the process in a planned phase of it. Nothing is
 * replaced: methods of the import and of the engine are watched as they are called.
 */
import fs, { appendFileSync, existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Worker } from 'node:worker_threads';

import type { Parameters, Statement } from '../../../src/graph/engine.js';
import { RejectsFile } from '../../../src/ingest/import/rejects-file.js';
import { KILL_PLAN, PHASES, type KillPlan, type Phase } from './kill-plan.js';

const plan = JSON.parse(process.env[KILL_PLAN] ?? '') as KillPlan;
/** The phase that the main thread is in, and the microseconds after which the other thread kills; 0: not yet. */
const shared = new Int32Array(new SharedArrayBuffer(8));
let seen = 0;
let attempts = 0;

function enter(phase: Phase): void {
  const { within, nth } = plan;
  Atomics.store(shared, 0, PHASES.indexOf(phase));
  if (plan.phase !== undefined && plan.phase !== phase) return;
  seen += 1;
  if (seen < nth) return;
  if (within === undefined) {
    if (seen === nth) die(phase);
    return;
  }
  // Each attempt that came too late halves the wait of the next.
  const milliseconds = (Math.random() * within) / 2 ** attempts;
  attempts += 1;
  Atomics.store(shared, 1, 1 + Math.floor(milliseconds * 1_000));
  Atomics.notify(shared, 1);
}

function die(phase: Phase): void {
  appendFileSync(plan.diary, `${phase}\n`);
  if (plan.spare === undefined) process.kill(process.pid, 'SIGKILL');
  const { until } = plan.spare ?? {};
  while (until !== undefined && !existsSync(until)) Atomics.wait(shared, 1, 0, 5);
}

if (plan.within !== undefined) {
  new Worker(new URL('./killer.mjs', import.meta.url), {
    execArgv: [],
    workerData: {
      shared,
      phases: PHASES,
      wanted: plan.phase === undefined ? -1 : PHASES.indexOf(plan.phase),
      diary: plan.diary,
    },
  }).unref();
}

type Method = (...given: never[]) => unknown;
/** Watches a method of a class: `before` it is called, and `after` what it promised has come. */
function watch<Name extends string>(
  watched: { readonly prototype: Record<Name, Method> },
  name: Name,
  { before, after }: { before?: Method; after?: Method },
): void {
  const { prototype } = watched;
  const method = prototype[name];
  prototype[name] = function (this: unknown, ...given: never[]) {
    before?.(...given);
    const result = method.apply(this, given);
    if (after === undefined || !(result instanceof Promise)) return result;
    return result.then((value: unknown) => {
      after(...given);
      return value;
    });
  };
}

let stage: 'opening' | 'checkpoint' | 'load' | 'sweep' | 'finish' = 'opening';
const engines = await (process.env['NEO4J_URI'] === undefined
  ? Promise.all([
      import('../../../src/graph/embedded/embedded-engine.js').then((it) => it.EmbeddedEngine),
      import('../../../src/graph/embedded/embedded-transaction.js').then(
        (it) => it.EmbeddedTransaction,
      ),
    ])
  : Promise.all([
      import('../../../src/graph/neo4j/neo4j-engine.js').then((it) => it.Neo4jEngine),
      import('../../../src/graph/neo4j/neo4j-transaction.js').then((it) => it.Neo4jTransaction),
    ]));
const [engine, transaction] = engines as unknown as readonly [
  { prototype: Record<'setUp' | 'read', Method> },
  { prototype: Record<'run' | 'commit', Method> },
];

enter('opening');
watch(engine, 'setUp', { before: () => enter('opening'), after: () => enter('opening') });

watch(engine, 'read', {
  before: ({ name }: Statement<unknown>) => {
    if (name === 'CLAIMS_OF_SOURCE') stage = 'sweep';
  },
  after: ({ name }: Statement<unknown>) => {
    if (name === 'CLAIMS_OF_SOURCE') enter('sweep: looking');
  },
});

watch(transaction, 'run', {
  before: ({ name }: Statement<unknown>) => {
    if (name === 'DELETE_CHECKPOINT') stage = 'finish';
    if (name === 'CHECKPOINT_BY_ID') stage = 'checkpoint';
  },
  after: ({ name }: Statement<unknown>, parameters: Parameters) => {
    const properties = parameters['properties'] as { records?: number } | undefined;
    const isLast = name === 'SAVE_CHECKPOINT' && properties?.records === plan.records;
    if (isLast) enter('the last batch');
    else if (stage === 'load') enter('writing a batch');
    else if (stage === 'sweep') enter('sweep: writing');
    else if (stage === 'finish') enter('finishing');
  },
});

watch(transaction, 'commit', {
  before: () => {
    if (stage === 'load') enter('committing a batch');
    if (stage === 'sweep') enter('sweep: committing');
  },
  after: () => {
    if (stage === 'load') enter('a batch committed');
    if (stage === 'sweep') enter('sweep: looking');
    if (stage === 'finish') enter('finished');
    if (stage === 'checkpoint') stage = 'load';
    if (stage === 'load') setImmediate(() => enter('between batches'));
  },
});

let isRejecting = false;
const { writeSync } = fs;
/** The first half of the rejects is in the file when it is killed there and then. */
fs.writeSync = ((file: number, bytes: Buffer, ...where: number[]) => {
  if (!isRejecting) return writeSync(file, bytes, ...where);
  isRejecting = false;
  const half = writeSync(file, bytes, 0, Math.ceil(bytes.length / 2));
  enter('writing rejects');
  return half;
}) as typeof fs.writeSync;
syncBuiltinESMExports();
const rejectsFile = RejectsFile as unknown as { prototype: Record<'add', Method> };
watch(rejectsFile, 'add', {
  before: (rejects: readonly unknown[]) => {
    isRejecting = rejects.length > 0;
  },
});
