import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ExplorerFile } from './explorer-files.js';
import { NOT_BUILT } from './not-built.js';
import { sendFile } from './send-file.js';

/** Answers a browser with a page of the explorer, which may do what the policy says and no more. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: ExplorerFile | undefined,
  policy: string,
): Promise<FastifyReply> {
  void reply
    .header('content-security-policy', policy)
    .header('vary', 'Accept, Accept-Encoding')
    .type('text/html; charset=utf-8');
  if (page === undefined) return reply.code(503).send(NOT_BUILT);
  void reply.header('cache-control', 'no-cache');
  return sendFile(request, reply, page);
}
