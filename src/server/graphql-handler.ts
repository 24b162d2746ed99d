import {
  HeaderMap,
  type ApolloServer,
  type BaseContext,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';

import { authenticate } from '../access/authenticate.js';
import type { Principal } from '../access/principal.js';
import type { Engine } from '../graph/engine.js';
import { withinDeadline } from '../graph/deadline.js';
import { errorAnswer } from './error-answer.js';
import { logError } from './log-error.js';
import { requestDeadline, type RequestDeadline } from './request-deadline.js';
import { sendError } from './send-error.js';

export interface Asker {
  readonly principal: Principal;
  readonly deadline: RequestDeadline;
}

export interface GraphqlHandlerOptions<Context extends BaseContext> {
  readonly apollo: ApolloServer<Context>;
  /** Where the keys are. */
  readonly engine: Engine;
  readonly makeContext: (asker: Asker) => Context;
  readonly requestTimeoutMilliseconds: number;
}

/**
 * Answers GraphQL over HTTP. When the deadline passes the caller gets TIMEOUT, whatever a resolver
 * is still at; and when the caller goes away, what runs for it is told so.
 */
export function graphqlHandler<Context extends BaseContext>(
  options: GraphqlHandlerOptions<Context>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const { apollo, engine, makeContext, requestTimeoutMilliseconds } = options;

  return async (request, reply) => {
    const deadline = requestDeadline(reply, requestTimeoutMilliseconds);
    const context = async (): Promise<Context> => {
      try {
        const { authorization } = request.headers;
        return makeContext({
          principal: await authenticate(engine, authorization, deadline),
          deadline,
        });
      } catch (error) {
        throw contextError(request, error);
      }
    };
    void reply.header('cache-control', 'no-store');
    let answer: HTTPGraphQLResponse;
    try {
      answer = await withinDeadline(
        apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest: apolloRequest(request), context }),
        deadline,
      );
    } catch (error) {
      return sendError(request, reply, error);
    }
    // In pieces come only @defer and @stream, which graphql 16 has not got.
    if (answer.body.kind !== 'complete') throw new Error('Expected an answer in one piece.');
    for (const [name, value] of answer.headers) void reply.header(name, value);
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer realm="sutra"');
    return reply.code(answer.status ?? 200).send(answer.body.string);
  };
}

function apolloRequest(request: FastifyRequest) {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Also when the caller sent none or a bad one: the log of errors reads it here.
  headers.set('x-request-id', request.id);
  const question = request.url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: question === -1 ? '' : request.url.slice(question),
    body: request.body,
  };
}

/** Tells Apollo the status; without it, a context that cannot be made is a 500. */
function contextError(request: FastifyRequest, error: unknown): GraphQLError {
  const { status, code } = errorAnswer(error);
  logError(request.log, code, error, request.id);
  return new GraphQLError('', {
    originalError: error instanceof Error ? error : new Error(String(error)),
    extensions: { http: { status } },
  });
}
