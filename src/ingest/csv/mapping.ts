import type { Property, Schema } from '@opensanctions/followthemoney';

/** A FollowTheMoney mapping file, checked: every name in it is one of its schema's, and every reference leads somewhere. */
export interface CsvMapping {
  /** The path it was read from. */
  readonly file: string;
  /** In the order of the file. */
  readonly queries: readonly MappingQuery[];
}

/** What one query of a mapping makes of each row. */
export interface MappingQuery {
  /** The name that the query stands under: part of every entity's id. */
  readonly dataset: string;
  /** Where it stands, for messages: `people.yaml:3`. */
  readonly place: string;
  /** `csv_url` and `csv_urls` as they are written. */
  readonly urls: readonly string[];
  /** Each after those that its properties refer to. */
  readonly entities: readonly MappedEntity[];
  /** A row is taken when each of these columns has one of its values; undefined among them is an empty cell. */
  readonly filters: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  /** A row is left when one of these columns has one of its values. */
  readonly filtersNot: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  /** Every column that the query names, with the line of the mapping that names it first. */
  readonly columns: ReadonlyMap<string, number>;
}

export interface MappedEntity {
  /** How the mapping calls it. */
  readonly name: string;
  readonly schema: Schema;
  /** The column that holds its id, or the columns that its id is computed from. */
  readonly identity:
    | { readonly from: 'COLUMN'; readonly column: string }
    | { readonly from: 'KEYS'; readonly literal: string; readonly columns: readonly string[] };
  readonly properties: readonly MappedProperty[];
  /** Whether its schema has `namesMentioned`, which takes the names of what it refers to. */
  readonly mentionsNames: boolean;
}

export interface MappedProperty {
  readonly property: Property;
  /** A row without a value for it does not make the entity. */
  readonly required: boolean;
  readonly value: EntityReference | MappedText;
}

/** The id of another entity of the same row. */
export interface EntityReference {
  readonly from: 'ENTITY';
  readonly name: string;
}

/** Texts, of literals and cells or of a template. */
export interface MappedText {
  readonly from: 'TEXT';
  readonly literals: readonly string[];
  readonly columns: readonly string[];
  /** Text with `{{column}}` in it, for which literals and columns make way. */
  readonly template: string | undefined;
  /** Put between the texts to make one of them. */
  readonly join: string | undefined;
  /** What a text is cut at, after the joining. */
  readonly split: string | undefined;
  /** A `strptime` pattern for dates. */
  readonly format: string | undefined;
}
