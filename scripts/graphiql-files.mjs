// Writes GraphiQL, as @graphql-yoga/render-graphiql has it, to files in src/explorer/generated, from
// where Vite takes them as they are. Compiling it from its own packages takes most of a minute; here
// it is compiled already, in texts. Does nothing when they are written.

// First, since it empties the directory when the types are out of date.
import './explorer-types.mjs';

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = path.join(root, 'src', 'explorer', 'generated', 'graphiql');
const stampFile = path.join(directory, '.stamp');

const { version } = /** @type {{ version: string }} */ (
  createRequire(import.meta.url)('@graphql-yoga/render-graphiql/package.json')
);
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== version) {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  mkdirSync(directory, { recursive: true });
  const files = {
    'graphiql.js': graphiql.js,
    'graphiql.css': graphiql.css,
    'editor-worker.js': graphiql.editorWorkerService,
    'json-worker.js': graphiql.jsonWorker,
    'graphql-worker.js': graphiql.graphqlWorker,
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(directory, name), text);
  }
  writeFileSync(stampFile, version);
}
