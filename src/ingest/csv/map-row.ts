import { cleanValue } from './clean-value.js';
import { entityKey, signedId } from './entity-key.js';
import type { MappedEntity, MappedText, MappingQuery } from './mapping.js';
import { fillTemplate } from './template.js';

/** An entity as FollowTheMoney's NDJSON has it. */
export interface MappedRowEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly datasets: readonly string[];
}

/** A cell of the row by its column's name, cleaned; undefined when it is empty. */
type CellOf = (column: string) => string | undefined;

/** An entity whose id is not signed yet. */
interface Draft {
  readonly id: string;
  readonly entity: MappedEntity;
  readonly properties: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The entities that a query makes of a row: none when its filters leave the row. An entity without an id, or without a
 * value for a property that is required, is not made, and whatever refers to it does without.
 * @param isSigned whether ids carry the signature of their dataset, as `ftm map-csv` writes them.
 */
export function mapRow(
  query: MappingQuery,
  cellOf: CellOf,
  isSigned: boolean,
): readonly MappedRowEntity[] {
  if (!passes(query, cellOf)) return [];
  const made = new Map<string, Draft>();
  for (const entity of query.entities) {
    const draft = mapEntity(query, entity, cellOf, made);
    if (draft !== undefined) made.set(entity.name, draft);
  }
  const datasets = [query.dataset];
  const idOf = (id: string) => (isSigned ? signedId(query.dataset, id) : id);
  return [...made.values()].map(({ id, entity, properties }) => ({
    id: idOf(id),
    schema: entity.schema.name,
    properties: Object.fromEntries(
      [...properties].map(([name, values]) => {
        const refers = typeOf(entity, name) === 'entity';
        return [name, refers ? [...values].map(idOf) : [...values]];
      }),
    ),
    datasets,
  }));
}

function passes({ filters, filtersNot }: MappingQuery, cellOf: CellOf): boolean {
  for (const [column, values] of filters) {
    if (!values.has(cellOf(column))) return false;
  }
  for (const [column, values] of filtersNot) {
    if (values.has(cellOf(column))) return false;
  }
  return true;
}

function mapEntity(
  query: MappingQuery,
  entity: MappedEntity,
  cellOf: CellOf,
  made: ReadonlyMap<string, Draft>,
): Draft | undefined {
  const id = idOf(query, entity, cellOf);
  if (id === undefined) return undefined;
  const properties = new Map<string, Set<string>>();
  const add = (name: string, value: string) => {
    const values = properties.get(name);
    if (values === undefined) properties.set(name, new Set([value]));
    else values.add(value);
  };
  for (const { property, required, value } of entity.properties) {
    if (value.from === 'ENTITY') {
      const other = made.get(value.name);
      if (other !== undefined) {
        add(property.name, other.id);
        for (const name of namesMentioned(entity, other)) add('namesMentioned', name);
      }
    } else {
      for (const text of textsOf(value, cellOf)) {
        const cleaned = cleanValue(property, text, value.format);
        if (cleaned !== '') add(property.name, cleaned);
      }
    }
    if (required && !properties.has(property.name)) return undefined;
  }
  return { id, entity, properties };
}

function idOf(
  { dataset }: MappingQuery,
  { identity }: MappedEntity,
  cellOf: CellOf,
): string | undefined {
  return identity.from === 'COLUMN'
    ? cellOf(identity.column)
    : entityKey(dataset, identity.literal, identity.columns.map(cellOf));
}

function textsOf(value: MappedText, cellOf: CellOf): readonly string[] {
  const { literals, columns, template, join, split } = value;
  const cells = columns.flatMap((column) => cellOf(column) ?? []);
  let texts = template === undefined ? [...literals, ...cells] : [fillTemplate(template, cellOf)];
  if (join !== undefined) texts = [texts.join(join)];
  if (split !== undefined) texts = texts.flatMap((text) => text.split(split));
  return texts.filter((text) => text.trim() !== '');
}

/** FollowTheMoney writes the names of an edge's ends on the edge, so that a search for them finds it. */
function namesMentioned(entity: MappedEntity, other: Draft): readonly string[] {
  if (!entity.mentionsNames) return NO_NAMES;
  return [...other.properties].flatMap(([name, values]) =>
    typeOf(other.entity, name) === 'name' ? [...values] : NO_NAMES,
  );
}

const NO_NAMES: readonly string[] = [];

/** The schema itself gathers its properties anew whenever it is asked for one, which is slow. */
function typeOf(entity: MappedEntity, name: string): string {
  const mapped = entity.properties.find(({ property }) => property.name === name);
  return mapped?.property.type.name ?? 'name';
}
