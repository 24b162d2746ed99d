import type { Deadline, Engine } from '../graph/engine.js';
import { RECORDS_OF } from '../graph/statements/decision-statements.js';
import { searchWords } from '../model/search-text.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { byScore, pairKey, type Candidate } from './candidate.js';
import { judgePairs, readCompared, type JudgeOptions } from './judge-pairs.js';
import { latinWords } from './name-form.js';
import { comparedProperties } from './profile.js';
import { UNCOUNTED } from './word-counts.js';

/** Names of an entity that are searched for, and entities that a search proposes. */
const MOST_NAMES = 5;
const MOST_PROPOSED = 50;

/**
 * Who else an entity may be, at once: the search index proposes whom to compare, by each of its names as it is written
 * and in Latin letters, so that what has another name altogether is not found, as `findCandidates` finds it by its
 * numbers and addresses. Words are not counted either; every one is taken to be equally common.
 * @returns best first; empty for an id that is not known.
 */
export async function candidatesOf(
  engine: Engine,
  vocabulary: Vocabulary,
  {
    id,
    threshold,
    limit,
  }: { readonly id: string; readonly threshold: number; readonly limit: number },
  deadline?: Deadline,
): Promise<readonly Candidate[]> {
  const judge: JudgeOptions = {
    vocabulary,
    compared: comparedProperties(vocabulary),
    threshold,
    commonness: UNCOUNTED,
    deadline,
  };
  const [own] = await engine.read(RECORDS_OF, { ids: [id] }, deadline);
  if (own === undefined) return [];
  const records = await readCompared(engine, judge, own.recordIds);
  const names = [...records.values()].flatMap(({ profile }) => profile.names);
  const queries = new Set(
    names
      .slice(0, MOST_NAMES)
      .flatMap(({ text }) => [searchWords(text).join(' '), latinWords(text).join(' ')])
      .filter((query) => query !== ''),
  );
  const proposed = new Set<string>();
  for (const query of queries) {
    const hits = await engine.searchText(
      { words: query.split(' '), types: [], limit: MOST_PROPOSED },
      deadline,
    );
    for (const hit of hits) if (!records.has(hit.id)) proposed.add(hit.id);
  }
  const others = await readCompared(engine, judge, [...proposed]);
  const pairs = [...records.keys()].flatMap((one) =>
    [...others.keys()].map((other) => [one, other] as const),
  );
  const all = new Map([...records, ...others]);
  const best = new Map<string, Candidate>();
  for (const candidate of await judgePairs(engine, judge, all, pairs)) {
    const key = pairKey(candidate);
    const before = best.get(key);
    if (before === undefined || byScore(candidate, before) < 0) best.set(key, candidate);
  }
  return [...best.values()].sort(byScore).slice(0, limit);
}
