import type { FastifyReply, FastifyRequest } from 'fastify';

import { SutraError } from '../errors.js';
import { errorAnswer } from './error-answer.js';
import { logError } from './log-error.js';

/** Answers a request with nothing but an error, in the form of GraphQL, and logs it. */
export function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const refusal = refusalByFastify(error);
  const { status, code, body } = errorAnswer(refusal?.error ?? error);
  logError(request.log, code, error, request.id);
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer realm="sutra"');
  const accept = request.headers.accept ?? '';
  const type = accept.includes('application/graphql-response+json')
    ? 'application/graphql-response+json; charset=utf-8'
    : 'application/json; charset=utf-8';
  return reply
    .code(refusal?.status ?? status)
    .type(type)
    .send(JSON.stringify(body));
}

/** A request that Fastify refused before it got to GraphQL: a body too large, no JSON, of another type. */
function refusalByFastify(error: unknown): { error: SutraError; status?: number } | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode: status, message } = error;
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return status === 413
    ? { error: new SutraError('REQUEST_TOO_LARGE', message, { cause: error }) }
    : { error: new SutraError('BAD_REQUEST', message, { cause: error }), status };
}
