import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const SEED_DIRECTORY = path.join(root, 'seed/articles');
export const VOCABULARY = loadVocabulary(path.join(root, 'schema/vocabulary.yaml'));

/** A directory of seed files that a test may change. */
export interface SeedDirectory {
  readonly path: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** Replaces words that stand in the file exactly once. */
  edit(name: string, before: string, after: string): Promise<void>;
  remove(name: string): Promise<void>;
  makeDirectory(name: string): Promise<void>;
}

const made: string[] = [];

/** An empty directory, or a copy of the shipped seed. */
export async function seedDirectory(
  content: 'empty' | 'shipped' = 'empty',
): Promise<SeedDirectory> {
  const directory = await mkdtemp(path.join(tmpdir(), 'sutra-seed-'));
  made.push(directory);
  if (content === 'shipped') await cp(SEED_DIRECTORY, directory, { recursive: true });
  const locate = (name: string) => path.join(directory, name);
  return {
    path: directory,
    write: (name, text) => writeFile(locate(name), text),
    async edit(name, before, after) {
      const parts = (await readFile(locate(name), 'utf8')).split(before);
      if (parts.length !== 2)
        throw new Error(`${before} stands ${parts.length - 1} times in ${name}.`);
      await writeFile(locate(name), parts.join(after));
    },
    remove: (name) => rm(locate(name)),
    async makeDirectory(name) {
      await mkdir(locate(name));
    },
  };
}

/** Removes all directories of this test file. */
export async function removeSeedDirectories(): Promise<void> {
  for (const directory of made.splice(0)) await rm(directory, { recursive: true, force: true });
}

/** The full texts, where this machine has them. In CI they must be there: their tests fail without. */
export function articlesDirectory(): string | undefined {
  const directory = process.env['SUTRA_ARTICLES_DIR'];
  if (directory !== undefined && directory !== '') return directory;
  if (process.env['CI'] === 'true') throw new Error('CI needs SUTRA_ARTICLES_DIR.');
  console.warn('SUTRA_ARTICLES_DIR is not set: extracts are not checked against their texts.');
  return undefined;
}
