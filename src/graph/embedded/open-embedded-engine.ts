import { mkdirSync } from 'node:fs';

// The default import: Node finds no named exports in this CommonJS package.
import grafeo from '@grafeo-db/js';

import type { Engine } from '../engine.js';
import { currentGraph } from './current-graph.js';
import { openError } from './driver-error.js';
import { EmbeddedEngine } from './embedded-engine.js';

export interface EmbeddedEngineOptions {
  /** Holds the graph and its log; made if it is missing. Undefined: in memory alone, gone at `close`. */
  readonly directory: string | undefined;
  /** Path of schema/graph.cypher. */
  readonly schemaPath: string;
  /** For tests: rows that no ORDER BY orders come in random order. */
  readonly shuffleUnordered?: boolean;
}

/**
 * Opens the embedded database and takes hold of its directory until `close`. Reading a large
 * graph into memory takes seconds, and nothing else runs meanwhile.
 * @throws SutraError DIRECTORY_IN_USE when another process holds the directory;
 * INTERNAL_SERVER_ERROR when it cannot be read or is damaged.
 */
export function openEmbeddedEngine(options: EmbeddedEngineOptions): Engine {
  const { directory, schemaPath, shuffleUnordered = false } = options;
  if (directory === undefined) {
    return new EmbeddedEngine(grafeo.GrafeoDB.create(undefined, { shuffleUnordered }), schemaPath);
  }
  try {
    mkdirSync(directory, { recursive: true });
    for (;;) {
      const file = currentGraph(directory);
      const database = grafeo.GrafeoDB.create(file, { shuffleUnordered });
      // From here on nobody replaces it; before, a restore may have.
      if (currentGraph(directory) === file) return new EmbeddedEngine(database, schemaPath, file);
      database.close();
    }
  } catch (error) {
    throw openError(directory, error);
  }
}
