import type { Transaction } from '../graph/engine.js';
import {
  DECISIONS_NAMING,
  DELETE_HUBS,
  RECORDS_OF_CANONICAL,
  SHELVED_CLAIMS,
} from '../graph/statements/decision-statements.js';
import { EDGE_COUNTS, HUBS } from '../graph/statements/edge-statements.js';
import {
  ENTITY_NODES,
  RELATIONS_NAMING,
  UPDATE_ENTITIES,
  type EntityNode,
} from '../graph/statements/entity-statements.js';
import type { Decision } from '../model/decision.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { clusters } from './clusters.js';
import { HUB_DEGREE } from './hubs.js';
import type { RecordKind } from './join-refusal.js';
import { recordSchema } from './record-schema.js';
import { syncEdges } from './sync-edges.js';
import { refreshDisplay } from './refresh-display.js';

/** Everything that decisions, made or undone, tie to some records. */
export interface DecidedRecords {
  /** Those records that are known, by id. */
  readonly nodes: ReadonlyMap<string, EntityNode>;
  /** The decisions in effect between them and records that are not known. */
  readonly decisions: readonly Decision[];
}

type Reading = Pick<Transaction, 'run'>;

/** Reads the records that decisions in effect, or canonical ids as they are stored, tie to these, directly or not. */
export async function decidedRecords(
  reader: Reading,
  ids: Iterable<string>,
): Promise<DecidedRecords> {
  const seen = new Set<string>();
  const canonicalSeen = new Set<string>();
  const nodes = new Map<string, EntityNode>();
  const decisions = new Map<string, Decision>();
  let frontier = [...new Set(ids)];
  while (frontier.length > 0) {
    for (const id of frontier) seen.add(id);
    const found = await reader.run(ENTITY_NODES, { ids: frontier });
    for (const node of found) nodes.set(node.id, node);
    const named = await reader.run(DECISIONS_NAMING, { ids: frontier });
    for (const decision of named) decisions.set(decision.id, decision);
    // An id that is no entity's any more may still be the canonical one of others.
    const canonicalIds = [
      ...new Set([...frontier, ...found.map(({ canonicalId }) => canonicalId)]),
    ].filter((id) => !canonicalSeen.has(id));
    for (const id of canonicalIds) canonicalSeen.add(id);
    const records = await reader.run(RECORDS_OF_CANONICAL, { ids: canonicalIds });
    const next = [
      ...named.flatMap(({ leftId, rightId }) => [leftId, rightId]),
      ...records.map(({ id }) => id),
    ];
    frontier = [...new Set(next)].filter((id) => !seen.has(id));
  }
  return { nodes, decisions: [...decisions.values()] };
}

/** What decides which of the known records may be one entity. */
export function recordKinds(nodes: DecidedRecords['nodes']): ReadonlyMap<string, RecordKind> {
  return new Map(
    [...nodes.values()].map(({ id, type, facts }) => [id, { type, schema: recordSchema(facts) }]),
  );
}

/** What of a record follows from decisions. */
export interface MergeState {
  readonly id: string;
  readonly canonicalId: string;
  /** Of the canonical record of several: the others' ids, smallest first. */
  readonly mergedIds: readonly string[];
}

/** The merge states of records that are not as the decisions in effect say. */
export function wrongMergeStates(
  vocabulary: Vocabulary,
  { nodes, decisions }: DecidedRecords,
): readonly MergeState[] {
  const wanted = clusters(vocabulary, recordKinds(nodes), decisions);
  return [...nodes.values()].flatMap((node) => {
    const cluster = wanted.get(node.id);
    const canonicalId = cluster?.canonicalId ?? node.id;
    const mergedIds = canonicalId === node.id ? (cluster?.recordIds.slice(1) ?? []) : [];
    const isRight =
      canonicalId === node.canonicalId &&
      JSON.stringify(mergedIds) === JSON.stringify(node.mergedIds);
    return isRight ? [] : [{ id: node.id, canonicalId, mergedIds }];
  });
}

/**
 * Brings canonical ids into line with the decisions in effect, and all that follows from them: the edges of the moved
 * records' relations, the names of canonical entities, the shelves of hubs. Claims keep the ids they were given.
 * `retyped` are records whose type changed: what was joined into them follows. The only writer of canonical ids.
 */
export async function recluster(
  transaction: Transaction,
  vocabulary: Vocabulary,
  ids: Iterable<string>,
  retyped: readonly string[] = [],
): Promise<void> {
  const decided = await decidedRecords(transaction, ids);
  const changes = wrongMergeStates(vocabulary, decided);
  const before = decided.nodes;
  const moved = changes.filter(
    ({ id, canonicalId }) => before.get(id)?.canonicalId !== canonicalId,
  );
  const joined = retyped.flatMap((id) => before.get(id)?.mergedIds ?? []);
  if (changes.length > 0) {
    await transaction.run(UPDATE_ENTITIES, {
      rows: changes.map(({ id, canonicalId, mergedIds }) => ({
        id,
        properties: { canonicalId, mergedIds: mergedIds.length === 0 ? null : [...mergedIds] },
      })),
    });
  }
  const affected = [...new Set([...moved.map(({ id }) => id), ...joined])];
  if (affected.length > 0) {
    const claims = await transaction.run(RELATIONS_NAMING, { ids: affected });
    await syncEdges(
      transaction,
      claims.map(({ id }) => id),
    );
    await forgetSmallHubs(transaction, [
      ...moved.flatMap(({ id, canonicalId }) => [canonicalId, before.get(id)?.canonicalId ?? id]),
    ]);
  }
  await refreshDisplay(
    transaction,
    changes.map(({ id }) => id),
  );
}

/**
 * An entity whose edges a merge or its undoing has taken away needs no shelves any more. Half of what makes a hub, so
 * that an entity on the border is not shelved again and again.
 */
async function forgetSmallHubs(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const hubs = await transaction.run(HUBS, { ids: [...new Set(ids)] });
  if (hubs.length === 0) return;
  const counts = await transaction.run(EDGE_COUNTS, { ids: hubs.map(({ id }) => id) });
  const degrees = new Map(counts.map(({ entityId, degree }) => [entityId, degree]));
  const small = hubs.filter(({ id }) => (degrees.get(id) ?? 0) < HUB_DEGREE / 2);
  if (small.length === 0) return;
  const claims = await transaction.run(SHELVED_CLAIMS, {
    shelves: small.flatMap(({ id, bounds }) => bounds.map((bound) => `${id}|${bound}`)),
  });
  await transaction.run(DELETE_HUBS, { ids: small.map(({ id }) => id) });
  await syncEdges(
    transaction,
    claims.map(({ id }) => id),
  );
}
