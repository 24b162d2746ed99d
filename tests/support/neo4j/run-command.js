import { spawn } from 'node:child_process';

/**
 * Runs a command to its end. Resolves with what it printed, rejects with the first of its complaints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ timeoutMs: number }} options
 * @returns {Promise<string>}
 */
export function runCommand(command, args, { timeoutMs }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
      child[stream].setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        printed[stream] += text;
      });
    }
    child.on('error', (cause) => {
      reject(new Error(`${command} cannot be run: ${cause.message}`, { cause }));
    });
    child.on('close', (code, signal) => {
      if (code === 0) {
        resolve(printed.stdout + printed.stderr);
        return;
      }
      const end = signal === null ? `exit code ${code}` : `killed by ${signal}`;
      const words = (printed.stderr || printed.stdout)
        .trim()
        .split('\n')
        .slice(0, 3)
        .join(' ')
        .slice(0, 400);
      reject(new Error(`${[command, ...args.slice(0, 1)].join(' ')}: ${end}. ${words}`));
    });
  });
}
