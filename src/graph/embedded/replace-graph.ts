import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

// The default import: Node finds no named exports in this CommonJS package.
import grafeo from '@grafeo-db/js';

import { SutraError } from '../../errors.js';
import type { Engine } from '../engine.js';
import { GRAPH_FILE, POINTER } from './current-graph.js';
import { driverError } from './driver-error.js';
import { EmbeddedEngine } from './embedded-engine.js';
import { openEmbeddedEngine } from './open-embedded-engine.js';

export interface GraphReplacement {
  /** The data directory; made if it is missing. */
  readonly directory: string;
  /** Path of schema/graph.cypher. */
  readonly schemaPath: string;
  /** Whether a graph that is there may be moved aside. */
  readonly force: boolean;
  /** Writes the new graph to this path. */
  readonly write: (file: string) => Promise<void>;
  /** Looks at the new graph, and throws if it is not what it should be. */
  readonly check: (engine: Engine) => Promise<void>;
}

/**
 * Puts another graph in the place of a data directory's. The new one is written and looked at in a folder of its own;
 * then one rename makes it the current one; then the former is moved to a folder `replaced-…`. Ended at any moment,
 * the directory holds the one graph or the other, whole.
 * @returns the folder that the graph that was there is in now; undefined if there was none.
 */
export async function replaceGraph(replacement: GraphReplacement): Promise<string | undefined> {
  const { directory, force } = replacement;
  await mkdir(directory, { recursive: true });
  const hadGraph = holdsGraph(directory);
  if (hadGraph && !force) {
    throw new SutraError(
      'CONFLICT',
      `The data directory ${directory} holds a graph. Restore into another (SUTRA_DATA_DIR), ` +
        'or use --force, which moves that graph aside.',
    );
  }
  // First without the new graph, so that neither the wait nor the memory is for nothing.
  await whileNobodyHolds(replacement, () => Promise.resolve());
  await removeUnfinished(directory);
  await setAside(directory);
  const stamp = timeStamp();
  const unfinished = path.join(directory, `restoring-${stamp}`);
  try {
    await bring(replacement, unfinished);
    await whileNobodyHolds(replacement, async () => {
      const folder = `restored-${stamp}`;
      await rename(unfinished, path.join(directory, folder));
      await sync(directory);
      await writeFile(`${unfinished}.current`, folder, { flush: true });
      await rename(`${unfinished}.current`, path.join(directory, POINTER));
      await sync(directory);
    });
  } catch (error) {
    await removeUnfinished(directory);
    throw error;
  }
  const aside = await setAside(directory);
  return hadGraph ? aside : undefined;
}

function holdsGraph(directory: string): boolean {
  return existsSync(path.join(directory, POINTER)) || existsSync(path.join(directory, GRAPH_FILE));
}

async function bring(
  { schemaPath, write, check }: GraphReplacement,
  folder: string,
): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  const file = path.join(folder, GRAPH_FILE);
  await write(file);
  const engine = openNew(file, schemaPath);
  try {
    await check(engine);
  } finally {
    await engine.close();
  }
  await sync(file);
  await sync(folder);
}

function openNew(file: string, schemaPath: string): EmbeddedEngine {
  try {
    return new EmbeddedEngine(grafeo.GrafeoDB.create(file), schemaPath, file);
  } catch (error) {
    throw driverError('The new graph could not be opened', error);
  }
}

/**
 * Runs `work` while no other process can open the directory's graph. The one lock there is belongs to the database,
 * which so has to open that graph; one that is too damaged to be opened is held by nobody.
 * @throws SutraError DIRECTORY_IN_USE when another process holds it.
 */
async function whileNobodyHolds(
  { directory, schemaPath }: GraphReplacement,
  work: () => Promise<void>,
): Promise<void> {
  if (!holdsGraph(directory)) return work();
  let holder;
  try {
    holder = openEmbeddedEngine({ directory, schemaPath });
  } catch (error) {
    if (error instanceof SutraError && error.code === 'DIRECTORY_IN_USE') {
      throw new SutraError(
        'DIRECTORY_IN_USE',
        `The data directory ${directory} is held by a server or another command. ` +
          'Stop it, then restore; nothing was changed.',
        { cause: error },
      );
    }
  }
  try {
    await work();
  } finally {
    await holder?.close();
  }
}

/** What a restore left behind that did not come to its end. */
async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.startsWith('restoring-')) {
      await rm(path.join(directory, name), { recursive: true, force: true });
    }
  }
}

/** Moves graphs that are not the current one to folders `replaced-…`. @returns the last of these, if any. */
async function setAside(directory: string): Promise<string | undefined> {
  if (!existsSync(path.join(directory, POINTER))) return undefined;
  const current = (await readFile(path.join(directory, POINTER), 'utf8')).trim();
  const names = await readdir(directory);
  const stem = path.join(directory, `replaced-${timeStamp()}`);
  let folder: string | undefined;
  for (const name of names.filter((it) => it.startsWith('restored-') && it !== current)) {
    folder = folder === undefined ? stem : `${folder}-too`;
    await rename(path.join(directory, name), folder);
  }
  const files = names.filter((name) => name === GRAPH_FILE || name.startsWith(`${GRAPH_FILE}.`));
  if (files.length > 0) {
    folder = folder === undefined ? stem : `${folder}-too`;
    await mkdir(folder, { mode: 0o700 });
    for (const name of files) await rename(path.join(directory, name), path.join(folder, name));
  }
  await sync(directory);
  return folder;
}

/** A moment as a file's name can hold it. */
function timeStamp(): string {
  return new Date().toISOString().replace(/[:.]/g, '-');
}

/** Makes the system write a file, or a directory's names, to the disk. */
async function sync(fileOrDirectory: string): Promise<void> {
  // Windows has no such thing for directories.
  if (process.platform === 'win32') return;
  const handle = await open(fileOrDirectory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
