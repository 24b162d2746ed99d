import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { runBuiltSutra, startBuiltSutra } from '../../tests/support/sutra-process.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PEER = path.join(ROOT, 'bench', 'peer');

/** As the settings of Sutra name it. */
export interface Neo4jSettings {
  readonly NEO4J_URI: string;
  readonly NEO4J_USER: string;
  readonly NEO4J_PASSWORD: string;
}

export interface BenchServer {
  readonly name: 'Sutra on Neo4j' | 'Sutra, embedded' | '@neo4j/graphql' | 'bare limit';
  /** Where questions are sent. */
  readonly url: string;
  /** What says that an editor asks. */
  readonly authorization?: string;
  stop(): Promise<void>;
}

/** Nothing that is measured is refused for its size. */
export const SUTRA_SETTINGS = {
  SUTRA_SEED: 'false',
  SUTRA_LOG_LEVEL: 'warn',
  SUTRA_MAX_COST: '1000000000',
};

export async function startSutraServer(
  name: BenchServer['name'],
  settings: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const { stdout } = await runCommand(
    ['keys', 'create', '--name', 'bench', '--role', 'editor'],
    settings,
  );
  const server = await startBuiltSutra({ ...SUTRA_SETTINGS, ...settings });
  return {
    name,
    url: `${server.address}/graphql`,
    authorization: `Bearer ${stdout.trim()}`,
    stop: async () => {
      await server.stop();
    },
  };
}

/** Loads files by the command line of the built Sutra. */
export async function importFiles(
  files: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await runCommand(['import', ...files], settings);
}

async function runCommand(words: readonly string[], settings: Readonly<Record<string, string>>) {
  const outcome = await runBuiltSutra(words, { ...SUTRA_SETTINGS, ...settings });
  const { code, stdout, stderr } = outcome;
  if (code !== 0)
    throw new Error(`sutra ${words[0] ?? ''} ended with ${String(code)}: ${stdout}${stderr}`);
  return outcome;
}

export async function startPeer(neo4j: Neo4jSettings): Promise<BenchServer> {
  if (!existsSync(path.join(PEER, 'node_modules'))) {
    const npm = spawn('npm', ['ci'], { cwd: PEER, stdio: 'inherit' });
    const [code] = (await once(npm, 'exit')) as [number];
    if (code !== 0) throw new Error(`npm ci in ${PEER} ended with ${code}.`);
  }
  return startedServer('@neo4j/graphql', [path.join(PEER, 'server.js')], neo4j);
}

export function startLimit(neo4j: Neo4jSettings): Promise<BenchServer> {
  const loader = path.join(ROOT, 'tests', 'support', 'typescript-loader.mjs');
  const script = path.join(ROOT, 'bench', 'api', 'limit-server.ts');
  return startedServer('bare limit', ['--import', loader, script], neo4j);
}

async function startedServer(
  name: BenchServer['name'],
  words: readonly string[],
  neo4j: Neo4jSettings,
): Promise<BenchServer> {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, ...neo4j, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { name, url: await firstLine(child, name), stop: () => ended(child) };
}

async function firstLine(child: ChildProcess, name: string): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [line = '', rest] = text.split('\n');
      if (rest !== undefined) resolve(line);
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${String(code)}.`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
