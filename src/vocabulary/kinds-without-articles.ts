import type { Vocabulary } from './vocabulary.js';

/** The kinds that no article is an end of: what degrees, paths and neighborhoods count unless asked otherwise. */
export function kindsWithoutArticles({ kinds }: Vocabulary): readonly string[] {
  return [...kinds.values()]
    .filter(({ source, target }) => !source.includes('ARTICLE') && !target.includes('ARTICLE'))
    .map(({ name }) => name);
}
