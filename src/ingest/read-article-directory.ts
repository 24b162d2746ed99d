import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SutraError } from '../errors.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ArticleFile } from './article-file.js';
import { readArticleFile } from './read-article-file.js';
import { SeedMistakes } from './seed-mistakes.js';
import { validateArticle } from './validate-article.js';

/**
 * Reads all seed files of a directory (`*.yaml`, `*.yml`), by name, and checks each and all together.
 * @throws SutraError INVALID_SEED that lists every mistake of every file as `file:line: reason`.
 */
export async function readArticleDirectory(
  directory: string,
  vocabulary: Vocabulary,
): Promise<readonly ArticleFile[]> {
  const mistakes = new SeedMistakes();
  const files: ArticleFile[] = [];
  for (const name of await namesIn(directory)) {
    const document = await readArticleFile(path.join(directory, name), mistakes);
    const file = document && validateArticle(document, vocabulary);
    if (file !== undefined) files.push(file);
  }
  checkTogether(files, mistakes);
  mistakes.throwIfAny();
  return files;
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    const names = await readdir(directory);
    return names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
  } catch (cause) {
    const message = `${directory}: expected a directory of seed files, got none that can be read.`;
    throw new SutraError('INVALID_SEED', message, { cause });
  }
}

/** An id means one entity, of one type, in all files; and an article has one file. */
function checkTogether(files: readonly ArticleFile[], mistakes: SeedMistakes): void {
  const articles = new Map<string, string>();
  for (const { file, id } of files) {
    const other = articles.get(id);
    if (other !== undefined) {
      mistakes.add(file, 1, `article.id: expected an id of its own, got ${id}, that of ${other}.`);
    }
    articles.set(id, other ?? file);
  }
  const types = new Map(files.map(({ file, id }) => [id, { type: 'ARTICLE', where: file }]));
  for (const { file, entities } of files) {
    for (const { id, type, line } of entities) {
      const known = types.get(id);
      if (known === undefined) types.set(id, { type, where: `${file}:${line}` });
      else if (known.type !== type) {
        const reason = `entity ${id}: expected ${known.type}, as in ${known.where}, got ${type}.`;
        mistakes.add(file, line, reason);
      }
    }
  }
}
