import { openEmbeddedEngine } from './embedded/open-embedded-engine.js';
import type { Engine } from './engine.js';
import { openNeo4jEngine } from './neo4j/open-neo4j-engine.js';

export interface OpenEngineOptions {
  /** Where Neo4j is; left out, the embedded engine is opened. */
  readonly neo4j?:
    | {
        readonly uri: string;
        readonly user: string;
        readonly password: string;
        readonly database: string;
      }
    | undefined;
  /** The embedded engine's directory; undefined keeps the graph in memory alone. Neo4j has no use for it. */
  readonly directory: string | undefined;
  /** Path of schema/graph.cypher. */
  readonly schemaPath: string;
  /** For tests: rows that no ORDER BY orders come in random order (embedded engine only). */
  readonly shuffleUnordered?: boolean;
}

/**
 * Opens the engine that the options name, without setting it up. Neo4j need not be there yet.
 * @throws SutraError DIRECTORY_IN_USE, or INVALID_SETTING for an address that is none.
 */
export function openEngine(options: OpenEngineOptions): Engine {
  const { neo4j, directory, schemaPath, shuffleUnordered = false } = options;
  return neo4j === undefined
    ? openEmbeddedEngine({ directory, schemaPath, shuffleUnordered })
    : openNeo4jEngine({ ...neo4j, schemaPath });
}
