import type { Engine, EngineRow, Statement, Value } from '../graph/engine.js';
import {
  BUCKET_GROUPS,
  CLAIM_IDS_IN_BUCKETS,
  DUMP_CLAIMS,
  DUMP_EDGES,
  DUMP_ENTITIES,
  DUMP_EVIDENCE,
  DUMP_SOURCES,
  ENTITY_IDS_IN_BUCKETS,
  type DumpedNode,
  type DumpedRelationship,
} from '../graph/statements/scan-statements.js';
import { DECISIONS_IN_BUCKETS } from '../graph/statements/decision-statements.js';
import { canonicalJson } from '../model/canonical-json.js';

/**
 * Every node, edge and property, one canonical JSON a line, in one order: two graphs are the same when their dumps
 * are. Times of recording are left out, and so are the log, keys and words, which are no part of what is claimed.
 * Hubs are left out too: which entities have shelves depends on the way the graph grew, not on what it says.
 */
export async function* canonicalDump(engine: Engine): AsyncGenerator<string> {
  yield* sorted((await engine.read(DUMP_SOURCES, {})).map((node) => nodeLine('source', node)));
  yield* bucketLines(engine, ENTITY_IDS_IN_BUCKETS, async (ids) => [
    ...(await engine.read(DUMP_ENTITIES, { ids })).map((node) => nodeLine('entity', node)),
    ...(await engine.read(DUMP_EDGES, { ids })).map((edge) => relationshipLine('edge', edge)),
  ]);
  yield* bucketLines(engine, CLAIM_IDS_IN_BUCKETS, async (ids) => [
    ...(await engine.read(DUMP_CLAIMS, { ids })).map((node) => nodeLine('claim', node)),
    ...(await engine.read(DUMP_EVIDENCE, { ids })).map((edge) =>
      relationshipLine('evidence', edge),
    ),
  ]);
  yield* decisionLines(engine);
}

/** What is decided now: who decided it, when, and what was undone are history. */
async function* decisionLines(engine: Engine): AsyncGenerator<string> {
  for (const buckets of BUCKET_GROUPS) {
    const decisions = await engine.read(DECISIONS_IN_BUCKETS, { buckets });
    yield* sorted(
      decisions
        .filter(({ undoneAt }) => undoneAt === undefined)
        .map(({ leftId, rightId, judgement }) =>
          canonicalJson({ node: 'decision', properties: { leftId, rightId, judgement } }),
        ),
    );
  }
}

const IDS_AT_ONCE = 500;

async function* bucketLines(
  engine: Engine,
  idsInBuckets: Statement<{ id: string }>,
  linesOf: (ids: readonly string[]) => Promise<readonly string[]>,
): AsyncGenerator<string> {
  for (const buckets of BUCKET_GROUPS) {
    const ids = (await engine.read(idsInBuckets, { buckets })).map(({ id }) => id);
    const lines: string[] = [];
    for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
      lines.push(...(await linesOf(ids.slice(from, from + IDS_AT_ONCE))));
    }
    yield* sorted(lines);
  }
}

function sorted(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

/** Where the graph's growth shows, and times of recording. */
const LEFT_OUT = new Set(['recordedAt', 'retractedAt', 'outShelf', 'inShelf']);

function nodeLine(node: string, { labels, properties }: DumpedNode): string {
  return canonicalJson({ node, labels, ...kept(properties) });
}

function relationshipLine(
  relationship: string,
  { type, from, to, properties }: DumpedRelationship,
): string {
  return canonicalJson({ relationship, type, from, to, ...kept(properties) });
}

/**
 * Without nulls, which one engine returns and the other does not, and without empty lists, which mean the same and which
 * an offline import cannot write; with JSON text opened, for it holds times too.
 */
function kept(properties: EngineRow): object {
  return {
    properties: Object.fromEntries(
      Object.entries(properties)
        .filter(([name, value]) => !isAbsent(value) && !LEFT_OUT.has(name))
        .map(([name, value]) => [
          name,
          typeof value === 'string' && name === 'facts' ? withoutTimes(value) : value,
        ]),
    ),
  };
}

function isAbsent(value: Value): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** The values of a property are a set: they stand in the order in which they came. */
function withoutTimes(facts: string): unknown {
  return JSON.parse(facts, (name, value: unknown) => {
    if (name === 'recordedAt') return undefined;
    return Array.isArray(value) ? [...(value as unknown[])].sort() : value;
  });
}
