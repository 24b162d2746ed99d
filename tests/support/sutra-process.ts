import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const LOADER = new URL('./typescript-loader.mjs', import.meta.url).href;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const BUILT_MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const BUILT_CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Starting compiles the sources first, on a machine that may be busy. Milliseconds. */
export const LONGEST_START = 60_000;

export interface Outcome {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningSutra {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly process: ChildProcess;
  /** All that was written so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** What it came to, whoever ended it. */
  readonly ended: Promise<Outcome>;
  /** Asks it to end, or kills it, and waits. */
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

export type Settings = Readonly<Record<string, string>>;

export interface StandardInput {
  readonly input?: string | Buffer;
  /** Whoever writes the input does not end it. */
  readonly keepsOpen?: boolean;
}

/** Runs the command line to its end. `preload` is the URL of a module that is loaded first. */
export async function runSutra(
  args: readonly string[],
  settings: Settings,
  { input, keepsOpen = false, preload }: StandardInput & { readonly preload?: string } = {},
): Promise<Outcome> {
  const { child, ended } = start(CLI, args, settings, { reads: input !== undefined, preload });
  // It may end before it has read everything.
  child.stdin?.on('error', () => undefined);
  if (keepsOpen) child.stdin?.write(input);
  else child.stdin?.end(input);
  const outcome = await ended;
  child.stdin?.destroy();
  return outcome;
}

/** The command line while it runs. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** What it came to, whoever ended it. */
  readonly ended: Promise<Outcome>;
  /** All that was written so far. */
  output(): { readonly stdout: string; readonly stderr: string };
}

/** Starts the command line. */
export function startCommand(
  args: readonly string[],
  settings: Settings,
  preload?: string,
): RunningCommand {
  const { child, ended, written } = start(CLI, args, settings, { preload });
  return { process: child, ended, output: () => ({ ...written }) };
}

/** Starts a server on a free port and waits for the lines that it greets with. */
export async function startSutra(settings: Settings, preload?: string): Promise<RunningSutra> {
  return whenGreeted(start(MAIN, [], { SUTRA_PORT: '0', ...settings }, { preload }));
}

/** The same from dist, as `npm run build` left it: what a user runs. */
export async function startBuiltSutra(settings: Settings): Promise<RunningSutra> {
  return whenGreeted(start(BUILT_MAIN, [], { SUTRA_PORT: '0', ...settings }));
}

/** Runs the command line of dist to its end. */
export async function runBuiltSutra(args: readonly string[], settings: Settings): Promise<Outcome> {
  return start(BUILT_CLI, args, settings).ended;
}

async function whenGreeted({
  child,
  ended,
  written,
}: ReturnType<typeof start>): Promise<RunningSutra> {
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /GraphiQL +(http:\S+)\/graphql[^]*keys create/.exec(written.stdout)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then((outcome) => {
      reject(new Error(`Sutra ended with ${String(outcome.code)}: ${outcome.stderr}`));
    });
  });
  return {
    address,
    process: child,
    output: () => ({ ...written }),
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Only the settings that are given, so that a developer's own do not get in. */
function start(
  file: string,
  args: readonly string[],
  settings: Settings,
  { reads = false, preload }: { reads?: boolean; preload?: string | undefined } = {},
) {
  const imports = [
    ...(file.endsWith('.ts') ? [LOADER] : []),
    ...(preload === undefined ? [] : [preload]),
  ];
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...imports.flatMap((url) => ['--import', url]),
      file,
      ...args,
    ],
    {
      env: { PATH: process.env['PATH'], ...settings },
      stdio: [reads ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    },
  ) as ChildProcessByStdio<Writable | null, Readable, Readable>;
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (written.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (written.stderr += text.toString()));
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...written }));
  });
  return { child, ended, written };
}
