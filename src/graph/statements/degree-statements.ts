import { integer, text } from './columns.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';
import { timeCondition } from './time-filter.js';

/** How many relations of a kind lie so at an entity. */
export interface KindDegree {
  readonly entityId: string;
  readonly kind: string;
  readonly direction: 'OUT' | 'IN';
  readonly count: number;
}

const WHERE = `${timeCondition('r')} AND ($modalities IS NULL OR r.modality IN $modalities)`;

const makeKindDegrees = perNames((others) =>
  perNames((dense) => {
    const grouped = (pattern: string, direction: string) =>
      `MATCH ${pattern} WHERE ${WHERE}
       RETURN type(r) AS kind, '${direction}' AS direction, count(r) AS total`;
    const branches = [
      grouped(`(e)-[r${slot(others)}]->(:Entity)`, 'OUT'),
      grouped(`(e)<-[r${slot(others)}]-(:Entity)`, 'IN'),
      ...dense.flatMap((kind) => [
        `RETURN '${kind}' AS kind, 'OUT' AS direction, COUNT { (e)-[r${slot([kind])}]->() WHERE ${WHERE} } AS total`,
        `RETURN '${kind}' AS kind, 'IN' AS direction, COUNT { (e)<-[r${slot([kind])}]-() WHERE ${WHERE} } AS total`,
      ]),
    ];
    return reading<KindDegree>(
      `KIND_DEGREES${slot(dense)}`,
      `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     CALL (e) {
       ${branches.join('\n       UNION ALL\n       ')}
     }
     RETURN e.id AS entityId, kind, direction, total`,
      (row) => ({
        entityId: text(row, 'entityId'),
        kind: text(row, 'kind'),
        direction: text(row, 'direction') === 'OUT' ? 'OUT' : 'IN',
        count: integer(row, 'total'),
      }),
    );
  }),
);

/**
 * $ids, $modalities (null: all) and the time parameters → how many relations each entity has of each kind and direction,
 * in no order, some of them 0. `dense` names kinds that may be many at one of the entities: those are counted by their
 * literal types. On the embedded engine `type(r)` costs 5 µs an edge, which at a hub of 50,000 made 300 ms of 60.
 */
export function kindDegrees(kinds: readonly string[], dense: readonly string[]) {
  const counted = new Set(dense);
  const others = kinds.filter((kind) => !counted.has(kind));
  // No others would be all.
  return others.length === 0 ? makeKindDegrees(kinds)([]) : makeKindDegrees(others)(dense);
}
