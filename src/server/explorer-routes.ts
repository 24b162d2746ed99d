import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { ExplorerFiles } from './explorer-files.js';
import { sendFile } from './send-file.js';
import { sendPage } from './send-page.js';

export interface ExplorerOptions {
  readonly files: ExplorerFiles;
  /** Origins that may show `/embed` in a frame of theirs, or `*`. */
  readonly frameAncestors: readonly string[];
}

/**
 * The addresses of the explorer's screens. What is at an id, or that nothing is, the page finds out
 * itself. Wildcards, since a named parameter may have 100 characters at most.
 */
const SCREENS = ['/', '/e/*', '/a/*', '/graph', '/path', '/matches', '/edit', '/edit/*', '/embed'];

/** A page of one script and one style sheet of this server, which talks to nobody else. */
function policy(frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');
}

/** Serves the explorer: one page at every address of a screen, and what it is made of under `/assets/`. */
export function explorerRoutes(
  app: FastifyInstance,
  { files, frameAncestors }: ExplorerOptions,
): void {
  for (const url of SCREENS) {
    const ancestors = url === '/embed' ? frameAncestors : [];
    app.get(url, async (request, reply) => {
      if (!acceptsPage(request)) {
        reply.callNotFound();
        return reply;
      }
      // It could only say nobody, or this origin: the policy says who.
      if (ancestors.length > 0) void reply.removeHeader('x-frame-options');
      return sendPage(request, reply, await files.get('/index.html'), policy(ancestors));
    });
  }
  app.get('/assets/*', async (request, reply) => {
    const [address = ''] = request.url.split('?', 1);
    const file = await files.get(address);
    if (file === undefined) {
      reply.callNotFound();
      return reply;
    }
    // Its name holds a hash of what it says.
    void reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'Accept-Encoding')
      .type(file.mediaType);
    return sendFile(request, reply, file);
  });
}

/** A browser names HTML; curl and the like take anything. */
function acceptsPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '*/*';
  return accept.includes('text/html') || accept.includes('*/*');
}
