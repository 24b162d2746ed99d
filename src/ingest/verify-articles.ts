import { EVIDENCE_VERIFICATIONS, type EvidenceVerification } from '../model/evidence.js';
import type { ArticleTexts } from '../provenance/article-texts.js';
import { verifyExtract, type OtherArticle } from '../provenance/verify.js';
import type { ArticleFile, SeedExtract } from './article-file.js';

/** What verifying an article's extracts found. */
export interface VerifiedArticle {
  readonly article: ArticleFile;
  readonly verifications: ReadonlyMap<SeedExtract, EvidenceVerification>;
  /** How many extracts came to what. */
  readonly counts: Readonly<Record<EvidenceVerification, number>>;
  readonly warnings: readonly string[];
}

/** Looks for every extract in its article's text, and for strays in the texts of the other articles. */
export async function verifyArticles(
  articles: readonly ArticleFile[],
  texts: ArticleTexts,
): Promise<readonly VerifiedArticle[]> {
  const read = await Promise.all(
    articles.map(async (article) => ({ article, ...(await texts.get(article.text)) })),
  );
  const known = read.flatMap(({ article, text }): (OtherArticle & { id: string })[] =>
    text === undefined ? [] : [{ id: article.id, ranges: article.text.ranges, text }],
  );
  return read.map(({ article, text, warning }) => {
    const others = known.filter(({ id }) => id !== article.id);
    const verifications = new Map<SeedExtract, EvidenceVerification>();
    const counts = Object.fromEntries(EVIDENCE_VERIFICATIONS.map((name) => [name, 0])) as Record<
      EvidenceVerification,
      number
    >;
    const warnings = warning === undefined ? [] : [`${article.file}: ${warning}`];
    for (const extract of article.claims.flatMap(({ extracts }) => extracts)) {
      const { verification } = verifyExtract(extract, article.text, text, others);
      verifications.set(extract, verification);
      counts[verification] += 1;
      if (verification !== 'VERIFIED' && verification !== 'UNCHECKED') {
        const words = JSON.stringify(extract.exact);
        warnings.push(`${article.file}:${extract.line}: extract ${words} is ${verification}.`);
      }
    }
    return { article, verifications, counts, warnings };
  });
}
