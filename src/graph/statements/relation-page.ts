import type { EntitySummary } from '../../model/entity.js';
import type { EngineRow, Statement, Value } from '../engine.js';
import { list, text } from './columns.js';
import { BriefEntity, BriefRelation } from './brief-records.js';
import type { RequestedEntity } from './entity-statements.js';
import {
  EDGE_PROPERTIES,
  ENTITY_PROPERTIES,
  entitySummary,
  relationSummary,
  type RelationSummary,
} from './records.js';
import { FROM_ENTITY, relationFilter, type RelationDirection } from './relation-direction.js';
import { perNames, slot } from './slot.js';
import { reading } from './statement.js';

/** A relation as it lies to the entity that was asked for it. */
export interface RelationItem {
  readonly relation: RelationSummary;
  readonly neighbor: EntitySummary;
  readonly direction: 'OUT' | 'IN';
}

/** The relations of one entity, from each side in the order of their sort keys. */
export interface RelationPageRow {
  readonly entityId: string;
  readonly items: readonly RelationItem[];
  /** Where a hub goes on whose later shelves were not read. */
  readonly next: string | undefined;
}

/**
 * What a page is like. Each shape is a statement with a plan of its own, so there are few of them: one that filters by
 * nothing but kinds leaves those conditions out, and one that is BRIEF reads only what names a relation and a neighbor.
 */
export interface RelationPageShape {
  readonly direction: RelationDirection;
  readonly kinds: readonly string[];
  readonly isFiltered: boolean;
  readonly isBrief: boolean;
}

const SIDES = {
  OUT: { shelf: 'outShelf', far: 'target' },
  IN: { shelf: 'inShelf', far: 'source' },
} as const;
type Side = keyof typeof SIDES;

const BRIEF_RELATION = ['id', 'sortKey', 'role'];
const BRIEF_ENTITY = ['id', 'type', 'name'];

/** A list of columns and not a map: the names would travel with every row, and take longer to read than the values. */
function columns(isBrief: boolean, relation: string, kind: string): string {
  const [edge, entity] = isBrief
    ? [BRIEF_RELATION, BRIEF_ENTITY]
    : [EDGE_PROPERTIES, ENTITY_PROPERTIES];
  return `[${[kind, ...edge.map((name) => `${relation}.${name}`), ...entity.map((name) => `n.${name}`)].join(', ')}]`;
}

/**
 * A hub's page is read from its shelves (claims/hubs.ts) when one of the asked shapes is dense there: the one its
 * position lies on and some after. Nothing of this runs for an entity that is no hub.
 */
const SHELVES = `CALL (id) {
       MATCH (h:Hub {id: id})
       WHERE any(shape IN $shapes WHERE shape IN h.dense)
       WITH id, h.bounds AS bounds, size([bound IN h.bounds WHERE bound <= $from]) AS begun
       WITH id, bounds, CASE begun WHEN 0 THEN 0 ELSE begun - 1 END AS first
       RETURN collect({
         names: [position IN range(first, first + $shelves - 1) WHERE position < size(bounds) | id + '|' + bounds[position]],
         next: CASE WHEN first + $shelves < size(bounds) THEN bounds[first + $shelves] END
       }) AS hubs
     }`;

function fromEdges(side: Side, { kinds, isFiltered, isBrief }: RelationPageShape): string {
  return `CALL (id, e, hubs) {
       WITH id, e, hubs WHERE size(hubs) = 0
       MATCH ${FROM_ENTITY[side](slot(kinds))}
       WHERE r.sortKey > $after ${isFiltered ? `AND ${relationFilter('r', 'n.type')}` : ''}
       WITH r, n ORDER BY r.sortKey LIMIT $limit
       RETURN collect(${columns(isBrief, 'r', 'type(r)')}) AS edges${side}
     }`;
}

function fromShelves(side: Side, { kinds, isFiltered, isBrief }: RelationPageShape): string {
  const { shelf, far } = SIDES[side];
  return `CALL (id, hubs) {
       UNWIND hubs AS hub
       UNWIND hub.names AS shelf
       MATCH (c:Relation {${shelf}: shelf})
       WHERE c.sortKey > $after ${kinds.length === 0 ? '' : 'AND c.kind IN $kinds'} ${isFiltered ? `AND ${relationFilter('c', `c.${far}Type`)}` : ''}
       WITH c ORDER BY c.sortKey LIMIT $limit
       MATCH (n:Entity {id: c.${far}Id})
       RETURN collect(${columns(isBrief, 'c', 'c.kind')}) AS shelved${side}
     }`;
}

/** What every form of the statement does once it has `e` and its `id`. */
function pageText(shape: RelationPageShape): { readonly calls: string; readonly columns: string } {
  const sides = sidesOf(shape);
  return {
    calls: [
      SHELVES,
      ...sides.flatMap((side) => [fromEdges(side, shape), fromShelves(side, shape)]),
    ].join('\n     '),
    columns: `id AS entityId, ${sides.map((side) => `edges${side}, shelved${side}`).join(', ')}, [hub IN hubs | hub.next] AS next`,
  };
}

function pageOf(row: EngineRow, shape: RelationPageShape): RelationPageRow {
  const entityId = text(row, 'entityId');
  const item = shape.isBrief ? briefItem : fullItem;
  return {
    entityId,
    items: sidesOf(shape).flatMap((side) =>
      [...list(row, `edges${side}`), ...list(row, `shelved${side}`)].map((values) =>
        item(entityId, side, values as readonly Value[]),
      ),
    ),
    next: (list(row, 'next')[0] as string | null | undefined) ?? undefined,
  };
}

const sidesOf = ({ direction }: RelationPageShape): readonly Side[] =>
  direction === 'BOTH' ? ['OUT', 'IN'] : [direction];

/** One statement for each shape, made when first asked for. */
function perShape<Row>(
  name: string,
  make: (name: string, shape: RelationPageShape) => Statement<Row>,
): (shape: RelationPageShape) => Statement<Row> {
  const known = new Map<string, (kinds: readonly string[]) => Statement<Row>>();
  return (shape) => {
    const { direction, isFiltered, isBrief } = shape;
    const form = `${name}_${direction}${isFiltered ? '_FILTERED' : ''}${isBrief ? '_BRIEF' : ''}`;
    const made =
      known.get(form) ?? perNames((kinds) => make(`${form}${slot(kinds)}`, { ...shape, kinds }));
    known.set(form, made);
    return made(shape.kinds);
  };
}

/**
 * $ids, $after, $from and $shelves (at which shelf of a hub to begin, and how many to read), $shapes (`EMPLOYMENT>`, `*<` …),
 * $kinds, $limit and for one that is filtered $types and $modalities (null: all) and the time parameters → a row for each
 * entity with at most $limit relations from each side.
 */
export const relationPage = perShape('RELATION_PAGE', (name, shape) => {
  const { calls, columns } = pageText(shape);
  return reading<RelationPageRow>(
    name,
    `UNWIND $ids AS id
     MATCH (e:Entity {id: id})
     ${calls}
     RETURN ${columns}`,
    (row) => pageOf(row, shape),
  );
});

/** An entity by any id it ever had, with a page of its relations. */
export interface EntityWithPage extends RequestedEntity {
  readonly page: RelationPageRow;
}

/** As `relationPage`, for $ids that may be of merged records, with the canonical entities themselves. */
export const entityWithPage = perShape('ENTITY_WITH_PAGE', (name, shape) => {
  const { calls, columns } = pageText(shape);
  return reading<EntityWithPage>(
    name,
    `UNWIND $ids AS requestedId
     MATCH (record:Entity {id: requestedId})
     MATCH (e:Entity {id: record.canonicalId})
     WITH requestedId, e, e.id AS id
     ${calls}
     RETURN requestedId, [${ENTITY_PROPERTIES.map((property) => `e.${property}`).join(', ')}] AS entity, ${columns}`,
    (row) => ({
      requestedId: text(row, 'requestedId'),
      entity: entitySummary(named(ENTITY_PROPERTIES, list(row, 'entity'), 0)),
      page: pageOf(row, shape),
    }),
  );
});

function fullItem(entityId: string, side: Side, values: readonly Value[]): RelationItem {
  const neighbor = entitySummary(named(ENTITY_PROPERTIES, values, 1 + EDGE_PROPERTIES.length));
  const edge = named(['kind', ...EDGE_PROPERTIES], values, 0);
  return {
    relation: relationSummary({ ...edge, ...ends(entityId, side, neighbor.id) }),
    neighbor,
    direction: side,
  };
}

type BriefValues = [
  kind: string,
  id: string,
  sortKey: string,
  role: string | null,
  neighborId: string,
  type: string,
  name: string,
];

function briefItem(entityId: string, side: Side, values: readonly Value[]): RelationItem {
  const [kind, id, sortKey, role, neighborId, type, name] = values as BriefValues;
  const { sourceId, targetId } = ends(entityId, side, neighborId);
  return {
    relation: new BriefRelation(id, kind, sourceId, targetId, sortKey, role ?? undefined),
    neighbor: new BriefEntity(neighborId, type, name),
    direction: side,
  };
}

function ends(entityId: string, side: Side, neighborId: string) {
  return side === 'OUT'
    ? { sourceId: entityId, targetId: neighborId }
    : { sourceId: neighborId, targetId: entityId };
}

function named(names: readonly string[], values: readonly Value[], from: number): EngineRow {
  const row: Record<string, Value> = {};
  for (const [index, name] of names.entries()) row[name] = values[from + index] ?? null;
  return row;
}
