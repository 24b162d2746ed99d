import { allowedTyposIn, boundedEditDistance } from '../model/edit-distance.js';
import { searchWords } from '../model/search-text.js';

/** How well a name fits a query. */
export interface NameScore {
  /** 0 to 1, 1 for a name that is the query. */
  readonly score: number;
  /** A word stands in it exactly or nearly, or the last word begins one: what every engine's index finds. */
  readonly anchored: boolean;
}

/*
 * A score is the mean quality of the words times a rest that depends on the name as a whole. For a
 * query of one word the rest is above REST_FLOOR + IN_ORDER = 0.89, so that the tiers never overlap:
 * exact from 0.89, unfinished from 0.62 to 0.85, one mistake from 0.51 to 0.58, two from 0.44 to 0.50.
 */
const EXACT = 1;
const LEAST_PREFIX = 0.7;
const MOST_PREFIX = 0.85;
const TYPOS = [EXACT, 0.58, 0.5] as const;
const REST_FLOOR = 0.85;
/** For a name of which nothing is left over and a query of which nothing is: more than word order counts. */
const WHOLE = 0.06;
const COVERAGE = 0.05;
const IN_ORDER = 0.04;

/**
 * Compares the folded words of a query with a name. Each word of the name answers for one word of
 * the query at most; words of the query that the name has not count as nothing.
 */
export function scoreName(words: readonly string[], name: string): NameScore {
  const nameWords = searchWords(name);
  const free = new Set(nameWords.keys());
  const matches: (Match | undefined)[] = words.map(() => undefined);
  for (const form of ['EXACT', 'PREFIX', 'TYPO'] as const) {
    words.forEach((word, index) => {
      if (matches[index] !== undefined) return;
      const best = bestMatch(form, word, nameWords, free);
      if (best === undefined) return;
      matches[index] = best;
      free.delete(best.position);
    });
  }
  const found = matches.filter((match) => match !== undefined);
  if (found.length === 0) return { score: 0, anchored: false };
  const quality = found.reduce((sum, match) => sum + match.quality, 0) / words.length;
  const isWhole = free.size === 0 && found.length === words.length;
  const inOrder = found.every(
    ({ position }, index) => index === 0 || position > (found[index - 1]?.position ?? 0),
  );
  const rest =
    REST_FLOOR +
    COVERAGE * (found.length / nameWords.length) +
    (isWhole ? WHOLE : 0) +
    (inOrder ? IN_ORDER : 0);
  const last = matches.at(-1);
  return {
    score: quality * rest,
    anchored: last !== undefined || found.some(({ form }) => form !== 'PREFIX'),
  };
}

interface Match {
  readonly form: 'EXACT' | 'PREFIX' | 'TYPO';
  readonly position: number;
  readonly quality: number;
}

function bestMatch(
  form: Match['form'],
  word: string,
  nameWords: readonly string[],
  free: ReadonlySet<number>,
): Match | undefined {
  let best: Match | undefined;
  for (const position of free) {
    const quality = JUDGES[form](word, nameWords[position] ?? '');
    if (quality > (best?.quality ?? 0)) best = { form, position, quality };
  }
  return best;
}

const JUDGES: Record<Match['form'], (word: string, other: string) => number> = {
  EXACT: (word, other) => (word === other ? EXACT : 0),
  PREFIX: (word, other) =>
    other.startsWith(word)
      ? LEAST_PREFIX + (MOST_PREFIX - LEAST_PREFIX) * (word.length / other.length)
      : 0,
  TYPO: (word, other) => {
    const most = allowedTyposIn(word);
    const distance = boundedEditDistance(word, other, most);
    return distance > most ? 0 : (TYPOS[distance] ?? 0);
  },
};
