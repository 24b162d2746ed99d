import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
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
    requestDidStart: ({ request }) => {
      const requestId = request.http?.headers.get('x-request-id') ?? '';
      return Promise.resolve({
        didEncounterErrors: ({ errors }) => {
          for (const error of errors) {
            logError(log, errorCode(formatError(error.toJSON(), error)), error, requestId);
          }
          return Promise.resolve();
        },
      });
    },
    unexpectedErrorProcessingRequest: ({ requestContext, error }) => {
      const requestId = requestContext.request.http?.headers.get('x-request-id') ?? '';
      const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
      logError(log, 'INTERNAL_SERVER_ERROR', original, requestId);
      return Promise.resolve();
    },
  };
}
