import type { BaseContext } from '@apollo/server';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { fastifyCompress } from '@fastify/compress';
import { fastifyCors } from '@fastify/cors';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import { SutraError } from '../errors.js';
import type { Engine, Health } from '../graph/engine.js';
import type { OperationLimits } from '../limits/limits-plugin.js';
import type { ExplorerFiles } from './explorer-files.js';
import { graphqlHandler, type Asker } from './graphql-handler.js';
import { healthRoutes } from './health-routes.js';
import { ICON } from './icon.js';
import { makeApollo } from './make-apollo.js';
import { requestId } from './request-id.js';
import { sendError } from './send-error.js';
import { sendGraphiQL, wantsPage } from './send-graphiql.js';

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** `*` for all. */
  readonly corsOrigins: readonly string[];
  readonly introspection: boolean;
  readonly requestTimeoutMilliseconds: number;
  readonly limits: OperationLimits & { readonly maxBodyBytes: number; readonly maxTokens: number };
}

export interface ServerOptions<Context extends BaseContext> {
  readonly settings: ServerSettings;
  /** GraphiQL's page is one of them. */
  readonly explorerFiles: ExplorerFiles;
  readonly schema: GraphQLSchema;
  /** Where the API keys are. */
  readonly engine: Engine;
  /** Made anew for each request. */
  readonly makeContext: (asker: Asker) => Context;
  /** What `/health/ready` says. */
  readonly readiness: () => Promise<Health>;
  readonly logger: Logger;
}

export interface SutraServer {
  /** For tests, which inject requests, and for further routes, to be added before `listen`. */
  readonly app: FastifyInstance;
  /**
   * @returns the address, such as `http://127.0.0.1:4000`.
   * @throws SutraError INVALID_SETTING when the port or host cannot be had.
   */
  listen(): Promise<string>;
  /** Takes no new requests, answers those that have begun (ten seconds at most), then closes. */
  close(): Promise<void>;
}

/**
 * Answers of a page or less go as they are: there is little to gain. Gzip at its fastest packs a list of 200 relations,
 * 57 kB, to a ninth in 0.6 ms; Brotli at its best to a twelfth in 250 ms.
 */
const COMPRESSION = {
  threshold: 16_384,
  encodings: ['gzip' as const, 'identity' as const],
  zlibOptions: { level: 1 },
};

/** The longest a client may take to send its request. Milliseconds. */
const LONGEST_UPLOAD = 60_000;

/** The HTTP server without the explorer: GraphQL and GraphiQL at `/graphql`, health at `/health/live` and `/health/ready`. */
export async function createServer<Context extends BaseContext>(
  options: ServerOptions<Context>,
): Promise<SutraServer> {
  const { settings, explorerFiles, schema, engine, makeContext, readiness, logger } = options;
  const log: FastifyBaseLogger = logger;
  const app = Fastify({
    loggerInstance: log,
    // Fastify's own lines hold the address with its query string, which is the query's text.
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'requestId',
    }),
    genReqId: requestId,
    bodyLimit: settings.limits.maxBodyBytes,
    requestTimeout: LONGEST_UPLOAD,
  });
  const apollo = makeApollo<Context>({
    schema,
    introspection: settings.introspection,
    limits: settings.limits,
    logger,
    plugins: [fastifyApolloDrainPlugin(app)],
  });
  await apollo.start();

  if (settings.corsOrigins.length > 0) {
    await app.register(fastifyCors, {
      origin: settings.corsOrigins.includes('*') ? '*' : [...settings.corsOrigins],
      methods: ['GET', 'POST'],
      exposedHeaders: ['x-request-id'],
      maxAge: 600,
    });
  }
  addHooks(app);
  await app.register(fastifyCompress, { global: false });
  let isClosing = false;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    // Otherwise a connection that was busy when closing began would stay open, waiting for more.
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
  healthRoutes(app, readiness);

  const handle = graphqlHandler<Context>({
    apollo,
    engine,
    makeContext,
    requestTimeoutMilliseconds: settings.requestTimeoutMilliseconds,
  });
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    compress: COMPRESSION,
    handler: (request, reply) =>
      wantsPage(request) ? sendGraphiQL(request, reply, explorerFiles) : handle(request, reply),
  });
  app.get('/favicon.ico', (_request, reply) =>
    reply.header('cache-control', 'max-age=86400').type('image/svg+xml').send(ICON),
  );

  return {
    app,
    listen: async () => {
      const { host, port } = settings;
      try {
        return await app.listen({ host, port });
      } catch (error) {
        throw listenError(host, port, error);
      }
    },
    close: async () => {
      isClosing = true;
      // Its drain plugin closes the HTTP server first.
      await apollo.stop();
    },
  };
}

function addHooks(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
    });
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const [path] = request.url.split('?', 1);
    request.log.info(
      {
        method: request.method,
        path,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'Answered.',
    );
    done();
  });
  app.setErrorHandler((error, request, reply) => sendError(request, reply, error));
  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at this address; the explorer is at /, GraphQL at /graphql.`;
    const error = Object.assign(new Error(message), { statusCode: 404 });
    return sendError(request, reply, error);
  });
}

function listenError(host: string, port: number, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const details = { cause: error };
  if (code === 'EADDRINUSE') {
    return new SutraError(
      'INVALID_SETTING',
      `SUTRA_PORT: expected a free port, got ${port}, which another program listens on. Set another, or 0 to take any.`,
      details,
    );
  }
  if (code === 'EACCES') {
    return new SutraError(
      'INVALID_SETTING',
      `SUTRA_PORT: this user may not listen on port ${port}.`,
      details,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new SutraError(
      'INVALID_SETTING',
      `SUTRA_HOST: expected an address of this machine, got ${host}.`,
      details,
    );
  }
  return error;
}
