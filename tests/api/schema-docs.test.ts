import { describe, expect, test } from '@jest/globals';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';

import { SCHEMA } from '../support/api.js';
import { VOCABULARY } from '../support/loads.js';

/** Everything that a reader of the schema can look up, by its coordinate. */
function* documented(type: GraphQLNamedType): Generator<[coordinate: string, text: unknown]> {
  yield [type.name, type.description];
  if (isEnumType(type)) {
    for (const { name, description } of type.getValues())
      yield [`${type.name}.${name}`, description];
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields()))
      yield [`${type.name}.${field.name}`, field.description];
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const argument of field.args)
        yield [`${type.name}.${field.name}(${argument.name}:)`, argument.description];
    }
  }
}

const TYPES = Object.values(SCHEMA.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !(isScalarType(type) && isSpecifiedScalarType(type)),
);
const ALL = TYPES.flatMap((type) => [...documented(type)]);

/** What FollowTheMoney describes, in its words. */
const INHERITED = new Set([
  ...[...VOCABULARY.properties.values()]
    .filter(({ inherited }) => inherited)
    .map(({ name }) => `FactProperty.${name}`),
  ...[...VOCABULARY.qualifiers.values()]
    .filter(({ inherited }) => inherited)
    .map(({ name }) => `QualifierName.${name}`),
]);

describe('The schema', () => {
  test('describes each type, field, argument, enum value and input field', () => {
    expect(ALL.length).toBeGreaterThan(500);
    const without = ALL.filter(([, text]) => typeof text !== 'string' || text.trim() === '');
    expect(without.map(([coordinate]) => coordinate)).toEqual([]);
  });

  test('ends each description of ours as a sentence ends', () => {
    const unfinished = ALL.filter(([coordinate]) => !INHERITED.has(coordinate)).filter(
      ([, text]) => !/[.:?!)`”]$/u.test(String(text)),
    );
    expect(unfinished.map(([coordinate, text]) => `${coordinate}: ${String(text)}`)).toEqual([]);
  });

  test('names types as GraphQL does, and fields and arguments in camel case', () => {
    const misnamed = ALL.map(([coordinate]) => coordinate).filter(
      (coordinate) =>
        !/^[A-Z][A-Za-z]*(\.([a-z][A-Za-z0-9]*(\([a-z][A-Za-z]*:\))?|[A-Z][A-Z0-9_]*))?$/.test(
          coordinate,
        ),
    );
    expect(misnamed).toEqual([]);
  });

  test('has every entity class as an Entity and a Node, and both kinds of claims as Claims and Nodes', () => {
    const names = (name: string) =>
      SCHEMA.getPossibleTypes(SCHEMA.getType(name) as never)
        .map((type) => type.name)
        .sort();
    expect(names('Claim')).toEqual(['Fact', 'Relation']);
    expect(names('Entity')).toHaveLength(11);
    expect(names('Node')).toEqual([...names('Entity'), ...names('Claim')].sort());
  });
});
