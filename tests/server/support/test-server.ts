import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import type { GraphQLSchema } from 'graphql';

import type { Engine, Health } from '../../../src/graph/engine.js';
import { openEngine } from '../../../src/graph/open.js';
import {
  createServer,
  type ServerSettings,
  type SutraServer,
} from '../../../src/server/create-server.js';
import { ExplorerFiles } from '../../../src/server/explorer-files.js';
import type { Asker } from '../../../src/server/graphql-handler.js';
import { makeLogger } from '../../../src/server/make-logger.js';
import { makeTestSchema } from './test-schema.js';

export const PACKAGE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCHEMA_PATH = fileURLToPath(new URL('../../../schema/graph.cypher', import.meta.url));

export const SETTINGS: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  corsOrigins: [],
  introspection: true,
  requestTimeoutMilliseconds: 10_000,
  limits: {
    maxBodyBytes: 1_000_000,
    maxTokens: 5_000,
    maxDepth: 15,
    maxAliases: 100,
    maxCost: 20_000,
  },
};

export interface TestServerOptions {
  readonly settings?: Partial<ServerSettings>;
  readonly packageRoot?: string;
  readonly schema?: GraphQLSchema;
  readonly readiness?: () => Promise<Health>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly string[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
  };
}

export interface TestServer extends SutraServer {
  readonly engine: Engine;
  /** What was logged, a JSON text a line. */
  readonly log: string[];
  /** POSTs a query, as a caller that knows the media type of GraphQL. */
  ask(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

/** A server on a small schema and an empty embedded graph in memory. */
export async function makeTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const engine = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
  await engine.setUp();
  const log: string[] = [];
  const logger = makeLogger(
    'debug',
    new Writable({
      write(line: Buffer, _encoding, done) {
        log.push(line.toString());
        done();
      },
    }),
  );
  const server = await createServer<Asker>({
    settings: { ...SETTINGS, ...options.settings },
    explorerFiles: new ExplorerFiles(options.packageRoot ?? PACKAGE_ROOT),
    schema: options.schema ?? makeTestSchema(),
    engine,
    makeContext: (asker) => asker,
    readiness: options.readiness ?? (() => engine.health()),
    logger,
  });
  return {
    ...server,
    engine,
    log,
    ask: async (query, variables, headers = {}) => {
      const answer = await server.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { accept: 'application/graphql-response+json', ...headers },
        payload: { query, ...(variables === undefined ? {} : { variables }) },
      });
      return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
    },
    close: async () => {
      await server.close();
      await engine.close();
    },
  };
}
