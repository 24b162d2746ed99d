import type { Deadline, Engine } from '../graph/engine.js';
import { ENTITIES_BY_ID } from '../graph/statements/entity-statements.js';
import type { EntitySummary } from '../model/entity.js';
import { searchWords } from '../model/search-text.js';
import { badInput } from '../errors.js';
import { scoreName } from './score-name.js';

export interface SearchOptions {
  /** As it was typed: any text at all. */
  readonly query: string;
  /** Entity types to keep; left out or empty, all. */
  readonly types?: readonly string[] | undefined;
  /** How many hits, 1 to 500. */
  readonly limit: number;
}

export interface SearchHit {
  readonly entity: EntitySummary;
  /** 0 to 1, rounded to four decimals; comparable between answers. */
  readonly score: number;
  /** The name or alias that fits best. */
  readonly matchedOn: string;
}

const MOST_HITS = 500;
/** What is read of a query, in UTF-16 units and in words: no name is longer. */
const LONGEST_QUERY = 1_000;
const MOST_WORDS = 32;
/** Candidates that an engine is asked for; more, and its own order matters less. */
const LEAST_CANDIDATES = 50;
const CANDIDATES_PER_HIT = 4;
/**
 * What a hit must score: one of three words exactly (0.3), or of one word all but two mistakes
 * (0.44). An index finds more, and each engine's finds other things; below this, and of names that
 * have no anchor (`scoreName`), nothing is shown.
 */
const LEAST_SCORE = 0.28;

/**
 * Entities whose name or alias fits a query that may be misspelt, unfinished, unaccented or in
 * another order. The engine's index proposes, `scoreName` alone decides, so that the order is the
 * same on every engine: by score, then name, then id. Where more names fit than are proposed (the
 * first letter of a name in a graph of a million), each engine proposes a different part of them.
 * @throws SutraError BAD_USER_INPUT for a limit out of range.
 */
export async function searchEntities(
  engine: Engine,
  { query, types = [], limit }: SearchOptions,
  deadline?: Deadline,
): Promise<readonly SearchHit[]> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS) {
    throw badInput('first', `a whole number from 1 to ${MOST_HITS}`, limit);
  }
  const words = searchWords(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const proposed = await engine.searchText(
    { words, types, limit: Math.max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * limit) },
    deadline,
  );
  if (proposed.length === 0) return [];
  const found = await engine.read(ENTITIES_BY_ID, { ids: proposed.map(({ id }) => id) }, deadline);
  // Records that a merge joined are one entity.
  const entities = new Map(found.map(({ entity }) => [entity.id, entity]));
  return [...entities.values()]
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .flatMap((entity) => bestHit(words, entity))
    .sort(byRank)
    .slice(0, limit);
}

function bestHit(words: readonly string[], entity: EntitySummary): SearchHit[] {
  let best: { score: number; matchedOn: string } | undefined;
  for (const matchedOn of [entity.name, ...entity.aliases]) {
    const { score, anchored } = scoreName(words, matchedOn);
    if (anchored && score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { score, matchedOn };
  }
  if (best === undefined) return [];
  return [{ entity, score: Math.round(best.score * 10_000) / 10_000, matchedOn: best.matchedOn }];
}

function byRank(one: SearchHit, other: SearchHit): number {
  return (
    other.score - one.score ||
    byCodeUnit(one.entity.name, other.entity.name) ||
    byCodeUnit(one.entity.id, other.entity.id)
  );
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
