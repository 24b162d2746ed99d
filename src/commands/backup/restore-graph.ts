import { stat } from 'node:fs/promises';
import path from 'node:path';

import { SutraError } from '../../errors.js';
import type { Engine } from '../../graph/engine.js';
import { replaceGraph } from '../../graph/open.js';
import { copyFile } from './copy-file.js';
import { MANIFEST, readManifest, type Manifest } from './manifest.js';

export interface RestoreOptions {
  /** Where the backup is. */
  readonly backup: string;
  /** The data directory that it goes to. */
  readonly directory: string;
  /** Path of schema/graph.cypher. */
  readonly schemaPath: string;
  /** Whether a graph that is there may be moved aside. */
  readonly force: boolean;
}

export interface Restored {
  readonly manifest: Manifest;
  /** The folder that the graph that was there is in now. */
  readonly aside: string | undefined;
}

/**
 * Brings a backup back: copies it beside the graph that is there, checks it against its manifest, opens it, counts, and
 * only then puts it in place, in one step.
 * @throws SutraError CONFLICT when there is no backup, it is damaged, or a graph is in the way; DIRECTORY_IN_USE while a
 * server holds the data directory; INTERNAL_SERVER_ERROR when there is no room.
 */
export async function restoreGraph(options: RestoreOptions): Promise<Restored> {
  const { backup, directory, schemaPath, force } = options;
  const manifest = await readManifest(backup);
  const [file] = manifest?.files ?? [];
  if (manifest === undefined || file === undefined) {
    throw new SutraError(
      'CONFLICT',
      `${backup} holds no backup: there is no ${MANIFEST} in it. A backup that was interrupted has none.`,
    );
  }
  const from = path.join(backup, file.name);
  const found = await bytesOf(from);
  if (found !== file.bytes) {
    throw damaged(
      backup,
      found === undefined
        ? `${file.name} is missing`
        : `${file.name} has ${found} bytes, and had ${file.bytes}`,
    );
  }
  const aside = await replaceGraph({
    directory,
    schemaPath,
    force,
    write: async (to) => {
      const { sha256 } = await copyFile(from, to);
      if (sha256 === file.sha256) return;
      throw damaged(backup, `the SHA-256 of ${file.name} is ${sha256}, and was ${file.sha256}`);
    },
    check: (engine) => checkCounts(engine, manifest),
  });
  return { manifest, aside };
}

async function bytesOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function checkCounts(engine: Engine, { nodes, relationships, writtenBy }: Manifest) {
  await engine.whileStill?.((graph) => {
    if (graph.nodes === nodes && graph.relationships === relationships) return Promise.resolve();
    throw new SutraError(
      'INTERNAL_SERVER_ERROR',
      `The restored graph has ${graph.nodes} nodes and ${graph.relationships} relationships, and the backup had ` +
        `${nodes} and ${relationships} (written by ${writtenBy}, read by ${graph.writtenBy}). Nothing was changed.`,
    );
  });
}

function damaged(backup: string, how: string): SutraError {
  return new SutraError(
    'CONFLICT',
    `The backup in ${backup} is damaged: ${how}. Nothing was changed; restore another backup.`,
  );
}
