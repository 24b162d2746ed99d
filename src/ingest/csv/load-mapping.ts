import path from 'node:path';
import type { Property, Schema } from '@opensanctions/followthemoney';
import { SutraError } from '../../errors.js';
import { followTheMoney } from '../../vocabulary/follow-the-money.js';
import { readArticleFile } from '../read-article-file.js';
import { SeedMistakes } from '../seed-mistakes.js';
import type { SeedNode } from '../seed-node.js';
import type { CsvMapping, MappedEntity, MappedProperty, MappingQuery } from './mapping.js';
import { templateColumns } from './template.js';
import { unknownDirective } from './date-format.js';

/**
 * Reads a FollowTheMoney mapping file (YAML or JSON) for CSV: datasets with `query` or `queries`. docs/csv-mappings.md
 * lists what may stand in it.
 * @throws SutraError BAD_USER_INPUT that lists every mistake as `file:line: reason`.
 */
export async function loadMapping(file: string): Promise<CsvMapping> {
  const mistakes = new SeedMistakes();
  const document = await readArticleFile(file, mistakes);
  const datasets = document?.entries() ?? [];
  const queries = datasets.flatMap(({ name, value }) => readDataset(name, value));
  if (queries.length === 0 && mistakes.count === 0) {
    document?.mistake('a dataset with queries', 'none');
  }
  try {
    mistakes.throwIfAny();
  } catch (error) {
    if (!(error instanceof SutraError)) throw error;
    throw new SutraError('BAD_USER_INPUT', error.message, { cause: error });
  }
  return { file, queries };
}

/** What else a dataset says (a label, a summary) is for its readers. */
function readDataset(dataset: string, node: SeedNode): MappingQuery[] {
  const entries = node.entries() ?? [];
  for (const { name, key } of entries) {
    if (name === 'include') key.mistake('the included mapping itself', 'include');
  }
  const queries = entries.filter(({ name }) => name === 'queries' || name === 'query');
  if (queries.length === 0) node.mistake('the key queries or query', 'none');
  return queries.flatMap(({ value }) =>
    oneOrMore(value).flatMap((query) => readQuery(dataset.trim(), query) ?? []),
  );
}

const QUERY_KEYS = ['csv_url', 'csv_urls', 'filters', 'filters_not'] as const;
const SQL_KEYS = ['database', 'table', 'tables', 'joins'];

function readQuery(dataset: string, node: SeedNode): MappingQuery | undefined {
  const sql = node.keys().find((key) => SQL_KEYS.includes(key));
  if (sql !== undefined) {
    node.mistake('a query of CSV (csv_url)', `${sql}; export the table as CSV first`);
    return undefined;
  }
  const fields = node.fields(['entities'], QUERY_KEYS);
  const columns = new Map<string, number>();
  const filters = readFilters(fields.filters, columns);
  const filtersNot = readFilters(fields.filters_not, columns);
  const drafts = (fields.entities?.entries() ?? []).flatMap(({ name, value }) => {
    const schema = readSchema(value);
    return schema === undefined ? [] : [{ name, node: value, schema }];
  });
  if (drafts.length === 0 && fields.entities?.isMapping === true) {
    fields.entities.mistake('at least one entity', 'none that can be read');
  }
  const schemata = new Map(drafts.map(({ name, schema }) => [name, schema]));
  const entities = drafts.flatMap((draft) => readEntity(draft, schemata, columns) ?? []);
  return {
    dataset,
    place: `${path.basename(node.document.file)}:${node.line}`,
    urls: [...textsOf(fields.csv_url), ...textsOf(fields.csv_urls)],
    entities: byReference(entities, fields.entities ?? node),
    filters,
    filtersNot,
    columns,
  };
}

type Columns = Map<string, number>;
type Filters = ReadonlyMap<string, ReadonlySet<string | undefined>>;

function readFilters(node: SeedNode | undefined, columns: Columns): Filters {
  const entries = node?.entries() ?? [];
  return new Map(
    entries.map(({ name, key, value }) => {
      columns.set(name, columns.get(name) ?? key.line);
      if (!value.isList && value.scalar === null)
        value.mistake('a text, or [null] for empty cells');
      const values = oneOrMore(value).map((item) =>
        item.scalar === null ? undefined : item.text(),
      );
      return [name, new Set(values)];
    }),
  );
}

function readSchema(node: SeedNode): Schema | undefined {
  if (!node.isMapping) {
    node.mistake('a mapping');
    return undefined;
  }
  const field = node.entries()?.find(({ name }) => name === 'schema')?.value;
  if (field === undefined) {
    node.mistake('the key schema', 'none');
    return undefined;
  }
  const name = field.text();
  if (name === undefined) return undefined;
  const schema = Object.hasOwn(followTheMoney.schemata, name)
    ? followTheMoney.getSchema(name)
    : undefined;
  if (schema === undefined) field.mistake('a FollowTheMoney schema');
  return schema;
}

interface EntityDraft {
  readonly name: string;
  readonly node: SeedNode;
  readonly schema: Schema;
}

function readEntity(
  { name, node, schema }: EntityDraft,
  schemata: ReadonlyMap<string, Schema>,
  columns: Columns,
): MappedEntity | undefined {
  const fields = node.fields(['schema'], ['key', 'keys', 'key_literal', 'id_column', 'properties']);
  const keys = [...columnsOf(fields.key, columns), ...columnsOf(fields.keys, columns)];
  const idColumn = fields.id_column && columnsOf(fields.id_column, columns)[0];
  const literal = fields.key_literal?.text()?.trim() ?? '';
  if (keys.length === 0 && idColumn === undefined) node.mistake('key, keys or id_column', 'none');
  if (keys.length > 0 && idColumn !== undefined) {
    fields.id_column?.mistake('either keys or id_column', 'both');
  }
  const properties = (fields.properties?.entries() ?? []).flatMap((entry) => {
    const property = schema.getProperties().get(entry.name);
    if (property === undefined) {
      entry.key.mistake(`a property of ${schema.name}`, JSON.stringify(entry.name));
      return [];
    }
    return readProperty(property, entry.value, schemata, columns) ?? [];
  });
  const identity: MappedEntity['identity'] =
    idColumn === undefined
      ? { from: 'KEYS', literal, columns: keys }
      : { from: 'COLUMN', column: idColumn };
  const mentionsNames = schema.getProperties().has('namesMentioned');
  return { name, schema, identity, properties, mentionsNames };
}

const PROPERTY_KEYS = [
  'column',
  'columns',
  'join',
  'split',
  'literal',
  'literals',
  'entity',
  'format',
  'fuzzy',
  'required',
  'template',
] as const;

function readProperty(
  property: Property,
  node: SeedNode,
  schemata: ReadonlyMap<string, Schema>,
  columns: Columns,
): MappedProperty | undefined {
  const fields = node.fields([], PROPERTY_KEYS);
  const required = readFlag(fields.required);
  readFlag(fields.fuzzy);
  if (property.stub) {
    node.mistake('a property that may be set', `${property.qname}, the far side of another`);
    return undefined;
  }
  if (fields.entity !== undefined) {
    const name = readReference(property, fields.entity, schemata);
    return name === undefined ? undefined : { property, required, value: { from: 'ENTITY', name } };
  }
  const template = readSeparator(fields.template);
  for (const column of templateColumns(template ?? '')) {
    columns.set(column, columns.get(column) ?? node.line);
  }
  const literals = [...textsOf(fields.literal), ...textsOf(fields.literals)];
  const cells = [...columnsOf(fields.column, columns), ...columnsOf(fields.columns, columns)];
  if (literals.length + cells.length === 0 && template === undefined) {
    if (node.isMapping) node.mistake('column, literal, template or entity', 'none');
    return undefined;
  }
  const format = fields.format?.text();
  if (format !== undefined && property.type.name === 'date') {
    const unknown = unknownDirective(format);
    if (unknown !== undefined) fields.format?.mistake(`directives of dates`, unknown);
  }
  const join = readSeparator(fields.join);
  const split = readSeparator(fields.split);
  if (split === '') fields.split?.mistake('a text to cut at', 'an empty one');
  const value = { from: 'TEXT', literals, columns: cells, template, join, split, format } as const;
  return { property, required, value };
}

function readReference(
  property: Property,
  node: SeedNode,
  schemata: ReadonlyMap<string, Schema>,
): string | undefined {
  const name = node.text();
  if (name === undefined) return undefined;
  const schema = schemata.get(name);
  if (schema === undefined) {
    node.mistake(`an entity of this query (${[...schemata.keys()].join(', ')})`);
  } else if (!property.hasRange || property.type.name !== 'entity') {
    node.mistake(`a column for ${property.qname}, which holds values`, `the entity ${name}`);
  } else if (!schema.isA(property.getRange())) {
    const range = property.getRange().name;
    node.mistake(`an entity of schema ${range} for ${property.qname}`, `${name}: ${schema.name}`);
  } else return name;
  return undefined;
}

/** The entities in the order in which they can be made. */
function byReference(entities: readonly MappedEntity[], node: SeedNode): readonly MappedEntity[] {
  const ordered: MappedEntity[] = [];
  const made = new Set<string>();
  const names = new Set(entities.map(({ name }) => name));
  let left = entities;
  while (left.length > 0) {
    const ready = left.find(({ properties }) =>
      properties.every(
        ({ value }) => value.from !== 'ENTITY' || made.has(value.name) || !names.has(value.name),
      ),
    );
    if (ready === undefined) {
      const circle = left.map(({ name }) => name).join(', ');
      node.mistake('entities that do not refer to each other in a circle', circle);
      return ordered;
    }
    ordered.push(ready);
    made.add(ready.name);
    left = left.filter((entity) => entity !== ready);
  }
  return ordered;
}

function oneOrMore(node: SeedNode): readonly SeedNode[] {
  return node.isList ? (node.items() ?? []) : [node];
}

function textsOf(node: SeedNode | undefined): readonly string[] {
  return node === undefined ? [] : oneOrMore(node).flatMap((item) => item.text() ?? []);
}

function columnsOf(node: SeedNode | undefined, columns: Columns): readonly string[] {
  const names = textsOf(node);
  for (const name of names) columns.set(name, columns.get(name) ?? node?.line ?? 1);
  return names;
}

/** Text that may be blank or hold line ends. */
function readSeparator(node: SeedNode | undefined): string | undefined {
  if (node === undefined || node.scalar === null) return undefined;
  if (typeof node.scalar === 'string') return node.scalar;
  node.mistake('a text (numbers and the like in quotes)');
  return undefined;
}

function readFlag(node: SeedNode | undefined): boolean {
  if (node === undefined || node.scalar === null) return false;
  if (typeof node.scalar === 'boolean') return node.scalar;
  node.mistake('true or false');
  return false;
}
