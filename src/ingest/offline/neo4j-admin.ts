import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { SutraError } from '../../errors.js';

export interface Neo4jAdmin {
  /** The tool and arguments that come before its own: `neo4j-admin`, its path, or a Java with its jars. */
  readonly command: [string, ...string[]];
  readonly database: string;
  /** Beside the environment of this process; NEO4J_HOME and NEO4J_CONF say which Neo4j it is. */
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * For importing a few million rows, Java takes longer to make fast code than that code saves: with these, an import of
 * 100,000 nodes took half the time. The tool reads them from its environment; what is set there already stays.
 */
const JAVA_OPTIONS = '-XX:TieredStopAtLevel=1 -XX:+UseParallelGC';
const LAST_LINES = 15;

/** The whole command, as a shell takes it. */
export function importCommand(
  { command, database }: Neo4jAdmin,
  importArguments: readonly string[],
): string {
  const words = [...command, ...importWords(database, importArguments)];
  return words.map((word) => shellWord(word)).join(' ');
}

/**
 * Lets neo4j-admin import what `writeOffline` wrote into a database of a Neo4j that is stopped. It refuses one that
 * holds anything.
 * @returns false when there is no such tool.
 * @throws SutraError INTERNAL_SERVER_ERROR with the tool's last words when it fails.
 */
export async function runImport(
  admin: Neo4jAdmin,
  importArguments: readonly string[],
): Promise<boolean> {
  const [tool, ...first] = admin.command;
  const words = [...first, ...importWords(admin.database, importArguments)];
  const environment = { ...process.env, ...admin.environment };
  const child = spawn(tool, words, {
    env: { ...environment, JAVA_TOOL_OPTIONS: javaOptions(environment['JAVA_TOOL_OPTIONS']) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | 'NONE'>((resolve, reject) => {
    child.once('close', (code) => resolve(code ?? 1));
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve('NONE');
      else reject(error);
    });
  });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '' || PROGRESS.test(line)) return;
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
    });
  }
  const code = await ended;
  if (code === 'NONE') return false;
  if (code === 0) return true;
  throw new SutraError(
    'INTERNAL_SERVER_ERROR',
    `neo4j-admin ended with exit code ${code}; the files are still there. It said:\n${last.join('\n')}`,
  );
}

/** The database comes first: after `--nodes`, which takes any number of words, it would be one of them. */
function importWords(database: string, importArguments: readonly string[]): readonly string[] {
  return ['database', 'import', 'full', database, ...importArguments];
}

/** The tool's progress, and its places in Java. */
const PROGRESS = /^[.\-\s]+\d+%|^\s+at |^Picked up JAVA_TOOL_OPTIONS/;

function javaOptions(given: string | undefined): string {
  return given === undefined ? JAVA_OPTIONS : `${JAVA_OPTIONS} ${given}`;
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
