import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLSchema } from 'graphql';

import { formatError } from '../api/format-error.js';
import { limitsPlugin, type OperationLimits } from '../limits/limits-plugin.js';
import { answerStatusPlugin } from './answer-status-plugin.js';
import { compiledExecutionPlugin } from './compiled-execution-plugin.js';
import { errorLogPlugin } from './error-log-plugin.js';

export interface ApolloOptions<Context extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: OperationLimits & { readonly maxTokens: number };
  readonly logger: FastifyBaseLogger;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

/** Apollo Server with nothing left to the environment: it would take stack traces and more from NODE_ENV. */
export function makeApollo<Context extends BaseContext>(
  options: ApolloOptions<Context>,
): ApolloServer<Context> {
  const { schema, introspection, limits, logger, plugins } = options;
  return new ApolloServer<Context>({
    schema,
    introspection,
    formatError,
    logger,
    nodeEnv: 'production',
    includeStacktraceInErrorResponses: false,
    // Suggestions ("did you mean") would give away piece by piece what introspection must not show.
    hideSchemaDetailsFromClientErrors: !introspection,
    // A browser must not be led to send a request that no CORS preflight came before.
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: limits.maxTokens },
    plugins: [
      // It would note a cache hint for each field, at half of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin<Context>(schema, limits),
      errorLogPlugin<Context>(logger),
      answerStatusPlugin<Context>(),
      compiledExecutionPlugin<Context>(schema, logger),
      ...plugins,
    ],
  });
}
