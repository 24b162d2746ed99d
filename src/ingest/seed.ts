import path from 'node:path';
import { applyLoad } from '../claims/apply-load.js';
import type { LoadReport } from '../claims/load.js';
import type { Engine, Transaction } from '../graph/engine.js';
import {
  MARK_SEEDED,
  SEEDED_SOURCES,
  type SeededSource,
} from '../graph/statements/seed-statements.js';
import type { EvidenceVerification } from '../model/evidence.js';
import { ArticleTexts } from '../provenance/article-texts.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { articleLoad, articleSourceId } from './article-load.js';
import { readArticleDirectory } from './read-article-directory.js';
import { retypeEntities } from './retype-entities.js';
import { verifyArticles, type VerifiedArticle } from './verify-articles.js';

export interface SeedOptions {
  /** Where the article files are. */
  readonly directory: string;
  /** Where the full texts are, to verify extracts against; undefined leaves them UNCHECKED. */
  readonly articlesDirectory?: string | undefined;
  /** Who seeds. */
  readonly actor: string;
  /** ISO 8601 instant of the run's start. */
  readonly at: string;
  /** Takes back what files asserted that were seeded from this directory and are gone from it. */
  readonly prune?: boolean | undefined;
}

export interface SeedFileReport {
  readonly file: string;
  readonly articleId: string;
  readonly load: LoadReport;
  /** How many extracts came to what. */
  readonly verification: Readonly<Record<EvidenceVerification, number>>;
}

export interface SeedReport {
  readonly files: readonly SeedFileReport[];
  /** Sources whose files are gone, and what taking them back changed. */
  readonly pruned: readonly { readonly sourceId: string; readonly load: LoadReport }[];
  /** Entities whose type the files changed. */
  readonly retyped: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Loads all article files of a directory. All are read and checked before anything is written, and all are written
 * in one transaction. Seeding the same files twice changes nothing.
 * @throws SutraError INVALID_SEED that lists every mistake as `file:line: reason`; CONFLICT where an import knows
 * an entity as another type. Then nothing is written.
 */
export async function seedArticles(
  engine: Engine,
  vocabulary: Vocabulary,
  options: SeedOptions,
): Promise<SeedReport> {
  const articles = await readArticleDirectory(options.directory, vocabulary);
  const verified = await verifyArticles(articles, new ArticleTexts(options.articlesDirectory));
  const written = await engine.write(async (transaction) => {
    const before = await transaction.run(SEEDED_SOURCES, {});
    const pruned = options.prune
      ? await pruneGone(transaction, vocabulary, options, verified, before)
      : [];
    const retyped = await retypeEntities(transaction, vocabulary, articles);
    const files: SeedFileReport[] = [];
    for (const { article, verifications, counts } of verified) {
      const load = articleLoad(article, (one) => verifications.get(one) ?? 'UNCHECKED', options);
      files.push({
        file: article.file,
        articleId: article.id,
        load: await applyLoad(transaction, vocabulary, load),
        verification: counts,
      });
    }
    await rememberDirectory(transaction, options, verified, before);
    return { files, pruned, retyped };
  });
  return { ...written, warnings: verified.flatMap(({ warnings }) => warnings) };
}

async function pruneGone(
  transaction: Transaction,
  vocabulary: Vocabulary,
  { actor, at, directory }: SeedOptions,
  verified: readonly VerifiedArticle[],
  before: readonly SeededSource[],
): Promise<SeedReport['pruned']> {
  const present = new Set(verified.map(({ article }) => articleSourceId(article.id)));
  const gone = before
    .filter(({ id, seededFrom }) => seededFrom === path.resolve(directory) && !present.has(id))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  const pruned: { sourceId: string; load: LoadReport }[] = [];
  for (const { id, name, address } of gone) {
    const source = { id, kind: 'ARTICLE', name, address } as const;
    const empty = { source, actor, at, replace: true, entities: [], claims: [] };
    pruned.push({ sourceId: id, load: await applyLoad(transaction, vocabulary, empty) });
  }
  if (gone.length > 0) {
    await transaction.run(MARK_SEEDED, { ids: gone.map(({ id }) => id), directory: null });
  }
  return pruned;
}

/** So that a directory's pruning leaves alone what came from another. */
async function rememberDirectory(
  transaction: Transaction,
  options: SeedOptions,
  verified: readonly VerifiedArticle[],
  before: readonly SeededSource[],
): Promise<void> {
  const directory = path.resolve(options.directory);
  const known = new Map(before.map(({ id, seededFrom }) => [id, seededFrom]));
  const ids = verified
    .map(({ article }) => articleSourceId(article.id))
    .filter((id) => known.get(id) !== directory);
  if (ids.length > 0) await transaction.run(MARK_SEEDED, { ids, directory });
}
