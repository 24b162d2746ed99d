import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { SutraError } from '../../errors.js';
import type { Engine, StillGraph } from '../../graph/engine.js';
import { copyFile, isNoRoom, noRoom } from './copy-file.js';
import { FORMAT, GRAPH_COPY, MANIFEST, readManifest, type Manifest } from './manifest.js';

export interface BackupOptions {
  /** Where the backup goes: missing or empty, or, with `force`, one that holds an earlier backup. */
  readonly directory: string;
  /** Whether it may take the place of an earlier backup. */
  readonly force: boolean;
}

/** Replaces the manifest in one step; until then the directory holds the earlier backup, or none. */
const UNFINISHED_MANIFEST = `${MANIFEST}.unfinished`;

/**
 * Copies the graph as it is at one moment, while it is served: writers wait until the copy is on the disk, readers do
 * not. The graph is copied first and the manifest written last, by a rename; so a directory holds one backup, whole,
 * or none, whenever this is ended.
 * @throws SutraError BAD_USER_INPUT when the graph has backups of its own kind; CONFLICT when the directory holds other
 * things; INTERNAL_SERVER_ERROR when there is no room.
 */
export async function backupGraph(engine: Engine, options: BackupOptions): Promise<Manifest> {
  const { directory, force } = options;
  if (engine.whileStill === undefined) throw useNeo4jsOwn('backup');
  await checkTarget(directory, force);
  // All of it while writers wait: two backups at once so come one after the other.
  return engine.whileStill(async (graph) => {
    await checkTarget(directory, force);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const manifest = await write(graph, directory);
    await removeOthers(directory, manifest);
    return manifest;
  });
}

async function write(graph: StillGraph, directory: string): Promise<Manifest> {
  const takenAt = new Date().toISOString();
  const name = `graph-${takenAt.replace(/[:.]/g, '-')}`;
  const file = path.join(directory, name);
  const unfinished = path.join(directory, UNFINISHED_MANIFEST);
  const copied = await copyFile(graph.file, file);
  const manifest: Manifest = {
    format: FORMAT,
    sutra: await sutraVersion(),
    writtenBy: graph.writtenBy,
    takenAt,
    nodes: graph.nodes,
    relationships: graph.relationships,
    files: [{ name, ...copied }],
  };
  try {
    const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
    await writeFile(unfinished, text, { mode: 0o600, flush: true });
    await rename(unfinished, path.join(directory, MANIFEST));
    await syncNames(directory);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    await rm(file, { force: true });
    throw isNoRoom(error) ? noRoom(file, error) : error;
  }
}

async function checkTarget(directory: string, force: boolean): Promise<void> {
  const names = await namesIn(directory);
  const before = names.includes(MANIFEST);
  if (before && !force) {
    throw new SutraError(
      'CONFLICT',
      `${directory} holds a backup already. Choose another directory, or use --force to put a new one in its place.`,
    );
  }
  const others = names.filter((name) => !isOurs(name));
  if (others.length > 0) {
    throw new SutraError(
      'CONFLICT',
      `${directory} holds other things than a backup: ${others.slice(0, 3).join(', ')}` +
        `${others.length > 3 ? ' and more' : ''}. A backup wants a directory of its own.`,
    );
  }
  // A damaged manifest, or a newer one, is somebody's to look at before it is overwritten.
  if (before) await readManifest(directory);
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code !== 'ENOTDIR') throw error;
    throw new SutraError('CONFLICT', `${directory} is a file; a backup is a directory.`, {
      cause: error,
    });
  }
}

function isOurs(name: string): boolean {
  return name === MANIFEST || name === UNFINISHED_MANIFEST || GRAPH_COPY.test(name);
}

/** The earlier backup's file, and what backups left behind that did not come to their end. */
async function removeOthers(directory: string, manifest: Manifest): Promise<void> {
  const keep = [MANIFEST, ...manifest.files.map(({ name }) => name)];
  for (const name of await readdir(directory)) {
    if (isOurs(name) && !keep.includes(name)) await rm(path.join(directory, name));
  }
}

/** Windows has no such thing for directories. */
async function syncNames(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sutraVersion(): Promise<string> {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

/** Both commands are for the embedded engine. */
export function useNeo4jsOwn(command: string): SutraError {
  return new SutraError(
    'BAD_USER_INPUT',
    `sutra ${command} is for the embedded engine, and NEO4J_URI names a Neo4j. Use Neo4j's own: ` +
      '`neo4j-admin database dump` and `load` while it is stopped (every edition), ' +
      '`neo4j-admin database backup` and `restore` while it serves (Enterprise), or the snapshots of Aura.',
  );
}
