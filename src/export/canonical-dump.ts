import type { Engine, EngineRow, Statement } from '../graph/engine.js';
import {
  BUCKETS,
  CLAIM_IDS_IN_BUCKET,
  DUMP_CLAIMS,
  DUMP_EDGES,
  DUMP_ENTITIES,
  DUMP_EVIDENCE,
  DUMP_SOURCES,
  ENTITY_IDS_IN_BUCKET,
  type DumpedNode,
  type DumpedRelationship,
} from '../graph/statements/scan-statements.js';
import { canonicalJson } from '../model/canonical-json.js';

/**
 * Every node, edge and property, one canonical JSON a line, in one order: two graphs are the same when their dumps
 * are. Times of recording are left out, and so are the log, keys and words, which are no part of what is claimed.
 * Hubs are left out too: which entities have shelves depends on the way the graph grew, not on what it says.
 */
export async function* canonicalDump(engine: Engine): AsyncGenerator<string> {
  yield* sorted((await engine.read(DUMP_SOURCES, {})).map((node) => nodeLine('source', node)));
  yield* bucketLines(engine, ENTITY_IDS_IN_BUCKET, async (ids) => [
    ...(await engine.read(DUMP_ENTITIES, { ids })).map((node) => nodeLine('entity', node)),
    ...(await engine.read(DUMP_EDGES, { ids })).map((edge) => relationshipLine('edge', edge)),
  ]);
  yield* bucketLines(engine, CLAIM_IDS_IN_BUCKET, async (ids) => [
    ...(await engine.read(DUMP_CLAIMS, { ids })).map((node) => nodeLine('claim', node)),
    ...(await engine.read(DUMP_EVIDENCE, { ids })).map((edge) =>
      relationshipLine('evidence', edge),
    ),
  ]);
}

const IDS_AT_ONCE = 500;

async function* bucketLines(
  engine: Engine,
  idsInBucket: Statement<{ id: string }>,
  linesOf: (ids: readonly string[]) => Promise<readonly string[]>,
): AsyncGenerator<string> {
  for (const bucket of BUCKETS) {
    const ids = (await engine.read(idsInBucket, { bucket })).map(({ id }) => id);
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

/** Without nulls, which one engine returns and the other does not, and with JSON text opened, for it holds times too. */
function kept(properties: EngineRow): object {
  return {
    properties: Object.fromEntries(
      Object.entries(properties)
        .filter(([name, value]) => value !== null && !LEFT_OUT.has(name))
        .map(([name, value]) => [
          name,
          typeof value === 'string' && name === 'facts' ? withoutTimes(value) : value,
        ]),
    ),
  };
}

/** The values of a property are a set: they stand in the order in which they came. */
function withoutTimes(facts: string): unknown {
  return JSON.parse(facts, (name, value: unknown) => {
    if (name === 'recordedAt') return undefined;
    return Array.isArray(value) ? [...(value as unknown[])].sort() : value;
  });
}
