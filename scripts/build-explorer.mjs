// Builds src/explorer to dist/explorer, compresses what it made, and prints how large the script of
// the first screen is.

import './explorer-types.mjs';
import './graphiql-files.mjs';

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { build } from 'vite';

import { EXPLORER_BUILD, VITE_CONFIG } from './explorer-vite.mjs';

/** Bytes. */
const LARGE = 1_000_000;

await build(VITE_CONFIG);

for (const name of readdirSync(EXPLORER_BUILD, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css|html|svg)$/.test(name)) continue;
  const file = path.join(EXPLORER_BUILD, name);
  const text = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
  // The best quality takes half a minute for GraphiQL, and saves a tenth.
  const quality = text.length > LARGE ? 6 : 11;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
  writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
}

const { script, style } = firstScreen();
console.log(
  `Explorer: ${script} kB of script and ${style} kB of style, gzipped, before the first screen.`,
);

/** What is loaded before the first screen shows: the entry and what it imports at once. */
function firstScreen() {
  /** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], css?: string[] }>} */
  const manifest = JSON.parse(readFileSync(path.join(EXPLORER_BUILD, 'manifest.json'), 'utf8'));
  /** @type {Set<string>} */
  const scripts = new Set();
  /** @type {Set<string>} */
  const styles = new Set();
  /** @param {string} key */
  const add = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
    for (const imported of chunk.imports ?? []) add(imported);
  };
  add('index.html');
  /** @param {Set<string>} files */
  const kilobytes = (files) =>
    (
      [...files].reduce(
        (sum, file) => sum + readFileSync(path.join(EXPLORER_BUILD, `${file}.gz`)).length,
        0,
      ) / 1000
    ).toFixed(1);
  return { script: kilobytes(scripts), style: kilobytes(styles) };
}
