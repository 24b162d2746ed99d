import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { runCommand } from './run-command.js';

const pom = path.join(import.meta.dirname, 'pom.xml');

/**
 * Neo4j's jars, fetched from Maven Central once and then kept outside the checkout, in
 * `$SUTRA_CACHE_DIR` or the user's cache directory.
 * @param {(message: string) => void} say
 * @returns {Promise<string>} the directory that holds the jars
 */
export async function mavenJars(say) {
  await requireJava();
  const version = await neo4jVersion();
  const caches =
    process.env['SUTRA_CACHE_DIR'] ??
    path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'sutra');
  const cache = path.join(caches, `neo4j-${version}`);
  const complete = path.join(cache, 'complete');
  const jars = path.join(cache, 'lib');
  if (existsSync(complete)) {
    return jars;
  }

  await runCommand('mvn', ['--version'], { timeoutMs: 30_000 });
  await mkdir(caches, { recursive: true });
  const unfinished = await mkdtemp(path.join(caches, `neo4j-${version}-unfinished-`));
  try {
    say(`fetching Neo4j ${version} from Maven Central into ${cache} (once, about 120 MB)`);
    await cp(pom, path.join(unfinished, 'pom.xml'));
    await runCommand(
      'mvn',
      [
        '--quiet',
        '--batch-mode',
        `--file=${path.join(unfinished, 'pom.xml')}`,
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${path.join(unfinished, 'lib')}`,
      ],
      { timeoutMs: 600_000 },
    );
    await writeFile(path.join(unfinished, 'complete'), '');
    await putInPlace(unfinished, cache, complete);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return jars;
}

/**
 * Another run may have finished the same download in the meantime: then its jars are used.
 * @param {string} unfinished
 * @param {string} cache
 * @param {string} complete
 */
async function putInPlace(unfinished, cache, complete) {
  try {
    await rename(unfinished, cache);
  } catch (error) {
    if (existsSync(complete)) {
      return;
    }
    throw new Error(`${cache} exists but is not complete. Remove it and run again.`, {
      cause: error,
    });
  }
}

async function requireJava() {
  const printed = await runCommand('java', ['-version'], { timeoutMs: 30_000 });
  const version = /version "(\d+)/.exec(printed)?.[1];
  if (version === undefined || Number(version) < 17) {
    throw new Error(
      `Neo4j 5.26 needs Java 17 or later, this is Java ${version ?? 'of no version'}.`,
    );
  }
}

async function neo4jVersion() {
  const version = /<artifactId>neo4j<\/artifactId>\s*<version>(\d+\.\d+\.\d+)</.exec(
    await readFile(pom, 'utf8'),
  )?.[1];
  if (version === undefined) {
    throw new Error(`${pom} names no version of org.neo4j:neo4j.`);
  }
  return version;
}
