import type { ApolloServerPlugin, BaseContext, GraphQLRequest } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';

import { formatError } from '../api/format-error.js';
import { errorCode } from './error-answer.js';
import { logError } from './log-error.js';

/** Logs each error of an answer with the request's id. Only what the answer hides is an error in the log. */
export function errorLogPlugin<Context extends BaseContext>(
  log: FastifyBaseLogger,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: ({ request }) =>
      Promise.resolve({
        didEncounterErrors: ({ errors }) => {
          logErrors(log, errors, request);
          return Promise.resolve();
        },
      }),
    unexpectedErrorProcessingRequest: ({ requestContext, error }) => {
      const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
      logError(log, 'INTERNAL_SERVER_ERROR', original, requestIdOf(requestContext.request));
      return Promise.resolve();
    },
  };
}

/** Errors of one request, each by the code that its caller sees. */
export function logErrors(
  log: FastifyBaseLogger,
  errors: readonly GraphQLError[],
  request: GraphQLRequest,
): void {
  for (const error of errors) {
    logError(log, errorCode(formatError(error.toJSON(), error)), error, requestIdOf(request));
  }
}

function requestIdOf({ http }: GraphQLRequest): string {
  return http?.headers.get('x-request-id') ?? '';
}
