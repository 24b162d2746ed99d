import path from 'node:path';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { readExplorer } from './explorer-files.js';
import { NOT_BUILT } from './not-built.js';
import { sendFile } from './send-file.js';

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

/**
 * What GraphiQL's page may do: scripts and workers of this server alone. Its editor writes styles
 * into the page, which is why those may be inline.
 */
const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** How to answer with GraphiQL, of which the explorer's build makes a page. */
export function pageSender(
  packageRoot: string,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  let explorer: ReturnType<typeof readExplorer> | undefined;
  return async (request, reply) => {
    explorer ??= readExplorer(path.join(packageRoot, 'dist', 'explorer'));
    void reply
      .header('content-security-policy', GRAPHIQL_POLICY)
      .header('vary', 'Accept, Accept-Encoding')
      .type('text/html; charset=utf-8');
    const page = (await explorer)?.get('/graphiql.html');
    if (page === undefined) return reply.code(503).send(NOT_BUILT);
    void reply.header('cache-control', 'no-cache');
    return sendFile(request, reply, page);
  };
}
