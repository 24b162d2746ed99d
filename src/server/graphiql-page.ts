import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

import { GRAPHIQL_QUERY } from './graphiql-query.js';
import { ICON } from './icon.js';

export interface Page {
  readonly html: Buffer;
  readonly compressed: Buffer;
  readonly tag: string;
}

/**
 * What the page may do. It is one file that needs nothing from elsewhere, and this makes the
 * browser see to it: all it can reach is this server.
 */
export const GRAPHIQL_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  'worker-src blob:',
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

let page: Promise<Page> | undefined;

/** The GraphiQL page, 9 MB, made when a browser first asks for it. */
export function graphiqlPage(): Promise<Page> {
  page ??= makePage();
  return page;
}

async function makePage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = Buffer.from(
    renderGraphiQL({
      title: 'Sutra',
      endpoint: '/graphql',
      defaultQuery: GRAPHIQL_QUERY,
      favicon: `data:image/svg+xml,${encodeURIComponent(ICON)}`,
      logo: ICON,
    }).trimStart(),
  );
  const tag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  return { html, compressed: await promisify(gzip)(html), tag };
}
