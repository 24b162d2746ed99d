import type { GraphReplacement } from './embedded/replace-graph.js';
import type { Engine } from './engine.js';

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
 * Opens the engine that the options name, without setting it up. Neo4j need not be there yet. Loads the driver of
 * that engine alone: both take a server's start a third of a second each.
 * @throws SutraError DIRECTORY_IN_USE, or INVALID_SETTING for an address that is none.
 */
export async function openEngine(options: OpenEngineOptions): Promise<Engine> {
  const { neo4j, directory, schemaPath, shuffleUnordered = false } = options;
  if (neo4j === undefined) {
    const { openEmbeddedEngine } = await import('./embedded/open-embedded-engine.js');
    return openEmbeddedEngine({ directory, schemaPath, shuffleUnordered });
  }
  const { openNeo4jEngine } = await import('./neo4j/open-neo4j-engine.js');
  return openNeo4jEngine({ ...neo4j, schemaPath });
}

/**
 * Puts another graph in the place of the one in an embedded engine's directory, in one step or not at all.
 * @returns the folder that the graph that was there is in now; undefined if there was none.
 * @throws SutraError DIRECTORY_IN_USE while a process holds the directory; CONFLICT when it holds a graph and `force`
 * is not set; INTERNAL_SERVER_ERROR when the new graph cannot be opened; what `write` and `check` throw.
 */
export async function replaceGraph(replacement: GraphReplacement): Promise<string | undefined> {
  const embedded = await import('./embedded/replace-graph.js');
  return embedded.replaceGraph(replacement);
}
