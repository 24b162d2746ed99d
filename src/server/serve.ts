import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';

import { buildGraphSchema } from '../api/build-schema.js';
import { createContext } from '../api/context.js';
import { adminSocketPath } from '../commands/admin-socket-path.js';
import type { CommandContext } from '../commands/command.js';
import { COMMANDS } from '../commands/commands.js';
import type { GraphSettings } from '../commands/graph-settings.js';
import { openGraph } from '../commands/open-graph.js';
import { isEmptyGraph } from '../ingest/is-empty-graph.js';
import { SharedReads } from '../graph/shared-reads.js';
import { seedArticles } from '../ingest/seed.js';
import { ArticleTexts } from '../provenance/article-texts.js';
import { startAdminServer, type AdminServer } from './admin-server.js';
import { createServer, type ServerSettings } from './create-server.js';
import { ExplorerFiles } from './explorer-files.js';
import { explorerRoutes } from './explorer-routes.js';
import { exportRoute } from './export-route.js';
import { GraphPreparation } from './graph-preparation.js';
import { makeLogger } from './make-logger.js';
import { stopOnSignals } from './stop-on-signals.js';

/** All settings of a server; see config.ts. */
export interface ServeSettings extends GraphSettings, ServerSettings {
  readonly logLevel: string;
  readonly seed: boolean;
  readonly frameAncestors: readonly string[];
}

/** How long the first lines wait for the graph, so that what they promise is there. Milliseconds. */
const LONGEST_SILENCE = 2_000;
/** How long commands may go on after a request to stop. Milliseconds. */
const LONGEST_COMMAND = 10_000;

/**
 * Runs a server until the process is asked to end. Comes back when it listens.
 * @throws SutraError INVALID_SETTING, INVALID_VOCABULARY or DIRECTORY_IN_USE.
 */
export async function serve(settings: ServeSettings): Promise<void> {
  const logger = makeLogger(settings.logLevel);
  const graph = await openGraph(settings);
  const { engine, vocabulary } = graph;
  const explorerFiles = new ExplorerFiles(settings.packageRoot);
  const articleTexts = new ArticleTexts(settings.articlesDirectory);
  const sharedReads = new SharedReads(engine);
  const preparation = new GraphPreparation({
    engine,
    logger,
    seed: () => (settings.seed ? seedIfEmpty(graph, logger) : Promise.resolve()),
  });
  try {
    const server = await createServer({
      settings,
      explorerFiles,
      schema: buildGraphSchema(vocabulary),
      engine,
      makeContext: (asker) =>
        createContext({ engine, sharedReads, vocabulary, articleTexts, ...asker }),
      readiness: () => preparation.readiness(),
      logger,
    });
    const { requestTimeoutMilliseconds } = settings;
    exportRoute(server.app, { engine, vocabulary, requestTimeoutMilliseconds });
    explorerRoutes(server.app, {
      files: explorerFiles,
      frameAncestors: settings.frameAncestors,
    });
    const address = await server.listen();
    const prepared = preparation.run();
    const admin = engine.capabilities.sharedBetweenProcesses
      ? undefined
      : await takeCommands(graph, settings.dataDirectory, logger);
    stopOnSignals(async () => {
      preparation.stop();
      await server.close();
      await admin?.close(LONGEST_COMMAND);
      await engine.close();
      logger.info('Stopped.');
    });
    await Promise.race([prepared, sleep(LONGEST_SILENCE, undefined, { ref: false })]);
    await greet(address, settings, preparation);
  } catch (error) {
    preparation.stop();
    await engine.close();
    throw error;
  }
}

async function seedIfEmpty(graph: CommandContext, logger: Logger): Promise<void> {
  const { engine, vocabulary, seedDirectory, articlesDirectory } = graph;
  if (!(await isEmptyGraph(engine))) return;
  const { files, warnings } = await seedArticles(engine, vocabulary, {
    directory: seedDirectory,
    articlesDirectory,
    actor: 'first start',
    at: new Date().toISOString(),
  });
  for (const warning of warnings) logger.warn(warning);
  logger.info({ articles: files.length }, 'Seeded the empty graph.');
}

/** A server without its admin socket still serves; commands then say that they cannot reach it. */
async function takeCommands(
  context: CommandContext,
  dataDirectory: string,
  logger: Logger,
): Promise<AdminServer | undefined> {
  const socketPath = adminSocketPath(dataDirectory);
  try {
    return await startAdminServer({ socketPath, commands: COMMANDS, context, logger });
  } catch (error) {
    logger.warn({ err: error, socketPath }, 'Commands cannot be taken while this server runs.');
    return undefined;
  }
}

/** Plain lines for whoever started it. */
async function greet(
  address: string,
  settings: ServeSettings,
  preparation: GraphPreparation,
): Promise<void> {
  const { ready, detail } = await preparation.readiness();
  const cli = path.relative(process.cwd(), path.join(settings.packageRoot, 'dist', 'cli.js'));
  const lines = [
    ready ? 'Sutra is ready.' : `Sutra is not ready yet: ${detail}`,
    `  Explorer              ${address}/`,
    `  GraphQL and GraphiQL  ${address}/graphql`,
    `  Health                ${address}/health/ready`,
    `  Graph                 ${settings.neo4j === undefined ? `embedded, in ${settings.dataDirectory}` : 'Neo4j'}`,
    `  A key for changes     node ${cli} keys create --name NAME --role editor`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
