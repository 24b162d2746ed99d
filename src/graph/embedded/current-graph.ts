import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { SutraError } from '../../errors.js';

/** Name of the file that names the folder of the current graph. It is there once a backup has been restored. */
export const POINTER = 'current';
/** Name of a graph's file; what else the database keeps beside it begins with that name and a dot. */
export const GRAPH_FILE = 'graph';
const FOLDER = /^restored-[0-9TZ-]+$/;

/**
 * Path of the graph's file in a data directory: `graph` in it or, after a restore, in the folder that the file
 * `current` names. So one rename of a small file is all that puts a restored graph in the place of another.
 * @throws SutraError INTERNAL_SERVER_ERROR when that file names no folder that holds a graph.
 */
export function currentGraph(directory: string): string {
  const pointer = path.join(directory, POINTER);
  if (!existsSync(pointer)) return path.join(directory, GRAPH_FILE);
  const folder = readFileSync(pointer, 'utf8').trim();
  const file = path.join(directory, folder, GRAPH_FILE);
  if (FOLDER.test(folder) && existsSync(file)) return file;
  throw new SutraError(
    'INTERNAL_SERVER_ERROR',
    `${pointer}: expected the name of a folder beside it that holds a restored graph, got ${JSON.stringify(folder)}. ` +
      'Restore a backup with --force.',
  );
}
