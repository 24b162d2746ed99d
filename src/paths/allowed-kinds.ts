import { badInput } from '../errors.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

const ARTICLE = 'ARTICLE';

/**
 * The kinds that a walk through the graph may follow: those that are named, or, when none is, all
 * but those that lead to articles; never those to avoid. May be empty, which is not "all".
 * @throws SutraError BAD_USER_INPUT for a kind that the vocabulary has not.
 */
export function allowedKinds(
  vocabulary: Vocabulary,
  {
    kinds = [],
    avoid = [],
    includeArticles = false,
  }: {
    readonly kinds?: readonly string[] | undefined;
    readonly avoid?: readonly string[] | undefined;
    readonly includeArticles?: boolean | undefined;
  },
): readonly string[] {
  const unknown = [...kinds, ...avoid].find((kind) => !vocabulary.kinds.has(kind));
  if (unknown !== undefined) throw badInput('kinds', 'relation kinds of the vocabulary', unknown);
  const candidates =
    kinds.length > 0
      ? [...new Set(kinds)]
      : includeArticles
        ? [...vocabulary.kinds.keys()]
        : kindsWithoutArticles(vocabulary);
  return candidates.filter((kind) => !avoid.includes(kind));
}

/** The kinds whose relations neither start nor end at an article. */
export function kindsWithoutArticles(vocabulary: Vocabulary): readonly string[] {
  return [...vocabulary.kinds.values()]
    .filter(({ source, target }) => !source.includes(ARTICLE) && !target.includes(ARTICLE))
    .map(({ name }) => name);
}
