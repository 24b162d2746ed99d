import type { Load } from '../claims/load.js';
import type { EvidenceVerification } from '../model/evidence.js';
import type { ArticleFile, SeedExtract } from './article-file.js';

/** The source that an article's file is. */
export function articleSourceId(articleId: string): string {
  return `article:${articleId}`;
}

/** What verifying found of an extract. */
export type VerificationOf = (extract: SeedExtract) => EvidenceVerification;

/** All that an article's file asserts. It replaces what the file asserted before. */
export function articleLoad(
  article: ArticleFile,
  verificationOf: VerificationOf,
  { actor, at }: { readonly actor: string; readonly at: string },
): Load {
  return {
    source: {
      id: articleSourceId(article.id),
      kind: 'ARTICLE',
      name: article.title,
      address: article.data.address,
    },
    actor,
    at,
    replace: true,
    entities: [
      { id: article.id, type: 'ARTICLE', facts: { NAME: [article.title] }, article: article.data },
      ...article.entities.map(({ id, type, name, aliases, summary }) => ({
        id,
        type,
        facts: {
          NAME: [name],
          ...(aliases.length === 0 ? {} : { ALIAS: aliases }),
          ...(summary === undefined ? {} : { SUMMARY: [summary] }),
        },
      })),
    ],
    claims: article.claims.map(({ content, basis, reason, extracts }) => ({
      content,
      evidence: extracts.map((extract) => ({
        articleId: article.id,
        exact: extract.exact,
        prefix: extract.prefix,
        suffix: extract.suffix,
        start: extract.start,
        end: extract.end,
        basis,
        reason,
        verification: verificationOf(extract),
      })),
    })),
  };
}
