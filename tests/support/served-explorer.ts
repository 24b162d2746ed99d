import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { runBuiltSutra, startBuiltSutra, type RunningSutra } from './sutra-process.js';

export interface ServedExplorerOptions {
  /** Lines of FollowTheMoney that are in the graph beside the seed. */
  readonly lines?: Iterable<string>;
  readonly settings?: Readonly<Record<string, string>>;
}

/** The built server, on a graph in a directory of its own. */
export interface ServedExplorer {
  /** Such as `http://127.0.0.1:40123`; stays the same when it is started again. */
  readonly address: string;
  /** Takes it away at once, as a crash would. */
  kill(): Promise<void>;
  /** Brings it back, on what was on disk. */
  startAgain(): Promise<void>;
  /** Ends it and forgets its graph. */
  close(): Promise<void>;
  /** Runs a command of the command line on its graph. @returns what it printed. */
  command(...commandArguments: readonly string[]): Promise<string>;
}

const LINES_AT_ONCE = 10_000;

/** Serves what `npm run build` left in dist, on the seeded graph and whatever else is given. */
export async function serveExplorer({
  lines = [],
  settings = {},
}: ServedExplorerOptions = {}): Promise<ServedExplorer> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-explorer-'));
  const all = { SUTRA_DATA_DIR: path.join(directory, 'data'), ...settings };
  let server: RunningSutra = await startBuiltSutra(all);
  const { address } = server;
  const command = async (...commandArguments: readonly string[]) => {
    const outcome = await runBuiltSutra(commandArguments, all);
    if (outcome.code !== 0) {
      throw new Error(
        `sutra ${commandArguments.join(' ')} ended with ${String(outcome.code)}: ${outcome.stdout}${outcome.stderr}`,
      );
    }
    return outcome.stdout;
  };
  const file = path.join(directory, 'lines.ftm.json');
  if (writeLines(file, lines) > 0) await command('import', file);
  return {
    address,
    command,
    kill: async () => {
      await server.stop('SIGKILL');
    },
    startAgain: async () => {
      server = await startBuiltSutra({ ...all, SUTRA_PORT: new URL(address).port });
    },
    close: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** @returns how many there were. */
function writeLines(file: string, lines: Iterable<string>): number {
  let written = 0;
  let portion: string[] = [];
  const flush = () => {
    if (portion.length > 0) writeFileSync(file, `${portion.join('\n')}\n`, { flag: 'a' });
    written += portion.length;
    portion = [];
  };
  for (const line of lines) {
    portion.push(line);
    if (portion.length >= LINES_AT_ONCE) flush();
  }
  flush();
  return written;
}
