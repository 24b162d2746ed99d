import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ExplorerFiles } from './explorer-files.js';
import { sendPage } from './send-page.js';

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

/** Answers with GraphiQL, of which the explorer's build makes a page. */
export async function sendGraphiQL(
  request: FastifyRequest,
  reply: FastifyReply,
  files: ExplorerFiles,
): Promise<FastifyReply> {
  return sendPage(request, reply, await files.get('/graphiql.html'), GRAPHIQL_POLICY);
}
