import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const keeper = path.join(import.meta.dirname, 'keeper.mjs');

/**
 * @typedef {object} KeptProcess
 * @property {() => boolean} isRunning
 * @property {() => string} lastWords the end of what the command printed
 * @property {() => Promise<void>} stop ends the command and waits until it has gone
 */

/**
 * Starts a command that cannot outlive this process (keeper.mjs says how).
 * @param {{ directory: string, signal: NodeJS.Signals, command: string, args: string[] }} options
 *   `directory` is removed at the end, `signal` is what ends the command
 * @returns {KeptProcess}
 */
export function keepProcess({ directory, signal, command, args }) {
  const child = spawn(process.execPath, [keeper, directory, signal, command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let running = true;
  const gone = once(child, 'close').finally(() => (running = false));

  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      printed = (printed + text).slice(-4_000);
    });
  }
  child.stdin.on('error', () => undefined);

  // This process need not wait for the keeper: the keeper waits for this process.
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    /** @type {import('node:net').Socket} */ (stream).unref();
  }

  return {
    isRunning: () => running,
    lastWords: () => printed.trim().split('\n').slice(-15).join('\n'),
    async stop() {
      child.ref();
      child.stdin.end();
      await gone;
    },
  };
}
