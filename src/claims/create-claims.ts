import type { Transaction } from '../graph/engine.js';
import {
  CREATE_FACTS,
  CREATE_RELATIONS,
  type EntityEnd,
} from '../graph/statements/claim-statements.js';
import { ENTITY_ENDS } from '../graph/statements/entity-statements.js';
import { claimRow, newClaim, placeClaim } from './claim-rows.js';
import { readHubs } from './hubs.js';
import type { ClaimInput, Load } from './load.js';
import { addEdges, shelvesOf } from './sync-edges.js';

/** Nodes written by one statement: bounds what the embedded engine, which cannot be stopped, does at once. */
const BATCH = 5_000;

/**
 * Writes claims that are new, each in the state that its entities give it, and the edges of those that are live: once,
 * where a claim that changes is read, compared and written again. `known` are ends that the caller has read already.
 */
export async function createClaims(
  transaction: Transaction,
  load: Load,
  created: readonly (readonly [string, ClaimInput])[],
  known: ReadonlyMap<string, EntityEnd>,
): Promise<void> {
  for (let from = 0; from < created.length; from += BATCH) {
    await createBatch(transaction, load, created.slice(from, from + BATCH), known);
  }
}

async function createBatch(
  transaction: Transaction,
  load: Load,
  created: readonly (readonly [string, ClaimInput])[],
  known: ReadonlyMap<string, EntityEnd>,
): Promise<void> {
  const claims = created.map(([id, input]) => newClaim(id, input, load));
  const endOf = await findEnds(transaction, claims, known);
  const placed = claims.map((claim) =>
    placeClaim({
      claim,
      subject: endOf(claim.subjectId),
      object: claim.objectId === undefined ? undefined : endOf(claim.objectId),
    }),
  );
  const hubs = await readHubs(
    transaction,
    placed.flatMap(({ state: { sourceId, targetId } }) => [sourceId, targetId]),
  );
  const relations: ReturnType<typeof claimRow>[] = [];
  const facts: ReturnType<typeof claimRow>[] = [];
  for (const one of placed) {
    const row = claimRow(one, shelvesOf(one.claim, one.state, hubs));
    (one.claim.objectId === undefined ? facts : relations).push(row);
  }
  if (relations.length > 0) transaction.send(CREATE_RELATIONS, { rows: relations });
  if (facts.length > 0) transaction.send(CREATE_FACTS, { rows: facts });
  const edges = placed.flatMap(({ claim, state: { sourceId, targetId } }) =>
    sourceId === null || targetId === null ? [] : [{ claim, sourceId, targetId }],
  );
  await addEdges(transaction, edges, hubs);
}

async function findEnds(
  transaction: Transaction,
  claims: readonly { readonly subjectId: string; readonly objectId: string | undefined }[],
  known: ReadonlyMap<string, EntityEnd>,
): Promise<(id: string) => EntityEnd | undefined> {
  const ids = new Set<string>();
  for (const { subjectId, objectId } of claims) {
    if (!known.has(subjectId)) ids.add(subjectId);
    if (objectId !== undefined && !known.has(objectId)) ids.add(objectId);
  }
  const records = await readEnds(transaction, ids);
  const merged = new Set<string>();
  for (const [id, { canonicalId }] of records) if (canonicalId !== id) merged.add(canonicalId);
  // Few records are merged into another: the others need no second look.
  const canonical = await readEnds(transaction, merged);
  return (id) => {
    const record = known.get(id) ?? records.get(id);
    return record === undefined || record.canonicalId === id
      ? record
      : canonical.get(record.canonicalId);
  };
}

async function readEnds(
  transaction: Transaction,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, EntityEnd>> {
  const rows = ids.size === 0 ? [] : await transaction.run(ENTITY_ENDS, { ids: [...ids] });
  return new Map(rows.map(({ id, ...end }) => [id, end]));
}
