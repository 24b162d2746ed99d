import { describe, expect, test } from '@jest/globals';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';

import { countAliases } from '../../src/limits/count-aliases.js';
import { fragmentsOf } from '../../src/limits/fragments-of.js';
import { operationDepth } from '../../src/limits/operation-depth.js';

function measure(count: typeof countAliases, query: string): number {
  const document = parse(query);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  return count(operation!, fragmentsOf(document));
}

describe('depth', () => {
  test.each([
    ['{ a }', 1],
    ['{ a { b } c }', 2],
    ['{ a { ... { ... on T { b } } } }', 2],
    ['{ ...A } fragment A on T { a { ...B } } fragment B on T { b { c } }', 3],
    ['{ ...A } fragment A on T { a { ...A } }', 1],
    ['{ ...Missing }', 0],
    ['{ __schema { types { fields { type { ofType { name } } } } } }', 1],
  ])('of %s is %i', (query, depth) => {
    expect(measure(operationDepth, query)).toBe(depth);
  });
});

describe('aliases', () => {
  test.each([
    ['{ a b }', 0],
    ['{ x: a { y: b } ... { z: c } }', 3],
    ['{ ...A x: a { ...A } } fragment A on T { y: b z: c }', 5],
    ['{ ...A } fragment A on T { x: a ...A }', 1],
  ])('of %s are %i', (query, aliases) => {
    expect(measure(countAliases, query)).toBe(aliases);
  });
});
