// How Vite builds and serves the explorer: `npm run build` and `npm run explorer:dev`.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export const EXPLORER_SOURCE = path.join(root, 'src', 'explorer');
export const EXPLORER_BUILD = path.join(root, 'dist', 'explorer');

/** @type {import('vite').InlineConfig} */
export const VITE_CONFIG = {
  root: EXPLORER_SOURCE,
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  // Vite compiles JSX by itself; its plugin for React adds hot reload alone.
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    outDir: EXPLORER_BUILD,
    emptyOutDir: true,
    // 2023: what the browsers of the last three years run.
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // The policy of the page lets no data: script or style through.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
    rolldownOptions: {
      input: ['index.html', 'graphiql.html'].map((page) => path.join(EXPLORER_SOURCE, page)),
      output: {
        // What several screens share comes as two scripts, not as twenty: each of them costs a request
        // before anything shows.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules[\\/](?:react|react-dom|scheduler|wouter|regexparam|use-sync-external-store)[\\/]/,
            },
            {
              name: 'shared',
              test: /src[\\/]explorer[\\/](?:api|components|generated|messages|model|theme)[\\/].*\.tsx?$/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/graphql', '/health', '/export'].map((address) => [
        address,
        process.env['SUTRA_ADDRESS'] ?? 'http://127.0.0.1:4000',
      ]),
    ),
  },
};
