// Runs a command for as long as its own standard input stays open, then ends it.
//
//   node keeper.mjs <directory to remove at the end> <signal that ends the command> <command> [argument…]
//
// The tests hold the other end of that input. When they close it, or die in whatever way (a pipe closes with
// the last process that holds it), the command is sent the signal, killed if that does not end it, and its
// directory is removed. So no database outlives its run. The keeper runs in its own process group: Ctrl-C in
// a terminal reaches the tests, and through them the keeper.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const patienceMs = 15_000;

const [directory, signal, command, ...args] = process.argv.slice(2);
if (!directory || !signal || !command) {
  throw new Error('Expected a directory, a signal and a command.');
}

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', (error) => {
  console.error(error.message);
  finish(1);
});
child.on('exit', (code) => {
  finish(code ?? 1);
});

process.stdin.resume();
process.stdin.on('error', stop);
process.stdin.on('close', stop);

function stop() {
  child.kill(/** @type {NodeJS.Signals} */ (signal));
  setTimeout(() => child.kill('SIGKILL'), patienceMs);
}

/** @param {number} code */
function finish(code) {
  rmSync(/** @type {string} */ (directory), { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}
