import 'reflect-metadata';
import {
  isInterfaceType,
  isUnionType,
  type GraphQLAbstractType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchemaSync, getMetadataStorage } from 'type-graphql';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { SutraError } from '../errors.js';
import { ArticleResolver } from './resolvers/article-resolver.js';
import {
  ClaimResolver,
  EntityValueResolver,
  EvidenceResolver,
  FactResolver,
  QualifierResolver,
  RelationResolver,
} from './resolvers/claim-resolver.js';
import { COUNT_RESOLVERS } from './resolvers/connection-resolvers.js';
import { DecisionResolver } from './resolvers/decision-resolver.js';
import { EntityResolver } from './resolvers/entity-resolver.js';
import { GraphResolver } from './resolvers/graph-resolver.js';
import { MutationResolver } from './resolvers/mutation-resolver.js';
import {
  NeighborConnectionResolver,
  NeighborEdgeResolver,
  NeighborResolver,
} from './resolvers/neighbor-resolver.js';
import { QueryResolver } from './resolvers/query-resolver.js';
import { SHORTCUT_KINDS, SHORTCUT_RESOLVERS } from './resolvers/shortcuts.js';
import { ViewerResolver } from './resolvers/viewer-resolver.js';
import { Fact, Relation } from './types/claim.js';
import { ENTITY_CLASSES } from './types/entity.js';
import { fillVocabularyEnums } from './types/enums.js';
import { claimTypeName, entityTypeName, nameEntityTypes } from './types/node.js';
import { DateTimeScalar, PartialDateScalar } from './types/scalars.js';

/**
 * The GraphQL schema that a vocabulary makes. One vocabulary a process: type-graphql's registry is global.
 * @throws SutraError INVALID_VOCABULARY when it lacks what the API is built on.
 */
export function buildGraphSchema(vocabulary: Vocabulary): GraphQLSchema {
  checkFits(vocabulary);
  fillVocabularyEnums(vocabulary);
  nameEntityTypes([...vocabulary.types.values()].map(({ name, label }) => [name, label]));
  // A field that only reads a property needs no function: the compiled query reads the property itself.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [
      EntityResolver,
      NeighborResolver,
      NeighborConnectionResolver,
      NeighborEdgeResolver,
      ...SHORTCUT_RESOLVERS,
      ...COUNT_RESOLVERS,
      ArticleResolver,
      ClaimResolver,
      RelationResolver,
      FactResolver,
      QualifierResolver,
      EntityValueResolver,
      EvidenceResolver,
      QueryResolver,
      GraphResolver,
      ViewerResolver,
      MutationResolver,
      DecisionResolver,
    ] as never,
    orphanedTypes: [...ENTITY_CLASSES, Relation, Fact],
    scalarsMap: [
      { type: PartialDateScalar, scalar: PartialDateScalar },
      { type: DateTimeScalar, scalar: DateTimeScalar },
    ] as never,
    // Inputs are checked where they are used, so that messages say what was expected.
    validate: false,
  });
  resolveTypesAtOnce(schema);
  describeRoots(schema);
  return schema;
}

/** type-graphql wraps `resolveType` into promises; without them execution makes fewer, and compilers of queries work. */
function resolveTypesAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type))
      setResolveType(type, (value) =>
        'family' in value ? claimTypeName(value as never) : entityTypeName(value as never),
      );
    if (isUnionType(type))
      setResolveType(type, (value) => VALUE_TYPE_NAMES[(value as { type: string }).type]);
  }
}

/** type-graphql makes the two root types itself, and describes neither. */
function describeRoots(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  const mutation = schema.getMutationType();
  if (query) query.description = 'What can be asked. Needs no key unless the server says so.';
  if (mutation)
    mutation.description =
      'What editors may change. Each mutation is written whole or not at all; mistakes in the input are `userErrors`.';
}

function setResolveType(
  type: GraphQLAbstractType,
  resolve: (value: object) => string | undefined,
): void {
  type.resolveType = (value) => resolve(value as object);
}

const VALUE_TYPE_NAMES: Readonly<Record<string, string>> = {
  TEXT: 'TextValue',
  QUANTITY: 'QuantityValue',
  MONEY: 'MoneyValue',
  DATE: 'DateValue',
  BOOLEAN: 'BooleanValue',
  ENTITY: 'EntityValue',
};

function checkFits(vocabulary: Vocabulary): void {
  const classes = new Set<string>(ENTITY_CLASSES.map(({ name }) => name));
  const unknownType = [...vocabulary.types.values()].find(({ label }) => !classes.has(label));
  if (unknownType !== undefined) {
    throw new SutraError(
      'INVALID_VOCABULARY',
      `Type ${unknownType.name}: expected a GraphQL class ${unknownType.label} in src/api/types/entity.ts, found none.`,
    );
  }
  const missingKind = SHORTCUT_KINDS.find((kind) => !vocabulary.kinds.has(kind));
  if (missingKind !== undefined) {
    throw new SutraError(
      'INVALID_VOCABULARY',
      `Kind ${missingKind}: a shortcut of the API relies on it, and the vocabulary has none of that name.`,
    );
  }
}
