import { integer, text } from './columns.js';
import type { RelationDirection } from './relation-page.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

const COUNT_PATTERN = { OUT: ['-', '->'], IN: ['<-', '-'], BOTH: ['-', '-'] } as const;

function makeRelationCount(direction: RelationDirection, kinds: readonly string[]) {
  const [left, right] = COUNT_PATTERN[direction];
  return reading(
    `RELATION_COUNT_${direction}${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     CALL (e) {
       MATCH (e)${left}[r${slot(kinds)}]${right}(n:Entity)
       WHERE ${timeCondition('r')} AND ($types IS NULL OR n.type IN $types)
         AND ($modalities IS NULL OR r.modality IN $modalities)
       RETURN count(r) AS total
     }
     RETURN id AS entityId, total`,
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
