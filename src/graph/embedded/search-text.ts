import type { GrafeoDB } from '@grafeo-db/js';

import type { TextHit, TextQuery } from '../engine.js';
import { rankHits, type TextCandidate } from '../rank-hits.js';
import { searchableWords } from '../searchable-words.js';
import type { WordDictionary } from './word-dictionary.js';

export const TEXT_LABEL = 'Entity';
export const TEXT_PROPERTY = 'searchText';

const HITS_BY_NODE = `
  UNWIND $nodes AS node
  MATCH (n:Entity) WHERE id(n) = node
  RETURN node, n.id AS id, n.type AS type, n.searchText AS text`;

/** Candidates per hit that is wanted: the index's own order is only roughly the one that counts. */
const CANDIDATES_PER_HIT = 4;
const LEAST_CANDIDATES = 200;

/**
 * Finds entities by the index's BM25, then orders them by how they match. First by the words as
 * they are; only if too few entities have them all, by the words they may stand for as well. In
 * one search a rare completion or correction would crowd the exact word out of the candidates.
 *
 * The index's tokenizer parts words at marks that are not alphabetic (the Devanagari virama), in
 * names and queries alike: such words are found, and the ordering compares them whole.
 */
export async function searchText(
  database: GrafeoDB,
  dictionary: WordDictionary,
  query: TextQuery,
): Promise<readonly TextHit[]> {
  const words = searchableWords(query.words);
  if (words.length === 0 || query.limit < 1) return [];
  const search = { database, types: query.types, limit: query.limit };

  const exact = await candidates(search, words);
  const complete = exact.filter(({ text }) => hasAll(text, words));
  if (complete.length >= query.limit) return rankHits(words, complete, query.limit);

  const expanded = words.flatMap((word, index) =>
    dictionary.expand(word, index === words.length - 1).map((expansion) => expansion.word),
  );
  const others = await candidates(search, [...new Set(expanded)]);
  const byId = new Map([...exact, ...others].map((candidate) => [candidate.id, candidate]));
  return rankHits(words, [...byId.values()], query.limit);
}

interface Search {
  readonly database: GrafeoDB;
  readonly types: readonly string[];
  readonly limit: number;
}

function hasAll(text: string, words: readonly string[]): boolean {
  const tokens = new Set(text.split(/\s+/));
  return words.every((word) => tokens.has(word));
}

/** The best entities of the wanted types that have any of the words. */
async function candidates(
  search: Search,
  words: readonly string[],
): Promise<readonly TextCandidate[]> {
  const wanted = Math.max(LEAST_CANDIDATES, search.limit * CANDIDATES_PER_HIT);
  const text = words.join(' ');
  const all = await scored(search.database, text, wanted);
  if (search.types.length === 0) return all;
  const types = new Set(search.types);
  const ofTypes = all.filter((candidate) => types.has(candidate.type));
  if (ofTypes.length >= search.limit || all.length < wanted) return ofTypes;
  // The index's own filter looks at every node of the types, so it is used only when dropping
  // the others from the best ones did not leave enough.
  return scored(search.database, text, wanted, { type: { $in: [...types] } });
}

async function scored(
  database: GrafeoDB,
  text: string,
  wanted: number,
  filters?: Record<string, unknown>,
): Promise<readonly (TextCandidate & { readonly type: string })[]> {
  const found = await database.textSearch(TEXT_LABEL, TEXT_PROPERTY, text, wanted, filters);
  const scores = new Map(found.map(([node, score]) => [node, score ?? 0]));
  const result = await database.executeCypher(HITS_BY_NODE, { nodes: [...scores.keys()] });
  return result.toArray().map((row) => ({
    id: row['id'] as string,
    type: row['type'] as string,
    text: row['text'] as string,
    score: scores.get(Number(row['node'])) ?? 0,
  }));
}
