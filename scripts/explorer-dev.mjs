// Serves the explorer from its sources and reloads it when they change; the API is that of a
// running server (SUTRA_ADDRESS, http://127.0.0.1:4000).

import './explorer-types.mjs';
import './graphiql-files.mjs';

import { createServer } from 'vite';

import { VITE_CONFIG } from './explorer-vite.mjs';

const server = await createServer({ ...VITE_CONFIG, logLevel: 'info' });
await server.listen();
server.printUrls();
