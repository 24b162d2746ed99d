import type { EntitySummary } from '../../model/entity.js';
import { integer, map, optionalText, text } from './columns.js';
import {
  EDGE_PROPERTIES,
  entitySummary,
  relationSummary,
  ENTITY_SUMMARY,
  type RelationSummary,
} from './records.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

/** How a page's relation lies to the entity it was asked for. */
export type RelationDirection = 'OUT' | 'IN' | 'BOTH';

/**
 * A row of a page of relations. `next` alone is set on the one extra row of a hub whose later shelves were not read:
 * the key from which they go on.
 */
export interface RelationPageRow {
  readonly entityId: string;
  readonly relation: RelationSummary | undefined;
  readonly neighbor: EntitySummary | undefined;
  readonly next: string | undefined;
}

const SHOWN = (edge: string) =>
  EDGE_PROPERTIES.map((property) => `${property}: ${edge}.${property}`).join(', ');

const FROM_EDGE = {
  OUT: {
    pattern: (kinds: string) => `(e)-[r${kinds}]->(n:Entity)`,
    ends: 'sourceId: e.id, targetId: n.id',
  },
  IN: {
    pattern: (kinds: string) => `(e)<-[r${kinds}]-(n:Entity)`,
    ends: 'sourceId: n.id, targetId: e.id',
  },
} as const;

const FROM_SHELF = {
  OUT: { shelf: 'outShelf', neighbor: 'target' },
  IN: { shelf: 'inShelf', neighbor: 'source' },
} as const;

/**
 * A hub's page is read from its shelves (claims/hubs.ts) when one of the asked shapes is dense there, any other page by
 * walking the edges. Both in one statement, so that a batch with hubs in it costs no second one.
 */
const SHELVES = `CALL (key) {
       MATCH (h:Hub {id: key.id})
       RETURN collect(h.bounds) AS allBounds, collect(h.dense) AS allDense
     }
     WITH key, e, coalesce(allBounds[0], []) AS bounds,
       any(shape IN $shapes WHERE shape IN coalesce(allDense[0], [])) AS shelved
     WITH key, e, shelved, CASE WHEN shelved THEN bounds ELSE [] END AS bounds
     WITH key, e, shelved, bounds, size([bound IN bounds WHERE bound <= key.from]) AS begun
     WITH key, e, shelved, bounds, CASE begun WHEN 0 THEN 0 ELSE begun - 1 END AS first
     WITH key, e, shelved,
       [position IN range(first, first + key.shelves - 1) WHERE position < size(bounds) | key.id + '|' + bounds[position]] AS shelves,
       CASE WHEN first + key.shelves < size(bounds) THEN bounds[first + key.shelves] END AS beyond`;

function edgeBranch(direction: 'OUT' | 'IN', kinds: string): string {
  const { pattern, ends } = FROM_EDGE[direction];
  return `WITH key, e, shelved WHERE NOT shelved
       MATCH ${pattern(kinds)}
       WHERE r.sortKey > key.after AND ${timeCondition('r')} AND ($types IS NULL OR n.type IN $types)
         AND ($modalities IS NULL OR r.modality IN $modalities)
       WITH e, r, n ORDER BY r.sortKey LIMIT $limit
       RETURN {kind: type(r), ${ends}, ${SHOWN('r')}} AS relation, n {${ENTITY_SUMMARY}} AS neighbor, r.sortKey AS sortKey, null AS next`;
}

function shelfBranch(direction: 'OUT' | 'IN', kinds: string): string {
  const { shelf, neighbor } = FROM_SHELF[direction];
  return `WITH key, shelves
       UNWIND shelves AS shelf
       MATCH (c:Relation {${shelf}: shelf})
       WHERE c.sortKey > key.after AND ${timeCondition('c')}
         ${kinds === '' ? '' : 'AND c.kind IN $kinds'} AND ($types IS NULL OR c.${neighbor}Type IN $types)
         AND ($modalities IS NULL OR c.modality IN $modalities)
       WITH c ORDER BY c.sortKey LIMIT $limit
       MATCH (n:Entity {id: c.${neighbor}Id})
       RETURN {kind: c.kind, sourceId: c.sourceId, targetId: c.targetId, ${SHOWN('c')}} AS relation, n {${ENTITY_SUMMARY}} AS neighbor, c.sortKey AS sortKey, null AS next`;
}

/** Says where a hub's page goes on when the shelves read here held too few. */
const NEXT_BRANCH = `WITH beyond WHERE beyond IS NOT NULL
       RETURN null AS relation, null AS neighbor, '~' AS sortKey, beyond AS next`;

function makeRelationPage(direction: RelationDirection, kinds: readonly string[]) {
  const types = slot(kinds);
  const sides = direction === 'BOTH' ? (['OUT', 'IN'] as const) : [direction];
  const branches = [
    ...sides.map((side) => edgeBranch(side, types)),
    ...sides.map((side) => shelfBranch(side, types)),
    NEXT_BRANCH,
  ];
  return reading<RelationPageRow>(
    `RELATION_PAGE_${direction}${types}`,
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     ${SHELVES}
     CALL (key, e, shelved, shelves, beyond) {
       ${branches.join('\n       UNION ALL\n       ')}
     }
     RETURN key.id AS entityId, relation, neighbor, sortKey, next
     ORDER BY sortKey`,
    (row) => ({
      entityId: text(row, 'entityId'),
      relation: row['relation'] === null ? undefined : relationSummary(map(row, 'relation')),
      neighbor: row['neighbor'] === null ? undefined : entitySummary(map(row, 'neighbor')),
      next: optionalText(row, 'next'),
    }),
  );
}

const PAGES = {
  OUT: perNames((kinds) => makeRelationPage('OUT', kinds)),
  IN: perNames((kinds) => makeRelationPage('IN', kinds)),
  BOTH: perNames((kinds) => makeRelationPage('BOTH', kinds)),
} as const;

/**
 * $keys of {id, after, from, shelves} (`from` says at which shelf of a hub to begin), $shapes (`EMPLOYMENT>`, `*<` …), $kinds, $types and $modalities (null: all), $limit and the time
 * parameters → at most $limit relations of each key's entity from each side, by sort key.
 */
export function relationPage(direction: RelationDirection, kinds: readonly string[]) {
  return PAGES[direction](kinds);
}

const COUNT_PATTERN = { OUT: ['-', '->'], IN: ['<-', '-'], BOTH: ['-', '-'] } as const;

function makeRelationCount(direction: RelationDirection, kinds: readonly string[]) {
  const [left, right] = COUNT_PATTERN[direction];
  return reading(
    `RELATION_COUNT_${direction}${slot(kinds)}`,
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     CALL (e) {
       MATCH (e)${left}[r${slot(kinds)}]${right}(n:Entity)
       WHERE ${timeCondition('r')} AND ($types IS NULL OR n.type IN $types)
         AND ($modalities IS NULL OR r.modality IN $modalities)
       RETURN count(r) AS total
     }
     RETURN key.id AS entityId, total`,
    (row) => ({ entityId: text(row, 'entityId'), total: integer(row, 'total') }),
  );
}

const COUNTS = {
  OUT: perNames((kinds) => makeRelationCount('OUT', kinds)),
  IN: perNames((kinds) => makeRelationCount('IN', kinds)),
  BOTH: perNames((kinds) => makeRelationCount('BOTH', kinds)),
} as const;

/** The filter of `relationPage` → how many relations it lets through, for `totalCount`. */
export function relationCount(direction: RelationDirection, kinds: readonly string[]) {
  return COUNTS[direction](kinds);
}

/** $ids → the number of edges of these kinds at each entity, in either direction. */
export const degrees = perNames((kinds) =>
  reading(
    `DEGREES${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     RETURN id, COUNT { (e)-[${slot(kinds)}]-() } AS degree`,
    (row) => ({ entityId: text(row, 'id'), degree: integer(row, 'degree') }),
  ),
);
