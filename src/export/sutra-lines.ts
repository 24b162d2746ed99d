import type { Engine } from '../graph/engine.js';
import {
  SCANNED_ENTITIES_BY_ID,
  type SourceWithMemory,
} from '../graph/statements/scan-statements.js';
import { CLAIM_STATES, type ClaimState } from '../model/claim.js';
import type { Decision } from '../model/decision.js';
import type { Evidence } from '../model/evidence.js';
import { formatExactDay } from '../model/exact-day.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS, type Validity } from '../model/validity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { addNaming, decisionBatches, idleAmong } from './scan-decisions.js';
import {
  scanClaims,
  scanEntities,
  type ExportedClaim,
  type ExportedEntity,
  type ExportFilter,
} from './scan-graph.js';
import { SeenSources } from './seen-sources.js';

/** Says what a file is to whoever opens it; an import reads over it. */
const HEADER = { line: 'SUTRA', version: 1 };

/**
 * Sutra's own NDJSON, which an import brings back as it was: a header, then sources, entities, decisions and claims,
 * each claim with its extracts; chunks end with a line end. The form of the lines is in docs/export.md. Unlike other formats it
 * has claims of all states unless the filter names some, and two things more when the filter leaves entities out: the
 * articles that its claims cite, without which extracts could not be read back, and not what sources remember of
 * their whole set, of which this is a part.
 *
 * Decisions on who is who stand after the entities, which they join, and before the claims, whose edges follow them.
 */
export async function* sutraLines(
  engine: Engine,
  vocabulary: Vocabulary,
  given: ExportFilter,
): AsyncGenerator<string> {
  const filter = { ...given, states: given.states ?? CLAIM_STATES };
  const isWhole = leavesNothingOut(given);
  yield toLines([HEADER]);
  const sources = new SeenSources(engine, filter.deadline);
  if (isWhole) yield* sourceLines(sources.all(), true);
  const sourcesOf = (ids: readonly string[]) => sourceLines(sources.of(ids), isWhole);

  const articles = new Set<string>();
  const partial = isWhole ? undefined : new Map<string, Decision>();
  for await (const batch of scanEntities(engine, filter)) {
    // An end that the filter's source says nothing of: to an import it is an entity to come.
    const described = batch.filter(({ facts }) => Object.keys(facts).length > 0);
    if (!isWhole) for (const { id, type } of batch) if (type === 'ARTICLE') articles.add(id);
    yield* sourcesOf(described.flatMap(({ facts }) => Object.keys(facts)));
    yield toLines(described.map(entityLine));
    if (partial !== undefined) await addNaming(engine, partial, batch, filter.deadline);
  }
  for await (const batch of decisionBatches(engine, partial, filter.deadline)) {
    const idle = await idleAmong(engine, vocabulary, batch, filter.deadline);
    yield toLines(batch.map((decision) => decisionLine(decision, idle.has(decision.id))));
  }
  for await (const batch of scanClaims(engine, filter)) {
    const cited = batch.flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId));
    const missing = isWhole ? [] : [...new Set(cited)].filter((id) => !articles.has(id)).sort();
    if (missing.length > 0) {
      for (const id of missing) articles.add(id);
      const found = await engine.read(SCANNED_ENTITIES_BY_ID, { ids: missing }, filter.deadline);
      yield* sourcesOf(found.flatMap(({ facts }) => Object.keys(facts)));
      yield toLines([...found].sort(byId).map(entityLine));
    }
    yield* sourcesOf(
      batch.flatMap((claim) => [
        ...claim.sources,
        ...claim.evidence.map(({ sourceId }) => sourceId),
      ]),
    );
    yield toLines(batch.map(claimLine));
  }
}

function leavesNothingOut({ types, kinds, source, ids, at, states }: ExportFilter): boolean {
  const lists = [types ?? [], kinds ?? [], ids ?? []];
  const all = states === undefined || CLAIM_STATES.every((state) => states.includes(state));
  return lists.every(({ length }) => length === 0) && source === undefined && !at && all;
}

async function* sourceLines(
  batches: AsyncIterable<readonly SourceWithMemory[]>,
  withMemory: boolean,
): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield toLines(
      batch.map(({ id, kind, name, address, claimIds, entityIds, seededFrom }) => ({
        line: 'SOURCE',
        id,
        kind,
        name,
        address,
        ...(withMemory ? { claimIds, entityIds, seededFrom } : {}),
      })),
    );
  }
}

function entityLine({ id, type, facts, article }: ExportedEntity): object {
  return { line: 'ENTITY', id, type, facts, article };
}

function decisionLine(decision: Decision, isIdle: boolean): object {
  const { id, leftId, rightId, judgement, score, actor, at, undoneAt, undoneBy } = decision;
  return {
    line: 'DECISION',
    id,
    left: leftId,
    right: rightId,
    judgement,
    score,
    actor,
    at,
    undoneAt,
    undoneBy,
    idle: isIdle ? true : undefined,
  };
}

function claimLine(claim: ExportedClaim): object {
  const { qualifiers, state, evidence } = claim;
  return {
    line: 'CLAIM',
    id: claim.id,
    subject: claim.subjectId,
    ...(claim.objectId === undefined
      ? { property: claim.kind, value: claim.value }
      : { kind: claim.kind, object: claim.objectId }),
    qualifiers: Object.keys(qualifiers).length === 0 ? undefined : qualifiers,
    validity: validityOf(claim.validity),
    modality: claim.modality,
    assertedBy: claim.assertedBy,
    recordId: claim.recordId,
    record: claim.record,
    rank: claim.rank === 'NORMAL' ? undefined : claim.rank,
    sources: claim.sources,
    suppressed: claim.suppressed ? true : undefined,
    recordedAt: claim.recordedAt,
    retractedAt: claim.retractedAt,
    replacedBy: claim.replacedBy,
    state: state satisfies ClaimState,
    evidence: evidence.length === 0 ? undefined : evidence.map(extractOf),
  };
}

/** The four days as they are stored; those that nothing is known of are left out. */
function validityOf({ startMin, startMax, endMin, endMax, endState }: Validity): object {
  const day = (value: number) =>
    value === BEFORE_ALL_DAYS || value === AFTER_ALL_DAYS ? undefined : formatExactDay(value);
  return {
    startMin: day(startMin),
    startMax: day(startMax),
    endMin: day(endMin),
    endMax: day(endMax),
    endState,
  };
}

function extractOf(extract: Evidence): object {
  const { id, articleId, sourceId, exact, prefix, suffix, start, end } = extract;
  const { basis, reason, verification } = extract;
  const words = { exact, prefix, suffix, start, end, basis, reason, verification };
  return { id, article: articleId, source: sourceId, ...words };
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : 1;
}

function toLines(objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}
