// Everything that must hold before a change is taken: `npm test`.
// Each section runs even if an earlier one failed, so that one run shows all there is to mend.
// Arguments go to jest: `npm test -- tests/model`.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @type {[title: string, script: string, ...args: string[]][]} */
const sections = [
  ['Lint', 'lint'],
  ['Format', 'format:check'],
  ['Types', 'typecheck'],
  ['Build', 'build'],
  ['Tests', 'jest', ...process.argv.slice(2)],
];

const failed = [];
for (const [title, script, ...args] of sections) {
  console.log(`\n=== ${title} (npm run ${script}) ===`);
  const started = Date.now();
  const outcome = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const passed = outcome.status === 0;
  if (!passed) {
    failed.push(title);
  }
  console.log(`--- ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
}

console.log(failed.length === 0 ? '\nAll sections passed.' : `\nFAILED: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
