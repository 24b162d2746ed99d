import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { SutraError } from '../../errors.js';

/** Name of the file without which a directory holds no backup: it is written last. */
export const MANIFEST = 'sutra-backup.json';
export const FORMAT = 1;

/** What a backup's manifest says of it. */
export interface Manifest {
  /** Of the manifest itself; a newer one than ours is not restored. */
  readonly format: number;
  /** Version of Sutra that made it. */
  readonly sutra: string;
  /** The database that wrote the graph's file, and its version. */
  readonly writtenBy: string;
  /** Whose moment it holds: ISO 8601, UTC. */
  readonly takenAt: string;
  readonly nodes: number;
  readonly relationships: number;
  readonly files: readonly BackupFile[];
}

export interface BackupFile {
  /** Beside the manifest. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, in hexadecimal. */
  readonly sha256: string;
}

/**
 * The manifest in a directory; undefined if there is none.
 * @throws SutraError CONFLICT for one that is damaged or of a newer Sutra.
 */
export async function readManifest(directory: string): Promise<Manifest | undefined> {
  const file = path.join(directory, MANIFEST);
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SutraError('CONFLICT', `${file} cannot be read.`, { cause: error });
  }
  const manifest = parsed(text);
  if (typeof manifest?.format === 'number' && manifest.format > FORMAT) {
    throw new SutraError(
      'CONFLICT',
      `${file}: expected format ${FORMAT} at most, got ${manifest.format}. ` +
        'The backup was made by a newer Sutra; restore it with that one.',
    );
  }
  if (manifest === undefined || !isManifest(manifest)) {
    throw new SutraError(
      'CONFLICT',
      `The backup in ${path.dirname(file)} is damaged: ${MANIFEST} is not what \`sutra backup\` writes.`,
    );
  }
  return manifest;
}

function parsed(text: string): Partial<Manifest> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Names are checked too: a manifest must not lead out of its directory. */
function isManifest(value: Partial<Manifest>): value is Manifest {
  const { format, writtenBy, takenAt, nodes, relationships, files } = value;
  return (
    format === FORMAT &&
    typeof writtenBy === 'string' &&
    typeof takenAt === 'string' &&
    Number.isSafeInteger(nodes) &&
    Number.isSafeInteger(relationships) &&
    Array.isArray(files) &&
    files.length === 1 &&
    files.every(
      (file: Partial<BackupFile> | null) =>
        GRAPH_COPY.test(file?.name ?? '') &&
        Number.isSafeInteger(file?.bytes) &&
        /^[0-9a-f]{64}$/.test(file?.sha256 ?? ''),
    )
  );
}

/** What the copies of graphs are called. */
export const GRAPH_COPY = /^graph-[0-9TZ-]+$/;
