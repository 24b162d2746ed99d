import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { takeFileLock } from '../file-lock.js';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));
/** Fetching and unpacking some forty packages. Milliseconds. */
const LONGEST_INSTALL = 600_000;

export interface PythonForTests {
  /** Runs a program of the environment, such as `python` or `ftm`. → what it printed. */
  run(program: string, ...programArguments: readonly string[]): Promise<string>;
}

/**
 * A Python with the packages of requirements.txt, made once in the tests' cache (SUTRA_CACHE_DIR, or ~/.cache/sutra)
 * and kept under the hash of that file. Undefined, said loudly, where it cannot be made.
 * @throws Error in CI, where nothing is skipped.
 */
export async function pythonForTests(): Promise<PythonForTests | undefined> {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 16);
  const cache = process.env['SUTRA_CACHE_DIR'] ?? path.join(os.homedir(), '.cache', 'sutra');
  const directory = path.join(cache, `python-${hash}`);
  const complete = path.join(directory, 'complete');
  try {
    if (!existsSync(complete)) {
      const letGo = await takeFileLock(`sutra-test-python-${hash}`, LONGEST_INSTALL);
      try {
        if (!existsSync(complete)) await make(directory, complete);
      } finally {
        letGo();
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (process.env['CI'] === 'true') throw error;
    const line = '!'.repeat(100);
    console.log(
      `${line}\nNO PYTHON: the tests that read exports with networkx, rdflib and followthemoney are SKIPPED.\n` +
        `${reason}\nInstall Python 3.11 or later with venv, and python3-icu (or g++, pkg-config and libicu-dev).\n${line}`,
    );
    return undefined;
  }
  return {
    run: async (program, ...programArguments) => {
      const file = path.join(directory, 'bin', program);
      const { stdout } = await run(file, [...programArguments], {
        maxBuffer: 100_000_000,
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      });
      return stdout;
    },
  };
}

/**
 * PyICU, which followthemoney needs, has no wheel: pip compiles it where there are g++, pkg-config and libicu-dev. Debian
 * has it ready as python3-icu. So: an environment of its own, and if that cannot be, one that sees the system's packages.
 */
async function make(directory: string, complete: string): Promise<void> {
  mkdirSync(path.dirname(directory), { recursive: true });
  const attempts = [
    ['python3', '-m', 'venv', directory],
    ['/usr/bin/python3', '-m', 'venv', '--system-site-packages', directory],
  ] as const;
  const reasons: unknown[] = [];
  for (const [program, ...programArguments] of attempts) {
    rmSync(directory, { recursive: true, force: true });
    try {
      await run(program, programArguments, { timeout: LONGEST_INSTALL });
      const pip = ['-m', 'pip', 'install', '--quiet', '--prefer-binary', '-r', REQUIREMENTS];
      await run(path.join(directory, 'bin', 'python'), pip, { timeout: LONGEST_INSTALL });
      writeFileSync(complete, '');
      return;
    } catch (error) {
      reasons.push(error);
    }
  }
  rmSync(directory, { recursive: true, force: true });
  throw new AggregateError(
    reasons,
    reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join('\n'),
  );
}
