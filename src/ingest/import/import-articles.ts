import { applyLoad } from '../../claims/apply-load.js';
import type { LoadReport } from '../../claims/load.js';
import { SutraError } from '../../errors.js';
import type { Engine } from '../../graph/engine.js';
import { ArticleTexts } from '../../provenance/article-texts.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { articleLoad } from '../article-load.js';
import { readArticleFile } from '../read-article-file.js';
import { SeedMistakes } from '../seed-mistakes.js';
import { validateArticle } from '../validate-article.js';
import { verifyArticles } from '../verify-articles.js';
import { addChanges, NO_CHANGES } from './import-report.js';

export interface ArticlesReport {
  readonly read: number;
  /** Files that were not loaded, each with its mistakes as `file:line: reason`. */
  readonly rejected: readonly { readonly file: string; readonly reason: string }[];
  readonly changes: LoadReport;
  readonly warnings: readonly string[];
}

/**
 * Loads article files, each in a transaction of its own: a file with a mistake, or one that contradicts what is
 * recorded, is left out and the others are loaded. An article's file is its source and replaces what it said before, so
 * that a run that was killed is simply run again.
 */
export async function importArticles(
  engine: Engine,
  vocabulary: Vocabulary,
  files: readonly string[],
  {
    articlesDirectory,
    dryRun,
    mostRejects,
    ...who
  }: {
    readonly articlesDirectory: string | undefined;
    readonly actor: string;
    readonly at: string;
    readonly dryRun: boolean;
    /** More bad files than this stop the import. */
    readonly mostRejects: number;
  },
  onFile: (report: ArticlesReport) => Promise<void> = () => Promise.resolve(),
): Promise<ArticlesReport> {
  const texts = new ArticleTexts(articlesDirectory);
  let report: ArticlesReport = { read: 0, rejected: [], changes: NO_CHANGES, warnings: [] };
  for (const file of files) {
    try {
      const mistakes = new SeedMistakes();
      const document = await readArticleFile(file, mistakes);
      const article = document && validateArticle(document, vocabulary);
      mistakes.throwIfAny();
      if (article === undefined) continue;
      const [verified] = await verifyArticles([article], texts);
      if (verified === undefined) continue;
      const load = articleLoad(
        article,
        (claim) => verified.verifications.get(claim) ?? 'UNCHECKED',
        who,
      );
      const changes = dryRun
        ? NO_CHANGES
        : await engine.write((transaction) => applyLoad(transaction, vocabulary, load));
      report = {
        ...report,
        changes: addChanges(report.changes, changes),
        warnings: [...report.warnings, ...verified.warnings],
      };
    } catch (error) {
      const isFiles =
        error instanceof SutraError && (error.code === 'INVALID_SEED' || error.code === 'CONFLICT');
      if (!isFiles) throw error;
      if (report.rejected.length >= mostRejects) throw error;
      report = { ...report, rejected: [...report.rejected, { file, reason: error.message }] };
    }
    report = { ...report, read: report.read + 1 };
    await onFile(report);
  }
  return report;
}
