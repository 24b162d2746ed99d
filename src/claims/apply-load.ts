import { randomUUID } from 'node:crypto';
import { claimId } from '../model/claim.js';
import type { Transaction } from '../graph/engine.js';
import {
  CLAIMS_BY_ID,
  KNOWN_CLAIMS,
  UPDATE_CLAIMS,
  type KnownClaim,
} from '../graph/statements/claim-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import {
  APPEND_LOG,
  SAVE_SOURCE,
  SOURCES_BY_ID,
  type SourceRecord,
} from '../graph/statements/source-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { isAsserted } from './claim-state.js';
import { createClaims } from './create-claims.js';
import { applyPendingDecisions } from './apply-pending-decisions.js';
import { DISPLAY_PROPERTIES } from './entity-display.js';
import type { ClaimInput, Load, LoadReport, SourceMemory } from './load.js';
import { pairCorrections } from './pair-corrections.js';
import { syncEdges } from './sync-edges.js';
import { refreshDisplay } from './refresh-display.js';
import { writeEntities } from './write-entities.js';
import { writeEvidence } from './write-evidence.js';

type Properties = Record<string, unknown>;

/**
 * Writes what a source asserts, in the caller's transaction: entities, claims, evidence, edges, and the log of what
 * changed. Applied twice it changes nothing the second time.
 */
export async function applyLoad(
  transaction: Transaction,
  vocabulary: Vocabulary,
  load: Load,
): Promise<LoadReport> {
  const given = mergeSameClaims(load.claims);
  const [[source], knownClaims] = await Promise.all([
    transaction.run(SOURCES_BY_ID, { ids: [load.source.id] }),
    given.size === 0 ? [] : transaction.run(KNOWN_CLAIMS, { ids: [...given.keys()] }),
  ]);
  const former = load.withdraw ?? (load.replace ? source : undefined);
  const formerClaimIds = former?.claimIds ?? [];
  const formers =
    formerClaimIds.length === 0 ? [] : await transaction.run(CLAIMS_BY_ID, { ids: formerClaimIds });
  const known = new Map(knownClaims.map((claim) => [claim.id, claim]));

  const named = new Set(load.entities.map(({ id }) => id));
  const dropped = (former?.entityIds ?? []).filter((id) => !named.has(id));
  const entities = await writeEntities(transaction, vocabulary, load, dropped);
  const hasJoined = await applyPendingDecisions(transaction, vocabulary, entities.affectedIds);

  const created = [...given].filter(([id]) => !known.has(id));
  const asserted = [...given].flatMap(([id, input]) => {
    const record = known.get(id);
    const asserts = record !== undefined && input.asserted !== false;
    return asserts && needsAssertion(record, load) ? [record] : [];
  });
  const withdrawn = formers.filter(
    (record) => !given.has(record.id) && record.sources.includes(load.source.id),
  );
  const retracted = withdrawn.filter((record) => isAsserted(record) && record.sources.length === 1);
  const replacements = pairCorrections(
    retracted,
    created.map(([id, { content }]) => ({ id, content })),
  );

  await createClaims(transaction, load, created, hasJoined ? new Map() : entities.ends);

  const updates: { id: string; properties: Properties }[] = [
    ...asserted.map((record) => ({ id: record.id, properties: assertion(record, load) })),
    ...withdrawn.map((record) => ({
      id: record.id,
      properties: withdrawal(record, load, replacements.get(record.id)),
    })),
  ];
  if (updates.length > 0) transaction.send(UPDATE_CLAIMS, { rows: updates as never });

  const evidence = await writeEvidence(transaction, load, given, withdrawn);

  const changed = [...asserted, ...withdrawn].map(({ id }) => id);
  await syncEdges(transaction, [...changed, ...entities.affectedClaimIds]);
  await refreshDisplay(transaction, [
    ...entities.namedBefore,
    ...created
      .filter(([, { content }]) => DISPLAY_PROPERTIES.includes(content.kind))
      .map(([, { content }]) => content.subjectId),
    ...[...asserted, ...withdrawn]
      .filter(({ kind }) => DISPLAY_PROPERTIES.includes(kind))
      .map(({ subjectId }) => subjectId),
  ]);

  saveSource(transaction, load, source, [...given.keys()]);
  appendLog(transaction, load, {
    ASSERT: [
      ...created.filter(([, input]) => input.asserted !== false).map(([id]) => id),
      ...asserted.map(({ id }) => id),
    ],
    RESTORE: created.filter(([, input]) => input.asserted === false).map(([id]) => id),
    RETRACT: withdrawn.map(({ id }) => id),
  });
  return {
    entitiesCreated: entities.created,
    entitiesUpdated: entities.updated,
    entitiesRemoved: entities.removed,
    claimsCreated: created.length,
    claimsAsserted: asserted.length,
    claimsRetracted: retracted.length,
    claimsReplaced: replacements.size,
    ...evidence,
  };
}

/** The same claim twice in one load is one claim with the extracts of both: batches hold no id twice. */
function mergeSameClaims(inputs: readonly ClaimInput[]): ReadonlyMap<string, ClaimInput> {
  const merged = new Map<string, ClaimInput>();
  for (const input of inputs) {
    const id = claimId(input.content);
    const before = merged.get(id);
    merged.set(
      id,
      before === undefined
        ? input
        : {
            ...before,
            asserted: before.asserted !== false || input.asserted !== false,
            evidence: [...before.evidence, ...input.evidence],
          },
    );
  }
  return merged;
}

/** An editor's retraction survives reloads: only an editor's assertion lifts it. */
function needsAssertion(record: KnownClaim, load: Load): boolean {
  const lifts = record.suppressed && load.source.kind === 'EDITOR';
  return lifts || !record.sources.includes(load.source.id);
}

function assertion(record: KnownClaim, load: Load): Properties {
  return {
    sources: [...new Set([...record.sources, load.source.id])].sort(),
    ...(load.source.kind === 'EDITOR' ? { suppressed: false } : {}),
    ...(record.suppressed && load.source.kind !== 'EDITOR'
      ? {}
      : { retractedAt: null, replacedBy: null }),
  };
}

function withdrawal(record: ClaimRecord, load: Load, replacedBy: string | undefined): Properties {
  const sources = record.sources.filter((source) => source !== load.source.id);
  const isOver = sources.length === 0 && record.retractedAt === undefined;
  return { sources, ...(isOver ? { retractedAt: load.at, replacedBy: replacedBy ?? null } : {}) };
}

/** Sources that are replaced as a whole remember their whole; it is an article's worth of ids. */
function saveSource(
  transaction: Transaction,
  load: Load,
  before: SourceRecord | undefined,
  claimIds: readonly string[],
): void {
  const { isReference = false, memory } = load.source;
  if (isReference && (before !== undefined || !assertsAny(load))) return;
  const properties = {
    kind: load.source.kind,
    name: load.source.name,
    address: load.source.address ?? null,
    ...(load.replace
      ? { claimIds: [...claimIds].sort(), entityIds: load.entities.map(({ id }) => id).sort() }
      : {}),
    ...(memory === undefined ? {} : remembered(memory, before)),
  };
  if (before === undefined || changes(before, properties)) {
    transaction.send(SAVE_SOURCE, { id: load.source.id, properties });
  }
}

function changes(before: SourceRecord, properties: Properties): boolean {
  return Object.entries(properties).some(
    ([name, value]) =>
      JSON.stringify(before[name as keyof SourceRecord] ?? null) !== JSON.stringify(value),
  );
}

/** What an export remembers of a source, with what is remembered here: nothing is lost by an import. */
function remembered(memory: SourceMemory, before: SourceRecord | undefined): Properties {
  const join = (here: readonly string[] = [], there: readonly string[]) =>
    [...new Set([...here, ...there])].sort();
  const { claimIds, entityIds, seededFrom } = memory;
  return {
    ...(claimIds === undefined ? {} : { claimIds: join(before?.claimIds, claimIds) }),
    ...(entityIds === undefined ? {} : { entityIds: join(before?.entityIds, entityIds) }),
    ...(seededFrom === undefined ? {} : { seededFrom }),
  };
}

function assertsAny({ entities, claims }: Load): boolean {
  return entities.length > 0 || claims.some(({ asserted }) => asserted !== false);
}

/** One entry for each action of a load, with the claims it touched: when, who, what. */
export function appendLog(
  transaction: Transaction,
  { at, actor, source }: { at: string; actor: string; source: { id: string } },
  actions: Readonly<Record<string, readonly string[]>>,
): void {
  const rows = Object.entries(actions)
    .filter(([, claimIds]) => claimIds.length > 0)
    .map(([action, claimIds]) => ({
      properties: { id: `${at}/${randomUUID()}`, at, actor, action, sourceId: source.id, claimIds },
    }));
  if (rows.length > 0) transaction.send(APPEND_LOG, { rows });
}
