import type { ArticleQuery } from '../../generated/graphql.js';

/** An article as its screen asks for it. */
export type ShownArticle = Extract<
  NonNullable<ArticleQuery['entity']>,
  { readonly extracts: unknown }
>;
