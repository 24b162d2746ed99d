// Everything that must hold before a change is taken: `npm test`.
// Each section runs even if an earlier one failed, so that one run shows all there is to mend.
// Arguments go to jest: `npm test -- tests/model`.

import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const shell = process.platform === 'win32';

/** @typedef {[title: string, script: string, ...args: string[]]} Section */

/**
 * The linter takes as long as the other checks together, and each of them one processor.
 * @type {Section[][]}
 */
const beside = [
  [['Lint', 'lint']],
  [
    ['Format', 'format:check'],
    ['Types', 'typecheck'],
    ['Build', 'build'],
  ],
];
/** @type {Section} */
const tests = ['Tests', 'jest', ...process.argv.slice(2)];

/** @type {string[]} */
const failed = [];
// What several of them would write at once otherwise.
spawnSync(process.execPath, [path.join(root, 'scripts', 'explorer-types.mjs')], {
  stdio: 'inherit',
});
await Promise.all(
  beside.map(async (sections) => {
    for (const section of sections) await run(section, 'pipe');
  }),
);
await run(tests, 'inherit');

console.log(failed.length === 0 ? '\nAll sections passed.' : `\nFAILED: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * @param {Section} section
 * @param {'pipe' | 'inherit'} output `pipe` shows what a section said when it has ended, `inherit` as it says it
 */
async function run([title, script, ...args], output) {
  const heading = `\n=== ${title} (npm run ${script}) ===`;
  if (output === 'inherit') console.log(heading);
  const started = Date.now();
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd: root,
    stdio: ['inherit', output, output],
    shell,
  });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout?.on('data', (/** @type {Buffer} */ part) => said.push(part));
  child.stderr?.on('data', (/** @type {Buffer} */ part) => said.push(part));
  const passed = await new Promise((resolve) => {
    child.on('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  if (output === 'pipe') {
    console.log(heading);
    process.stdout.write(Buffer.concat(said));
  }
  if (!passed) failed.push(title);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`--- ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s`);
}
