import type { Transaction } from '../graph/engine.js';
import { CLAIM_ENDS, UPDATE_CLAIMS, type ClaimEnds } from '../graph/statements/claim-statements.js';
import {
  createEdges,
  deleteEdges,
  updateEdges,
  type EdgeEnd,
  type Hub,
} from '../graph/statements/edge-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { groupBy } from '../model/group-by.js';
import { deriveState, edgeProperties, type DerivedState } from './claim-state.js';
import { keepShelves, readHubs, shelfOf, type NewEdge } from './hubs.js';

/** Claims read and written by one statement: bounds what the embedded engine, which cannot be stopped, does at once. */
const BATCH = 5_000;

/**
 * Brings the edges of these claims into line with the claims, whatever changed: an assertion, a retraction, a rank,
 * a late entity, a merge or its undoing. The only writer of edges. It creates edges and never searches for them:
 * whether a claim has one is known from the state stored with the claim, which only this function writes.
 */
export async function syncEdges(
  transaction: Transaction,
  claimIds: Iterable<string>,
): Promise<void> {
  const ids = [...new Set(claimIds)];
  for (let from = 0; from < ids.length; from += BATCH) {
    await syncBatch(
      transaction,
      await transaction.run(CLAIM_ENDS, { ids: ids.slice(from, from + BATCH) }),
    );
  }
}

/** A live claim and the canonical ends of its edge. */
export interface EdgeChange {
  readonly claim: ClaimRecord;
  readonly sourceId: string;
  readonly targetId: string;
}

async function syncBatch(transaction: Transaction, claims: readonly ClaimEnds[]): Promise<void> {
  const derived = claims.map((ends) => ({ claim: ends.claim, wanted: deriveState(ends) }));
  const hubs = await readHubs(
    transaction,
    derived
      .flatMap(({ claim, wanted }) => [
        wanted.sourceId,
        wanted.targetId,
        claim.sourceId,
        claim.targetId,
      ])
      .filter((id) => typeof id === 'string'),
  );
  const removed: EdgeChange[] = [];
  const added: EdgeChange[] = [];
  const kept: EdgeChange[] = [];
  const stored: { id: string; properties: Record<string, string | null> }[] = [];
  for (const { claim, wanted } of derived) {
    const now = edgeOf(claim, claim.sourceId, claim.targetId);
    const then = edgeOf(claim, wanted.sourceId, wanted.targetId);
    const same = now?.sourceId === then?.sourceId && now?.targetId === then?.targetId;
    if (now !== undefined && !same) removed.push(now);
    if (then !== undefined) (same ? kept : added).push(then);
    const properties = storedState(claim, wanted, hubs);
    if (
      Object.entries(properties).some(
        ([name, value]) => (claim[name as keyof ClaimRecord] ?? null) !== value,
      )
    ) {
      stored.push({ id: claim.id, properties });
    }
  }
  if (stored.length > 0) transaction.send(UPDATE_CLAIMS, { rows: stored });
  byKind(fromSparseEnd(removed, hubs, 'source'), (kind, rows) =>
    transaction.send(deleteEdges([kind], 'source'), { rows: rows.map(edgeKey) }),
  );
  byKind(fromSparseEnd(removed, hubs, 'target'), (kind, rows) =>
    transaction.send(deleteEdges([kind], 'target'), { rows: rows.map(edgeKey) }),
  );
  byKind(fromSparseEnd(kept, hubs, 'source'), (kind, rows) =>
    transaction.send(updateEdges([kind], 'source'), { rows: rows.map(edgeRow) }),
  );
  byKind(fromSparseEnd(kept, hubs, 'target'), (kind, rows) =>
    transaction.send(updateEdges([kind], 'target'), { rows: rows.map(edgeRow) }),
  );
  await addEdges(transaction, added, hubs);
}

/** Makes the edges of live claims that have none, and keeps their ends' shelves in order. */
export async function addEdges(
  transaction: Transaction,
  added: readonly EdgeChange[],
  hubs: ReadonlyMap<string, Hub>,
): Promise<void> {
  if (added.length === 0) return;
  byKind(added, (kind, rows) => transaction.send(createEdges([kind]), { rows: rows.map(edgeRow) }));
  await keepShelves(transaction, added.map(newEdge), hubs);
}

function edgeOf(
  claim: ClaimRecord,
  sourceId: string | null | undefined,
  targetId: string | null | undefined,
) {
  return sourceId && targetId ? { claim, sourceId, targetId } : undefined;
}

/** What of a claim's node only `syncEdges` writes. */
export function storedState(
  claim: ClaimRecord,
  wanted: DerivedState,
  hubs: ReadonlyMap<string, Hub>,
) {
  return { ...wanted, ...shelvesOf(claim, wanted, hubs) };
}

/** The shelves that a claim stands on at the ends that are hubs. */
export function shelvesOf(
  { sortKey }: Pick<ClaimRecord, 'sortKey'>,
  { sourceId, targetId }: Pick<DerivedState, 'sourceId' | 'targetId'>,
  hubs: ReadonlyMap<string, Hub>,
) {
  const shelf = (entityId: string | null) => {
    const hub = entityId === null ? undefined : hubs.get(entityId);
    return hub === undefined ? null : shelfOf(hub, sortKey);
  };
  return { outShelf: shelf(sourceId), inShelf: shelf(targetId) };
}

const edgeKey = ({ claim, sourceId, targetId }: EdgeChange) => ({
  id: claim.id,
  sourceId,
  targetId,
});
const edgeRow = (change: EdgeChange) => ({
  ...edgeKey(change),
  properties: edgeProperties(change.claim),
});
const newEdge = ({ claim, sourceId, targetId }: EdgeChange): NewEdge => ({
  id: claim.id,
  sortKey: claim.sortKey,
  sourceId,
  targetId,
});

/** Those of the changes whose edge is to be found from this end: from the target where the source is a hub. */
function fromSparseEnd(
  changes: readonly EdgeChange[],
  hubs: ReadonlyMap<string, Hub>,
  end: EdgeEnd,
): readonly EdgeChange[] {
  return changes.filter(({ sourceId }) => (hubs.has(sourceId) ? 'target' : 'source') === end);
}

function byKind(
  changes: readonly EdgeChange[],
  write: (kind: string, rows: readonly EdgeChange[]) => void,
): void {
  for (const [kind, rows] of groupBy(changes, ({ claim }) => claim.kind)) write(kind, rows);
}
