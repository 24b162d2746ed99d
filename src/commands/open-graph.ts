import path from 'node:path';

import { openEngine } from '../graph/open.js';
import { loadVocabulary } from '../vocabulary/load-vocabulary.js';
import type { CommandContext } from './command.js';
import type { GraphSettings } from './graph-settings.js';
import { userName } from './user-name.js';

/**
 * Opens the graph that the settings name, without setting it up.
 * @throws SutraError INVALID_VOCABULARY, DIRECTORY_IN_USE or INVALID_SETTING.
 */
export async function openGraph(settings: GraphSettings): Promise<CommandContext> {
  const { neo4j, dataDirectory, articlesDirectory, packageRoot } = settings;
  // First, so that a mistake in it leaves no directory locked.
  const vocabulary = loadVocabulary(path.join(packageRoot, 'schema', 'vocabulary.yaml'));
  const engine = await openEngine({
    neo4j,
    directory: neo4j === undefined ? dataDirectory : undefined,
    schemaPath: path.join(packageRoot, 'schema', 'graph.cypher'),
  });
  return {
    engine,
    vocabulary,
    seedDirectory: path.join(packageRoot, 'seed', 'articles'),
    articlesDirectory,
    actor: userName(),
    workingDirectory: process.cwd(),
  };
}
