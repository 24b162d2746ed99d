import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { startBuiltSutra } from '../../tests/support/sutra-process.js';
import { measureLoad } from './load.js';
import { SUTRA_SETTINGS } from './servers.js';

/** What a process of Sutra takes on a graph that is loaded. */
export interface Footprint {
  readonly engine: string;
  /** Milliseconds from the start of the process to its first answer. */
  readonly firstAnswer: readonly number[];
  /** Resident memory, in MB. */
  readonly idle: readonly number[];
  readonly underLoad: readonly number[];
}

const STARTS = 5;
const IDLE_MILLISECONDS = 3_000;
const LOAD_SECONDS = 5;

export async function measureFootprint(
  engine: string,
  settings: Readonly<Record<string, string>>,
  bodies: readonly string[],
): Promise<Footprint> {
  const firstAnswer: number[] = [];
  const idle: number[] = [];
  const underLoad: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const begun = performance.now();
    const server = await startBuiltSutra({ ...SUTRA_SETTINGS, ...settings });
    const url = `${server.address}/graphql`;
    const headers = { 'content-type': 'application/json' };
    await (await fetch(url, { method: 'POST', headers, body: bodies[0] ?? '' })).json();
    firstAnswer.push(performance.now() - begun);
    await sleep(IDLE_MILLISECONDS);
    const pid = server.process.pid ?? 0;
    idle.push(residentMegabytes(pid));
    await measureLoad({ url, bodies, connections: 16, seconds: LOAD_SECONDS });
    underLoad.push(residentMegabytes(pid));
    await server.stop();
  }
  return { engine, firstAnswer, idle, underLoad };
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = 'NaN'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
