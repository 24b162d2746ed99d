import type { EntitySummary } from '../../model/entity.js';
import { integer, map, optionalText, text, texts } from './columns.js';
import { ENTITY_SUMMARY, entitySummary } from './records.js';
import { perNames, slot } from './slot.js';
import { reading, writing } from './statement.js';

export interface RequestedEntity {
  /** The id that was asked for: the canonical one, or one that a merge retired. */
  readonly requestedId: string;
  readonly entity: EntitySummary;
}

/** $ids → the canonical entity of each that is known, in no order. */
export const ENTITIES_BY_ID = reading<RequestedEntity>(
  'ENTITIES_BY_ID',
  `UNWIND $ids AS id
   MATCH (record:Entity {id: id})
   MATCH (e:Entity {id: record.canonicalId})
   RETURN id AS requestedId, e {${ENTITY_SUMMARY}} AS entity`,
  (row) => ({ requestedId: text(row, 'requestedId'), entity: entitySummary(map(row, 'entity')) }),
);

/** $ids of records → the canonical entity of each that is known, by its id and type, in no order. */
export const ENTITY_ENDS = reading(
  'ENTITY_ENDS',
  'UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, e.canonicalId AS canonicalId, e.type AS type',
  (row) => ({
    id: text(row, 'id'),
    canonicalId: text(row, 'canonicalId'),
    type: text(row, 'type'),
  }),
);

/** One source's uncited facts about an entity, and when they were recorded. */
export interface SourceFacts {
  readonly recordedAt: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** An entity as a writer needs it: what each source says of it. */
export interface EntityNode {
  readonly id: string;
  readonly type: string;
  readonly canonicalId: string;
  /** Of a canonical entity: the ids of the records that were joined into it. */
  readonly mergedIds: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string | undefined;
  /** The sources that describe it, and of a canonical entity those of all its records. */
  readonly sources: readonly string[];
  readonly facts: Readonly<Record<string, SourceFacts>>;
  readonly article: Readonly<Record<string, unknown>>;
}

/** $ids → the entity nodes with these very ids, merged or not. */
export const ENTITY_NODES = reading<EntityNode>(
  'ENTITY_NODES',
  `UNWIND $ids AS id
   MATCH (e:Entity {id: id})
   RETURN e {${ENTITY_SUMMARY}, .publishedInstant, .sources, .facts} AS entity`,
  (row) => {
    const entity = map(row, 'entity');
    const { language, publishedAt, publishedInstant, address, textFile, textSha256, textRanges } =
      entity;
    return {
      id: text(entity, 'id'),
      type: text(entity, 'type'),
      canonicalId: text(entity, 'canonicalId'),
      mergedIds: texts(entity, 'mergedIds'),
      name: text(entity, 'name'),
      aliases: texts(entity, 'aliases'),
      summary: optionalText(entity, 'summary'),
      sources: texts(entity, 'sources'),
      facts: JSON.parse(optionalText(entity, 'facts') ?? '{}') as Record<string, SourceFacts>,
      article: {
        language,
        publishedAt,
        publishedInstant,
        address,
        textFile,
        textSha256,
        textRanges,
      },
    };
  },
);

/** $rows of properties → new nodes with the type's label. */
export const createEntities = perNames((labels) =>
  writing(
    `CREATE_ENTITIES${slot(labels)}`,
    `UNWIND $rows AS row CREATE (e:Entity${slot(labels)}) SET e += row`,
  ),
);

/** $rows of {id, properties}: overwrites these properties; null takes one away. */
export const UPDATE_ENTITIES = writing(
  'UPDATE_ENTITIES',
  'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row.properties',
);

/** $ids: gives nodes another type's label. */
export function relabelEntities(from: string, to: string) {
  return writing(
    'RELABEL_ENTITIES',
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) REMOVE e${slot([from])} SET e${slot([to])}`,
  );
}

/** $ids: takes the nodes away with everything that touches them. */
export const DELETE_ENTITIES = writing(
  'DELETE_ENTITIES',
  'UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e',
);

/** $ids → the relations that name them as an end, in no order. */
export const RELATIONS_NAMING = reading<{ id: string }>(
  'RELATIONS_NAMING',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (c:Relation {subjectId: id}) RETURN c.id AS claim
     UNION ALL
     MATCH (c:Relation {objectId: id}) RETURN c.id AS claim
   }
   RETURN DISTINCT claim AS id`,
  (row) => ({ id: text(row, 'id') }),
);

/** $ids → the facts about these entities, in no order. */
export const FACTS_NAMING = reading<{ id: string; kind: string; subjectId: string }>(
  'FACTS_NAMING',
  'UNWIND $ids AS id MATCH (c:Fact {subjectId: id}) RETURN c.id AS id, c.kind AS kind, id AS subjectId',
  (row) => ({ id: text(row, 'id'), kind: text(row, 'kind'), subjectId: text(row, 'subjectId') }),
);

export type EntityOrderName = 'NAME' | 'NAME_DESC' | 'ID' | 'NEWEST_PUBLISHED';

const ENTITY_KEYS: Record<EntityOrderName, { key: string; descending: boolean }> = {
  NAME: { key: 'coalesce(e.nameKey, e.name)', descending: false },
  NAME_DESC: { key: 'coalesce(e.nameKey, e.name)', descending: true },
  ID: { key: 'coalesce(e.idKey, e.id)', descending: false },
  NEWEST_PUBLISHED: { key: "coalesce(e.publishedInstant, '')", descending: true },
};

/**
 * $types (null: all), $ids (null: all), $afterKey and $afterId (null: from the start), $limit → a page of canonical
 * entities, and the position of each: two keys (model/order-key). Ties are broken by id, always ascending.
 */
export function entityPage(order: EntityOrderName) {
  return ENTITY_PAGES[order];
}

const ENTITY_FILTER = `e.canonicalId = e.id AND ($types IS NULL OR e.type IN $types) AND ($source IS NULL OR $source IN e.sources)`;

function makeEntityPage(order: EntityOrderName) {
  const { key, descending } = ENTITY_KEYS[order];
  const direction = descending ? 'DESC' : 'ASC';
  return reading(
    `ENTITY_PAGE_${order}`,
    `MATCH (e:Entity)
     WHERE ${ENTITY_FILTER}
     WITH e, ${key} AS position, coalesce(e.idKey, e.id) AS tie
     WHERE $afterKey IS NULL OR position ${descending ? '<' : '>'} $afterKey OR (position = $afterKey AND tie > $afterId)
     WITH e, position, tie ORDER BY position ${direction}, tie ASC LIMIT $limit
     RETURN e {${ENTITY_SUMMARY}} AS entity, position, tie
     ORDER BY position ${direction}, tie ASC`,
    (row) => ({
      entity: entitySummary(map(row, 'entity')),
      position: [text(row, 'position'), text(row, 'tie')] as const,
    }),
  );
}

const ENTITY_PAGES = {
  NAME: makeEntityPage('NAME'),
  NAME_DESC: makeEntityPage('NAME_DESC'),
  ID: makeEntityPage('ID'),
  NEWEST_PUBLISHED: makeEntityPage('NEWEST_PUBLISHED'),
} as const;

export const COUNT_ENTITIES = reading(
  'COUNT_ENTITIES',
  `MATCH (e:Entity) WHERE ${ENTITY_FILTER} RETURN count(e) AS total`,
  (row) => integer(row, 'total'),
);
