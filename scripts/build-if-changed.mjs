// Compiles src to dist and builds src/explorer to dist/explorer, or finds in a few milliseconds that
// they are already what the sources say. Each has a stamp of its own: a change in the one does not
// build the other. `--always` compiles the server in any case (it is incremental).
// Compared by content, since a clone or a checkout gives every file a new time.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const EXPLORER = path.join('src', 'explorer');

/** @typedef {{ hash: string, files: string[] }} Stamp */

const sources = listSources();
buildServer();
buildExplorer();

function buildServer() {
  const stampFile = path.join(dist, '.build-stamp.json');
  const files = sources.filter(
    (file) => !file.startsWith(EXPLORER + path.sep) && /\.(ts|json)$/.test(file),
  );
  const wanted = describe(files, [
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/build-if-changed.mjs',
  ]);
  const built = readStamp(stampFile);
  const isBuilt = built?.hash === wanted.hash && existsSync(path.join(dist, 'main.js'));
  if (isBuilt && !process.argv.includes('--always')) return;
  needDevelopmentDependencies();
  // The compiler never removes what it once wrote: a file that is gone from src must go from dist too.
  if (built?.files.join('\n') !== wanted.files.join('\n')) emptyDist();
  rmSync(stampFile, { force: true });
  run([compiler, '--project', 'tsconfig.build.json']);
  // `npx sutra` runs it by its name, and tsc makes no file that may be run.
  chmodSync(path.join(dist, 'cli.js'), 0o755);
  writeFileSync(stampFile, JSON.stringify(wanted));
}

function buildExplorer() {
  const stampFile = path.join(dist, 'explorer', '.build-stamp.json');
  const files = sources.filter((file) => file.startsWith(EXPLORER + path.sep));
  const wanted = describe(files, [
    'package-lock.json',
    'schema/schema.graphql',
    'schema/vocabulary.yaml',
    'scripts/build-explorer.mjs',
    'scripts/explorer-types.mjs',
    'scripts/graphiql-files.mjs',
    ...readdirSync(path.join(root, 'schema', 'examples')).map((file) => `schema/examples/${file}`),
    'scripts/explorer-vite.mjs',
  ]);
  if (readStamp(stampFile)?.hash === wanted.hash) return;
  needDevelopmentDependencies();
  rmSync(stampFile, { force: true });
  run([path.join(root, 'scripts', 'build-explorer.mjs')]);
  writeFileSync(stampFile, JSON.stringify(wanted));
}

function needDevelopmentDependencies() {
  if (existsSync(compiler)) return;
  console.error('The build needs the development dependencies. Run: npm ci');
  process.exit(1);
}

/** All but the explorer, which has a build of its own. */
function emptyDist() {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) {
    if (name !== 'explorer') rmSync(path.join(dist, name), { recursive: true, force: true });
  }
}

/** @param {string[]} args */
function run(args) {
  const outcome = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (outcome.status !== 0) process.exit(outcome.status ?? 1);
}

/** Every file under src but what tools write there, relative to the root. */
function listSources() {
  return readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith(path.join(EXPLORER, 'generated')))
    .sort();
}

/**
 * The names of the sources, and one hash over them and whatever else decides what is built.
 * @param {string[]} files
 * @param {string[]} others
 * @returns {Stamp}
 */
function describe(files, others) {
  const hash = createHash('sha256');
  for (const file of [...files, ...others]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return { hash: hash.digest('hex'), files };
}

/**
 * What was built, if it was built to the end.
 * @param {string} stampFile
 * @returns {Stamp | undefined}
 */
function readStamp(stampFile) {
  try {
    return /** @type {Stamp} */ (JSON.parse(readFileSync(stampFile, 'utf8')));
  } catch {
    return undefined;
  }
}
