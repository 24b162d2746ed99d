import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { systemErrorCode } from '../../provenance/system-error-code.js';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** How often a lock that is held is looked at again. Milliseconds. */
const LOOK_EVERY = 100;
/** A lock without words is one that is being made just now, or whose maker was killed meanwhile. Milliseconds. */
const LONGEST_MAKING = 2_000;

/** Locks of this process: another process may have had its number, in a container it mostly has. */
const held = new Set<string>();

/**
 * Keeps a file to one writer of all processes, by `FILE.lock` beside it, which names its holder. What a killed process
 * left is noticed and taken over; of another machine's nothing can be known, so it counts. Where no lock can be made,
 * as in a directory that may only be read, there is none.
 * @param longestWait milliseconds to wait for another holder.
 * @returns what lets go of it, or else who holds it.
 */
export async function lockFile(
  file: string,
  longestWait: number,
): Promise<{ readonly release: () => void } | { readonly holder: string }> {
  const lock = `${path.resolve(file)}.lock`;
  const giveUpAt = Date.now() + longestWait;
  for (;;) {
    const made = make(lock);
    if (made !== 'HELD') return { release: () => release(lock, made) };
    const holder = read(lock);
    if (isGone(lock, holder)) takeAway(lock, holder);
    else if (Date.now() < giveUpAt) await sleep(LOOK_EVERY);
    else
      return {
        holder: holder === undefined ? 'unknown' : `process ${holder.pid} on ${holder.host}`,
      };
  }
}

function make(lock: string): 'MADE' | 'HELD' | 'NOT_MADE' {
  try {
    const holder: Holder = { pid: process.pid, host: os.hostname() };
    writeFileSync(lock, JSON.stringify(holder), { flag: 'wx' });
  } catch (error) {
    return systemErrorCode(error) === 'EEXIST' ? 'HELD' : 'NOT_MADE';
  }
  held.add(lock);
  return 'MADE';
}

function release(lock: string, made: 'MADE' | 'NOT_MADE'): void {
  if (made === 'NOT_MADE' || !held.delete(lock)) return;
  rmSync(lock, { force: true });
}

function read(lock: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    const isHolder =
      typeof holder === 'object' &&
      holder !== null &&
      'pid' in holder &&
      'host' in holder &&
      Number.isSafeInteger(holder.pid) &&
      typeof holder.host === 'string';
    return isHolder ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function isGone(lock: string, holder: Holder | undefined): boolean {
  if (holder === undefined) {
    const status = statSync(lock, { throwIfNoEntry: false });
    return status !== undefined && Date.now() - status.mtimeMs > LONGEST_MAKING;
  }
  if (holder.host !== os.hostname()) return false;
  if (holder.pid === process.pid) return !held.has(lock);
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return systemErrorCode(error) === 'ESRCH';
  }
}

/** By another name first, so that of two who find the same old lock one cannot take away the other's new one. */
function takeAway(lock: string, gone: Holder | undefined): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const taken = read(aside);
  if (taken?.pid === gone?.pid && taken?.host === gone?.host) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}
