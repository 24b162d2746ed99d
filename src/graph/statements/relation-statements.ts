import { integer, text } from './columns.js';
import { FROM_ENTITY, perDirection, relationFilter } from './relation-direction.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';

/** The filter of `relationPage` → how many relations it lets through, for `totalCount`. */
export const relationCount = perDirection((direction, kinds) =>
  reading(
    `RELATION_COUNT_${direction}${slot(kinds)}`,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     CALL (e) {
       MATCH ${FROM_ENTITY[direction](slot(kinds))}
       WHERE ${relationFilter('r', 'n.type')}
       RETURN count(r) AS total
     }
     RETURN id AS entityId, total`,
    (row) => ({ entityId: text(row, 'entityId'), total: integer(row, 'total') }),
  ),
);

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
