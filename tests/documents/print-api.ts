import {
  isIntrospectionType,
  isInterfaceType,
  isSpecifiedScalarType,
  printType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

const HEAD = `# The API as GraphQL's schema definition language. Emitted by \`npm run emit\`; change the code, not this file.
# Names in EntityType, RelationKind, FactProperty and QualifierName come from schema/vocabulary.yaml.`;

/**
 * The schema in an order to read it in: what can be asked, what can be changed, the interfaces, and all
 * other types by name. Fields, arguments and values stay as the code declares them: graphql-js's
 * lexicographicSortSchema would put `after` before `first`, and `aliases` before `name`.
 */
export function printApi(schema: GraphQLSchema): string {
  const rank = (type: GraphQLNamedType): number => {
    if (type === schema.getQueryType()) return 0;
    if (type === schema.getMutationType()) return 1;
    return isInterfaceType(type) ? 2 : 3;
  };
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((left, right) => rank(left) - rank(right) || (left.name < right.name ? -1 : 1));
  return `${[HEAD, ...types.map(printType)].join('\n\n')}\n`;
}
