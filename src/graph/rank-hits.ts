import { allowedTyposIn, boundedEditDistance } from '../model/edit-distance.js';
import type { TextHit } from './engine.js';

/** An entity that an engine's text index found. */
export interface TextCandidate {
  readonly id: string;
  /** The entity's `searchText`. */
  readonly text: string;
  /** The index's own score: any positive number. */
  readonly score: number;
}

/** How good a match is, from an exact word down to two typing mistakes. */
const EXACT = 1;
const PREFIX = 0.8;
const TYPO = [EXACT, 0.6, 0.4] as const;

/**
 * Orders what a text index found: first by how many of the words an entity has, then by how
 * exactly, then by the index's own score, then by id. The index's score alone would put a rare
 * misspelling above the exact word, and differently on each engine.
 * Candidates that have none of the words are left out.
 */
export function rankHits(
  words: readonly string[],
  candidates: readonly TextCandidate[],
  limit: number,
): readonly TextHit[] {
  const bestScore = Math.max(...candidates.map((candidate) => candidate.score), Number.MIN_VALUE);
  const matchers = words.map((word) => matcher(word));
  const hits: TextHit[] = [];
  for (const candidate of candidates) {
    const tokens = candidate.text.split(/\s+/);
    let matched = 0;
    let exactness = 0;
    for (const match of matchers) {
      const best = bestMatch(match, tokens);
      if (best > 0) matched += 1;
      exactness += best;
    }
    if (matched === 0) continue;
    // Below 1 in all, so that no exactness outweighs one more word.
    const closeness = 0.8 * (exactness / words.length) + 0.19 * (candidate.score / bestScore);
    hits.push({ id: candidate.id, score: matched + closeness });
  }
  hits.sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  return hits.slice(0, limit);
}

/** Judges a token against one word; the same token comes up in many candidates, so it remembers. */
function matcher(word: string): (token: string) => number {
  const most = allowedTyposIn(word);
  const known = new Map<string, number>();
  return (token) => {
    let quality = known.get(token);
    if (quality === undefined) {
      quality = judge(word, token, most);
      known.set(token, quality);
    }
    return quality;
  };
}

function judge(word: string, token: string, most: 0 | 1 | 2): number {
  if (token === word) return EXACT;
  if (token.startsWith(word)) return PREFIX;
  if (most === 0) return 0;
  const distance = boundedEditDistance(word, token, most);
  return distance > most ? 0 : (TYPO[distance] ?? 0);
}

function bestMatch(match: (token: string) => number, tokens: readonly string[]): number {
  let best = 0;
  for (const token of tokens) {
    best = Math.max(best, match(token));
    if (best === EXACT) break;
  }
  return best;
}
