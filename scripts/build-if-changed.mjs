// Compiles src to dist, or finds in a few milliseconds that dist is already what src says.
// `--always` runs the compiler in any case (it is incremental).
// Compared by content, since a clone or a checkout gives every file a new time.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, '.build-stamp.json');
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** @typedef {{ hash: string, files: string[] }} Stamp */

const wanted = describeSources();
const built = readStamp();

if (
  process.argv.includes('--always') ||
  built?.hash !== wanted.hash ||
  !existsSync(path.join(dist, 'main.js'))
) {
  build();
}

function build() {
  if (!existsSync(compiler)) {
    console.error('The build needs the development dependencies. Run: npm ci');
    process.exit(1);
  }
  // The compiler never removes what it once wrote: a file that is gone from src must go from dist too.
  if (built?.files.join('\n') !== wanted.files.join('\n')) {
    rmSync(dist, { recursive: true, force: true });
  }
  rmSync(stampFile, { force: true });
  const outcome = spawnSync(process.execPath, [compiler, '--project', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (outcome.status !== 0) {
    process.exit(outcome.status ?? 1);
  }
  // `npx sutra` runs it by its name, and tsc makes no file that may be run.
  chmodSync(path.join(root, 'dist/cli.js'), 0o755);
  writeFileSync(stampFile, JSON.stringify(wanted));
}

/** The names of the source files, and one hash over them and whatever else decides what dist holds. */
function describeSources() {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|json)$/.test(file))
    .map((file) => path.join('src', file))
    .sort();
  const hash = createHash('sha256');
  for (const file of [
    ...files,
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build-if-changed.mjs',
  ]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return { hash: hash.digest('hex'), files };
}

/**
 * What dist was built from, if it was built to the end.
 * @returns {Stamp | undefined}
 */
function readStamp() {
  try {
    return /** @type {Stamp} */ (JSON.parse(readFileSync(stampFile, 'utf8')));
  } catch {
    return undefined;
  }
}
