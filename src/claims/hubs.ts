import type { Transaction } from '../graph/engine.js';
import { UPDATE_CLAIMS } from '../graph/statements/claim-statements.js';
import {
  EDGE_COUNTS,
  EDGE_KEYS,
  HUBS,
  SAVE_HUB,
  SHAPE_COUNTS,
  SHELF_CLAIMS,
  SHELF_SIZES,
  type Hub,
} from '../graph/statements/edge-statements.js';

/*
 * A page at an entity with 50,000 edges must not sort 50,000 edges, and the embedded engine has no index that gives
 * an order or finds a range: only equality is fast on both. So the relation claims of a hub stand on shelves: runs of
 * the hub's order, each found by equality. A page reads the shelf its cursor falls into and the next. Ordinary
 * entities have no shelves, and pay nothing. See docs/decisions/0003-hubs-have-shelves.md.
 */

/** From this many edges on an entity is a hub. Below, sorting all its edges costs less than the directory. */
export const HUB_DEGREE = 512;
/** Edges on a shelf when it is made; a page of 20 mostly needs one. */
const SHELF_FILL = 128;
const SHELF_LIMIT = 2 * SHELF_FILL;
/** A shape (kind and direction) with fewer edges than this is read from its edges, even at a hub. */
const DENSE_SHAPE = HUB_DEGREE;
/** One new edge in so many has its ends counted; an end with many in one batch always has. */
const SAMPLED = 64;
const MANY_IN_BATCH = 16;
/** One new edge of a hub in so many has its shelf counted, which so grows past its limit by about as many. */
const SHELF_SAMPLED = 16;
/** The shapes of a hub are counted anew, which reads all its edges, when its shelves have become so many times more. */
const RECOUNT_GROWTH = 1.25;
const READ_AT_ONCE = 20_000;
/** Lower than every sort key, and no empty text, so that shelf names stay unambiguous. */
const FIRST_BOUND = '!';

/** The shelf of a hub that a sort key belongs on. */
export function shelfOf(hub: Hub, sortKey: string): string {
  return `${hub.id}|${hub.bounds[shelfPosition(hub.bounds, sortKey)] ?? FIRST_BOUND}`;
}

export async function readHubs(
  transaction: Transaction,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Hub>> {
  const named = [...new Set(ids)].filter((id) => id !== null);
  const hubs = named.length === 0 ? [] : await transaction.run(HUBS, { ids: named });
  return new Map(hubs.map((hub) => [hub.id, hub]));
}

/** An edge that was just made. */
export interface NewEdge {
  readonly id: string;
  readonly sortKey: string;
  readonly sourceId: string;
  readonly targetId: string;
}

/** After new edges: makes hubs of ends that have grown to be ones, and splits shelves that have grown too long. */
export async function keepShelves(
  transaction: Transaction,
  edges: readonly NewEdge[],
  hubs: ReadonlyMap<string, Hub>,
): Promise<void> {
  const added = new Map<string, { count: number; sampled: boolean; keys: string[] }>();
  for (const edge of edges) {
    // By the claim's id, not by chance: the same load does the same every time.
    const lot = Number.parseInt(edge.id.slice(-4), 16);
    for (const end of [edge.sourceId, edge.targetId]) {
      const entry = added.get(end) ?? { count: 0, sampled: false, keys: [] };
      entry.count += 1;
      entry.sampled ||= lot % SAMPLED === 0;
      if (lot % SHELF_SAMPLED === 0) entry.keys.push(edge.sortKey);
      added.set(end, entry);
    }
  }
  const suspects = [...added].filter(
    ([id, end]) => !hubs.has(id) && (end.sampled || end.count >= MANY_IN_BATCH),
  );
  for (const id of await grownToHubs(
    transaction,
    suspects.map(([id]) => id),
  ))
    await shelve(transaction, id);
  for (const [id, { keys }] of added) {
    const hub = hubs.get(id);
    if (hub !== undefined && keys.length > 0) await splitLongShelves(transaction, hub, keys);
  }
}

async function grownToHubs(
  transaction: Transaction,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const counts = await transaction.run(EDGE_COUNTS, { ids });
  return counts.filter(({ degree }) => degree >= HUB_DEGREE).map(({ entityId }) => entityId);
}

/** Puts all of an entity's relations on fresh shelves. */
export async function shelve(transaction: Transaction, entityId: string): Promise<void> {
  const bounds: string[] = [];
  let after = '';
  for (;;) {
    const keys = await transaction.run(EDGE_KEYS, { id: entityId, after, limit: READ_AT_ONCE });
    const rows = keys.map(({ id, sortKey, out }, index) => {
      if (index % SHELF_FILL === 0) bounds.push(bounds.length === 0 ? FIRST_BOUND : sortKey);
      const shelf = `${entityId}|${bounds.at(-1) ?? FIRST_BOUND}`;
      return { id, properties: out ? { outShelf: shelf } : { inShelf: shelf } };
    });
    if (rows.length > 0) transaction.send(UPDATE_CLAIMS, { rows });
    const last = keys.at(-1);
    if (keys.length < READ_AT_ONCE || last === undefined) break;
    after = last.sortKey;
  }
  await saveHub(transaction, entityId, bounds.length === 0 ? [FIRST_BOUND] : bounds);
}

async function splitLongShelves(
  transaction: Transaction,
  hub: Hub,
  newKeys: readonly string[],
): Promise<void> {
  const touched = [...new Set(newKeys.map((key) => shelfOf(hub, key)))];
  const sizes = await transaction.run(SHELF_SIZES, { shelves: touched });
  const long = sizes.filter(({ total }) => total > SHELF_LIMIT).map(({ shelf }) => shelf);
  const bounds = [...hub.bounds];
  for (const shelf of long) {
    const claims = await transaction.run(SHELF_CLAIMS, { shelf });
    const rows: { id: string; properties: Record<string, string> }[] = [];
    let current = shelf;
    claims.forEach(({ id, sortKey, out }, index) => {
      if (index > 0 && index % SHELF_FILL === 0) {
        bounds.push(sortKey);
        current = `${hub.id}|${sortKey}`;
      }
      if (current !== shelf)
        rows.push({ id, properties: out ? { outShelf: current } : { inShelf: current } });
    });
    transaction.send(UPDATE_CLAIMS, { rows });
  }
  if (long.length === 0) return;
  bounds.sort();
  const step = (count: number) => Math.floor(Math.log(count) / Math.log(RECOUNT_GROWTH));
  const hasGrown = step(bounds.length) > step(hub.bounds.length);
  if (hasGrown) await saveHub(transaction, hub.id, bounds);
  else transaction.send(SAVE_HUB, { id: hub.id, bounds, dense: hub.dense });
}

async function saveHub(
  transaction: Transaction,
  id: string,
  bounds: readonly string[],
): Promise<void> {
  const shapes = await transaction.run(SHAPE_COUNTS, { id });
  transaction.send(SAVE_HUB, { id, bounds, dense: denseShapes(shapes) });
}

/** The directory of a hub whose edges' sort keys are these, in order. */
export function shelfBounds(sortKeys: readonly string[]): readonly string[] {
  const lowest = sortKeys.filter((_, index) => index % SHELF_FILL === 0);
  return [FIRST_BOUND, ...lowest.slice(1)];
}

/** The shapes (`KIND>`, `KIND<`, `*>`, `*<`) that are many at a hub, of how often each kind has each direction. */
export function denseShapes(
  shapes: readonly { readonly shape: string; readonly total: number }[],
): string[] {
  const totals = { '>': 0, '<': 0 };
  for (const { shape, total } of shapes) totals[shape.endsWith('>') ? '>' : '<'] += total;
  return [...shapes, { shape: '*>', total: totals['>'] }, { shape: '*<', total: totals['<'] }]
    .filter(({ total }) => total >= DENSE_SHAPE / 2)
    .map(({ shape }) => shape)
    .sort();
}

/** The last bound that is not above the key, by binary search. */
function shelfPosition(bounds: readonly string[], sortKey: string): number {
  let low = 0;
  let high = bounds.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? '') <= sortKey) low = middle;
    else high = middle;
  }
  return low;
}
