/** What a fact's or qualifier's value may be. ENTITY occurs in qualifiers only. */
export type ValueType = 'TEXT' | 'QUANTITY' | 'MONEY' | 'DATE' | 'BOOLEAN' | 'ENTITY';

/** The vocabulary of `schema/vocabulary.yaml`, with what it takes over from FollowTheMoney. Maps keep the file's order. */
export interface Vocabulary {
  readonly types: ReadonlyMap<string, EntityTypeDefinition>;
  readonly kinds: ReadonlyMap<string, RelationKindDefinition>;
  /** Sutra's own properties first, then the inherited ones by name. */
  readonly properties: ReadonlyMap<string, FactPropertyDefinition>;
  /** Sutra's own qualifiers first, then the inherited ones by name. */
  readonly qualifiers: ReadonlyMap<string, QualifierDefinition>;
}

/** What every entry has, and its counterparts in other vocabularies. */
interface Definition {
  /** Upper case with underscores: `PERSON`, `WORKS_FOR`. */
  readonly name: string;
  readonly description: string;
  /** The FollowTheMoney schema, or for properties and qualifiers the FollowTheMoney property. */
  readonly ftm?: string;
  /** The schema.org class or property. */
  readonly schemaOrg?: string;
  /** The Wikidata item or property: `Q5`, `P108`. */
  readonly wikidata?: string;
}

/** A class of entity. */
export interface EntityTypeDefinition extends Definition {
  /** The node label in the graph, and the GraphQL type: `Person`. */
  readonly label: string;
  readonly plural: string;
  /** The FollowTheMoney schemata whose entities get this type. No schema is in two types. */
  readonly followTheMoneySchemata: readonly string[];
  /** The FollowTheMoney schema that an entity is written as which has none of its own: its counterpart, or the nearest. */
  readonly followTheMoneyExport?: string;
}

/** A kind of relation between two entities. */
export interface RelationKindDefinition extends Definition {
  /** The types it may lead from. */
  readonly source: readonly string[];
  /** The types it may lead to. */
  readonly target: readonly string[];
  /** Read from the source: "works for". */
  readonly label: string;
  /** Read from the target: "employs". */
  readonly inverseLabel: string;
  /** True when source and target may change places without changing what is said. */
  readonly symmetric: boolean;
  /** The qualifiers its claims may carry, own and inherited. */
  readonly qualifiers: readonly string[];
  /** The FollowTheMoney properties whose values become relations of this kind; '*' for all that no kind lists. */
  readonly followTheMoneyProperties: readonly string[];
}

/** A property that facts give a value to. */
export interface FactPropertyDefinition extends Definition {
  /** The types that may have it. */
  readonly types: readonly string[];
  readonly value: Exclude<ValueType, 'ENTITY'>;
  /** What a source says later takes the place of what it said before; otherwise the two stand side by side. */
  readonly single: boolean;
  /** True when it is FollowTheMoney's and not listed in the file. */
  readonly inherited: boolean;
}

/** A property of a claim. */
export interface QualifierDefinition extends Definition {
  readonly value: ValueType;
  /** For ENTITY: the types the value may have. */
  readonly types?: readonly string[];
  /** True when it is FollowTheMoney's and not listed in the file. */
  readonly inherited: boolean;
}
