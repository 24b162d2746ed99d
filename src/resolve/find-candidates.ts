import { badInput } from '../errors.js';
import type { Engine } from '../graph/engine.js';
import { RECORDS_OF } from '../graph/statements/decision-statements.js';
import {
  RESOLVE_RECORDS,
  RESOLVE_RECORDS_IN_BUCKET,
} from '../graph/statements/resolve-statements.js';
import { BUCKETS } from '../graph/statements/scan-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { BlockIndex, keyHash, type Block } from './block-index.js';
import { blockingKeys } from './blocking-keys.js';
import { byScore, pairKey, type Candidate } from './candidate.js';
import { judgePairs, readCompared, type JudgeOptions } from './judge-pairs.js';
import { comparedProperties, nameKind, profileOf, type Profile } from './profile.js';
import { DEFAULT_THRESHOLD } from './weights.js';
import { WordCounts } from './word-counts.js';

export interface CandidateOptions {
  /** Entity types to look at; left out, all but articles. */
  readonly types?: readonly string[] | undefined;
  /** Only pairs of which one record at least is of this source. */
  readonly source?: string | undefined;
  /** Only pairs of which one record at least is one of these, or joined with one. */
  readonly ids?: readonly string[] | undefined;
  /** The least score, 0 to 1. */
  readonly threshold?: number | undefined;
  /** How many, best first; left out, all. */
  readonly limit?: number | undefined;
  /** Called now and then with what was done so far. */
  readonly onProgress?: ((progress: CandidateProgress) => void) | undefined;
}

export interface CandidateProgress {
  readonly phase: 'READING' | 'COMPARING';
  readonly records: number;
  readonly comparisons: number;
}

/** A key that too many records share to compare each with each. */
export interface SkippedBlock {
  /** As `initial:SM0 r`; undefined if its record was gone when it was looked at. */
  readonly key: string | undefined;
  readonly records: number;
}

export interface CandidateReport {
  /** Best first. One for each pair of entities: of their records the pair that scores best. */
  readonly candidates: readonly Candidate[];
  readonly records: number;
  readonly comparisons: number;
  /** Keys that more than `MOST_IN_BLOCK` records share: pairs that share no other key are not compared. */
  readonly skippedBlocks: number;
  /** The largest of them. */
  readonly largestSkipped: readonly SkippedBlock[];
}

/** Records that a key may have: 4,950 pairs. A key that more share tells little, and costs its square. */
export const MOST_IN_BLOCK = 100;
/** Pairs gathered before they are compared: 32 MB. A pair that two gatherings hold is compared twice. */
const PAIRS_AT_ONCE = 4_000_000;
const COMPARED_AT_ONCE = 1_000;
const REPORTED_BLOCKS = 10;
const PAIR_BASE = BlockIndex.MOST_RECORDS;

/**
 * Finds the pairs of records that are likely the same thing. Reads the graph in parts, keeps of each record its id and 8
 * bytes for each of its keys, and reads the records of a pair again to compare them, so that memory is some 250 bytes a
 * record whatever the sources say of it.
 * @throws SutraError BAD_USER_INPUT for options that are not what they should be.
 */
export async function findCandidates(
  engine: Engine,
  vocabulary: Vocabulary,
  options: CandidateOptions,
): Promise<CandidateReport> {
  const threshold = options.threshold ?? DEFAULT_THRESHOLD;
  if (!(threshold >= 0 && threshold <= 1))
    throw badInput('threshold', 'a number from 0 to 1', threshold);
  const types = checkTypes(vocabulary, options.types);
  const commonness = new WordCounts();
  const judge = { vocabulary, compared: comparedProperties(vocabulary), threshold, commonness };
  const scan = await readBlocks(engine, judge, types, options);
  const found = new Map<string, Candidate>();
  const keepBest = (candidate: Candidate) => {
    const key = pairKey(candidate);
    const before = found.get(key);
    if (before === undefined || byScore(candidate, before) < 0) found.set(key, candidate);
  };
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  let comparisons = 0;
  const compare = async (pairs: Float64Array) => {
    for (let from = 0; from < pairs.length; from += COMPARED_AT_ONCE) {
      const part = [...pairs.subarray(from, from + COMPARED_AT_ONCE)].map((pair) =>
        scan.idsOf(pair),
      );
      const records = await readCompared(engine, judge, part.flat());
      for (const candidate of await judgePairs(engine, judge, records, part)) keepBest(candidate);
      comparisons += part.length;
      if (found.size > 2 * limit + COMPARED_AT_ONCE) {
        const kept = [...found.values()].sort(byScore).slice(0, limit);
        found.clear();
        for (const candidate of kept) keepBest(candidate);
      }
      options.onProgress?.({ phase: 'COMPARING', records: scan.ids.length, comparisons });
    }
  };

  const skipped: Block[] = [];
  let skippedBlocks = 0;
  const gathered = new PairBuffer();
  for (const block of scan.index.blocks()) {
    const wanted = scan.wanted === undefined ? block.members : block.members.filter(scan.wanted);
    if (wanted.length * block.members.length > MOST_IN_BLOCK ** 2) {
      skippedBlocks += 1;
      skipped.push(block);
      skipped.sort((one, other) => other.members.length - one.members.length);
      skipped.length = Math.min(skipped.length, REPORTED_BLOCKS);
      continue;
    }
    const isWanted = new Set(wanted);
    for (const one of wanted) {
      for (const other of block.members) {
        if (one < other || (one > other && !isWanted.has(other)))
          gathered.add(Math.min(one, other) * PAIR_BASE + Math.max(one, other));
      }
    }
    if (gathered.size >= PAIRS_AT_ONCE) await compare(gathered.take());
  }
  await compare(gathered.take());
  return {
    candidates: [...found.values()].sort(byScore).slice(0, limit),
    records: scan.ids.length,
    comparisons,
    skippedBlocks,
    largestSkipped: await nameBlocks(engine, judge, scan.ids, skipped),
  };
}

interface Scan {
  readonly ids: readonly string[];
  readonly index: BlockIndex;
  /** Which records a pair needs one of; undefined when any will do. */
  readonly wanted: ((record: number) => boolean) | undefined;
  readonly idsOf: (pair: number) => readonly [string, string];
}

async function readBlocks(
  engine: Engine,
  judge: JudgeOptions & { readonly commonness: WordCounts },
  types: readonly string[],
  { ids: givenIds, source, onProgress }: CandidateOptions,
): Promise<Scan> {
  const given = givenIds === undefined ? undefined : await withJoined(engine, givenIds);
  const ids: string[] = [];
  const index = new BlockIndex();
  const wanted = new Set<number>();
  for (const bucket of BUCKETS) {
    for (const record of await engine.read(RESOLVE_RECORDS_IN_BUCKET, { bucket, types })) {
      if (ids.length === BlockIndex.MOST_RECORDS)
        throw badInput('types', `at most ${BlockIndex.MOST_RECORDS} records at once`, 'more');
      const position = ids.push(record.id) - 1;
      const profile = profileOf(record, judge.compared);
      index.add(position, keysOf(profile));
      judge.commonness.add(
        nameKind(profile.type),
        profile.names.flatMap(({ words }) => words),
      );
      const isOfSource = source === undefined || record.sources.includes(source);
      if (isOfSource && (given === undefined || given.has(record.id))) wanted.add(position);
    }
    onProgress?.({ phase: 'READING', records: ids.length, comparisons: 0 });
  }
  const all = given === undefined && source === undefined;
  return {
    ids,
    index,
    wanted: all ? undefined : (record) => wanted.has(record),
    idsOf: (pair) => [ids[Math.floor(pair / PAIR_BASE)] ?? '', ids[pair % PAIR_BASE] ?? ''],
  };
}

/** Records of types that are never one entity share no block. */
function keysOf(profile: Profile): readonly string[] {
  const family = ['COMPANY', 'AGENCY', 'ORGANIZATION'].includes(profile.type)
    ? 'ORGANIZATION'
    : profile.type;
  return blockingKeys(profile).map((key) => `${family} ${key}`);
}

async function withJoined(engine: Engine, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await engine.read(RECORDS_OF, { ids: [...new Set(ids)] });
  const known = new Set(found.map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw badInput('ids', 'ids of entities that are known', unknown);
  return new Set(found.flatMap(({ recordIds }) => recordIds));
}

function checkTypes(vocabulary: Vocabulary, types: readonly string[] | undefined): string[] {
  const unknown = types?.find((type) => !vocabulary.types.has(type));
  if (unknown !== undefined)
    throw badInput('types', `some of ${[...vocabulary.types.keys()].join(', ')}`, unknown);
  // Two texts are never one.
  return (types ?? [...vocabulary.types.keys()]).filter((type) => type !== 'ARTICLE');
}

/** Only hashes were kept: a block's key is found again among those of its first record. */
async function nameBlocks(
  engine: Engine,
  { compared }: JudgeOptions,
  ids: readonly string[],
  blocks: readonly Block[],
): Promise<readonly SkippedBlock[]> {
  const named: SkippedBlock[] = [];
  for (const { key, members } of blocks) {
    const [record] = await engine.read(RESOLVE_RECORDS, { ids: [ids[members[0] ?? 0] ?? ''] });
    const keys = record === undefined ? [] : keysOf(profileOf(record, compared));
    named.push({ key: keys.find((text) => keyHash(text) === key), records: members.length });
  }
  return named;
}

/** Pairs as numbers, sorted and each once when they are taken. */
class PairBuffer {
  #pairs: number[] = [];

  get size(): number {
    return this.#pairs.length;
  }

  add(pair: number): void {
    this.#pairs.push(pair);
  }

  take(): Float64Array {
    const sorted = Float64Array.from(this.#pairs).sort();
    this.#pairs = [];
    return sorted.filter((pair, index) => index === 0 || pair !== sorted[index - 1]);
  }
}
