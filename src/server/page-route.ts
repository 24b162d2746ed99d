import type { FastifyReply, FastifyRequest } from 'fastify';

import { GRAPHIQL_POLICY, graphiqlPage } from './graphiql-page.js';

/**
 * Whether a browser wants a page to show. It may have a query in the address, which GraphiQL puts
 * there and reads again; a request that can be more than a page shows so by a header.
 */
export function wantsPage(request: FastifyRequest): boolean {
  const { headers, method } = request;
  return (
    method === 'GET' &&
    (headers.accept ?? '').includes('text/html') &&
    headers['content-type'] === undefined &&
    headers['apollo-require-preflight'] === undefined &&
    headers['x-apollo-operation-name'] === undefined
  );
}

/** Answers with GraphiQL: compressed, and only if the browser has not got it yet. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { html, compressed, tag } = await graphiqlPage();
  void reply
    .header('content-security-policy', GRAPHIQL_POLICY)
    .header('cache-control', 'no-cache')
    .header('vary', 'Accept, Accept-Encoding')
    .header('etag', tag)
    .type('text/html; charset=utf-8');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    return reply.header('content-encoding', 'gzip').send(compressed);
  }
  return reply.send(html);
}
