import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until no other process holds the lock of that name, takes it, and gives the function
 * that lets go of it. A lock whose process has died is free.
 * @throws Error after `longestWait` milliseconds.
 */
export async function takeFileLock(name: string, longestWait: number): Promise<() => void> {
  const file = path.join(os.tmpdir(), `${name.replaceAll(/[^\w-]+/g, '-')}.lock`);
  const giveUpAt = Date.now() + longestWait;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (isStale(file)) rmSync(file, { force: true });
    else if (Date.now() > giveUpAt) throw new Error(`${file} is held by another process.`);
    else await sleep(50 + Math.random() * 50);
  }
}

function isStale(file: string): boolean {
  let holder: number;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch {
    return false; // Let go of just now.
  }
  // Empty for the moment between its making and its filling.
  if (!Number.isInteger(holder) || holder <= 0) return false;
  // A process runs one suite at a time: its own lock was left by a suite that broke off.
  if (holder === process.pid) return true;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Not by instanceof: Node makes its errors outside the realm that jest runs tests in. */
function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}
