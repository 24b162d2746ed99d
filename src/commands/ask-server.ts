import { lstatSync, statSync } from 'node:fs';
import http from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { SutraError } from '../errors.js';
import type { Command, CommandArguments, Output } from './command.js';

export interface ServerQuestion {
  /** Of the server's admin socket. */
  readonly socketPath: string;
  readonly dataDirectory: string;
  readonly command: Command;
  readonly given: CommandArguments;
  /** Who asks, for the graph's log. */
  readonly actor: string;
  readonly output: Output;
}

/**
 * Lets the server that holds a data directory run a command.
 * @returns its exit code, or undefined when no server listens.
 * @throws SutraError SERVICE_UNAVAILABLE when the server ends before the command does.
 */
export async function askServer(question: ServerQuestion): Promise<number | undefined> {
  const { socketPath, dataDirectory, command, given, actor, output } = question;
  if (!isTrusted(socketPath, dataDirectory)) return undefined;
  const response = await post(
    socketPath,
    command,
    JSON.stringify({ given, actor, workingDirectory: process.cwd() }),
    inputOf(given),
  );
  if (response === undefined) return undefined;
  if (response.statusCode !== 200) {
    response.destroy();
    throw new SutraError(
      'SERVICE_UNAVAILABLE',
      `What listens at ${socketPath} does not know the command ${command.name} ` +
        `(status ${response.statusCode ?? 0}); is the server of another version? Restart it.`,
    );
  }
  let exit: number | undefined;
  try {
    for await (const text of createInterface({ input: response, crlfDelay: Infinity })) {
      const message = JSON.parse(text) as ServerMessage;
      if (message.line !== undefined) await output.line(message.line);
      if (message.note !== undefined) await output.note(message.note);
      if (message.status !== undefined) await output.status(message.status, message.fraction);
      if (message.exit !== undefined) exit = message.exit;
    }
  } catch (error) {
    // Else the connection broke, or a line of the answer did: the server is gone.
    throw error instanceof SutraError ? error : endedEarly(error);
  } finally {
    response.destroy();
    // A command that stopped early would wait for whoever writes to it.
    if (inputOf(given) !== undefined) process.stdin.destroy();
  }
  if (exit === undefined) throw endedEarly();
  return exit;
}

interface ServerMessage {
  readonly line?: string;
  readonly note?: string;
  readonly status?: string;
  readonly fraction?: number;
  readonly exit?: number;
}

/** Standard input goes to the server where the command reads it. */
function inputOf(given: CommandArguments): Readable | undefined {
  const reads = Object.values(given).some((value) => Array.isArray(value) && value.includes('-'));
  return reads ? process.stdin : undefined;
}

/** Undefined when nobody listens: no socket, or one that a killed server left behind. */
function post(
  socketPath: string,
  command: Command,
  question: string,
  input: Readable | undefined,
): Promise<http.IncomingMessage | undefined> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        socketPath,
        method: 'POST',
        agent: false,
        path: `/commands/${command.name.replaceAll(' ', '-')}`,
        headers: { 'content-type': 'application/x-ndjson' },
      },
      resolve,
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(endedEarly(error));
    });
    request.write(`${question}\n`);
    if (input === undefined) request.end();
    // Not before somebody listens: what is read of it cannot be read again.
    else request.on('socket', (socket) => socket.once('connect', () => input.pipe(request)));
  });
}

/**
 * Anyone may make a socket in the directory for temporary files. A command, which may make a key,
 * goes only to a socket of this user or of the data directory's owner.
 */
function isTrusted(socketPath: string, dataDirectory: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    const { uid } = lstatSync(socketPath);
    return uid === process.geteuid?.() || uid === statSync(dataDirectory).uid;
  } catch {
    return false;
  }
}

function endedEarly(cause?: unknown): SutraError {
  return new SutraError(
    'SERVICE_UNAVAILABLE',
    'The server ended before the command did; what the command had done by then may stand.',
    cause === undefined ? {} : { cause },
  );
}
