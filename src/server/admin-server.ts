import { chmodSync, rmSync } from 'node:fs';
import http from 'node:http';
import { Readable } from 'node:stream';

import type { Logger } from 'pino';

import type { Command, CommandArguments, CommandContext } from '../commands/command.js';
import { perform } from '../commands/perform.js';
import { NdjsonOutput } from './ndjson-output.js';

export interface AdminServerOptions {
  readonly socketPath: string;
  readonly commands: readonly Command[];
  readonly context: CommandContext;
  readonly logger: Logger;
}

export interface AdminServer {
  /** Takes no more commands and waits for those that run, so many milliseconds at most. */
  close(longest: number): Promise<void>;
}

const MOST_BYTES = 1_000_000;

/**
 * Runs commands for the command line while this process holds the data directory: HTTP over a Unix
 * socket that only the same user may open, which is all the authentication there is.
 * `POST /commands/keys-list` with a line `{given, actor, workingDirectory}`, and after it standard input, is answered by a line of JSON for each line of
 * the command, `{line}`, `{note}` or `{status, fraction}`, and `{exit}` at its end.
 */
export async function startAdminServer(options: AdminServerOptions): Promise<AdminServer> {
  const { socketPath, commands, context, logger } = options;
  const byPath = new Map(
    commands.map((command) => [`/commands/${command.name.replaceAll(' ', '-')}`, command]),
  );
  const server = http.createServer((request, response) => {
    const command = byPath.get(request.url ?? '');
    if (command === undefined || request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    answer(request, response, command, context, logger).catch((error: unknown) => {
      // Somebody who has seen enough, of a dump for instance, is no mistake.
      const level = response.destroyed ? 'debug' : 'error';
      logger[level]({ err: error, command: command.name }, 'A command could not be answered.');
      response.destroy();
    });
  });
  await listen(server, socketPath);
  logger.debug({ socketPath }, 'Taking commands.');
  return {
    close: async (longest) => {
      const closed = new Promise((resolve) => server.close(resolve));
      const timer = setTimeout(() => server.closeAllConnections(), longest);
      await closed;
      clearTimeout(timer);
    },
  };
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  command: Command,
  context: CommandContext,
  logger: Logger,
): Promise<void> {
  const question = await readQuestion(request);
  if (question === undefined) {
    response.writeHead(400).end();
    return;
  }
  const { given, actor, workingDirectory, input } = question;
  logger.info({ command: command.name, actor }, 'Running a command.');
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const output = new NdjsonOutput(response);
  const exit = await perform(
    command,
    { ...context, actor, workingDirectory, input },
    given,
    output,
  );
  await output.exit(exit);
}

interface Question {
  readonly given: CommandArguments;
  readonly actor: string;
  readonly workingDirectory: string;
  readonly input: Readable;
}

/**
 * The first line of a request; what follows is the command line's standard input. Undefined for what is no question, or
 * longer than a command's arguments can be.
 */
async function readQuestion(request: http.IncomingMessage): Promise<Question | undefined> {
  const chunks = (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && head.length <= MOST_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
    end = head.indexOf('\n');
  }
  if (head.length > MOST_BYTES && end < 0) return undefined;
  const rest = end < 0 ? Buffer.alloc(0) : head.subarray(end + 1);
  try {
    const question: unknown = JSON.parse(head.toString('utf8', 0, end < 0 ? head.length : end));
    return isQuestion(question) ? { ...question, input: inputFrom(rest, chunks) } : undefined;
  } catch {
    return undefined;
  }
}

function inputFrom(first: Buffer, chunks: AsyncIterator<Buffer>): Readable {
  const bytes = async function* () {
    if (first.length > 0) yield first;
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  };
  return Readable.from(bytes(), { objectMode: false });
}

function isQuestion(value: unknown): value is Omit<Question, 'input'> {
  if (typeof value !== 'object' || value === null) return false;
  const { given, actor, workingDirectory } = value as Partial<Record<keyof Question, unknown>>;
  return (
    typeof actor === 'string' &&
    typeof workingDirectory === 'string' &&
    typeof given === 'object' &&
    given !== null &&
    Object.values(given).every(isArgument)
  );
}

function isArgument(value: unknown): boolean {
  const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof value === 'string' || value === true || isList;
}

/** The caller holds the data directory, so a socket that is there already was left by a process that is gone. */
async function listen(server: http.Server, socketPath: string): Promise<void> {
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(socketPath, { force: true });
  // The socket is made while listen() is called; nobody else may open it for even a moment.
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(socketPath, resolve);
      process.umask(before);
    });
  } finally {
    process.umask(before);
  }
  if (isFile) chmodSync(socketPath, 0o600);
}
