import { readFile } from 'node:fs/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ExplorerFile } from './explorer-files.js';

/** In the smallest form that the browser reads, and only if it has not got it yet. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: ExplorerFile,
): Promise<FastifyReply> {
  void reply.header('etag', file.tag);
  if (request.headers['if-none-match'] === file.tag) return reply.code(304).send();
  const accepted = request.headers['accept-encoding'] ?? '';
  for (const [encoding, compressedPath] of file.compressed) {
    if (!new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$|\\s))`).test(accepted))
      continue;
    return reply.header('content-encoding', encoding).send(await readFile(compressedPath));
  }
  return reply.send(await readFile(file.path));
}
