import { describe, expect, test } from '@jest/globals';

import {
  graphiqlAddress,
  graphiqlLink,
  operationName,
  readGraphiqlAddress,
} from '../../src/explorer/api/graphiql-link.js';
import { readExamples } from '../../src/explorer/graphiql/examples.js';

const DOCUMENT = 'query Q($id: ID!, $types: [EntityType!]) { entity(id: $id) { id } }';

function opened(address: string) {
  const { search, hash } = new URL(address, 'http://localhost');
  return readGraphiqlAddress({ search, hash });
}

describe('the link to GraphiQL', () => {
  test('opens the document of a screen with the variables it ran with', () => {
    const variables = { id: 'a "b" & c=d #e + 100 % हनीफ़', types: ['PERSON'] };
    const tab = opened(graphiqlLink(DOCUMENT, variables));
    expect(tab?.query).toBe(`${DOCUMENT}\n`);
    expect(JSON.parse(tab?.variables ?? '')).toEqual(variables);
  });

  test('keeps to the browser what it holds', () => {
    expect(new URL(graphiqlLink(DOCUMENT, { id: 'x' }), 'http://localhost').search).toBe('');
  });

  test('takes out the indent of generated documents, not that of fields', () => {
    const generated = '\n    query Q {\n  x {\n    query\n  }\n}\n    fragment F on T {\n  y\n}';
    expect(opened(graphiqlLink(generated))?.query).toBe(
      'query Q {\n  x {\n    query\n  }\n}\n\nfragment F on T {\n  y\n}\n',
    );
  });

  test('says nothing of variables that there are not', () => {
    expect(opened(graphiqlLink('{ x }'))).toEqual({ query: '{ x }\n', variables: undefined });
  });

  test('of a tab that somebody is typing in brings back what they typed', () => {
    const tab = { query: '{ x # a + b', variables: '{"a": "1+1' };
    expect(opened(graphiqlAddress(tab))).toEqual(tab);
  });

  test('of an empty tab is the page', () => {
    expect(graphiqlAddress({ query: '' })).toBe('/graphql');
    expect(opened('/graphql')).toBeUndefined();
    expect(opened('/graphql?query=+#variables=1')).toBeUndefined();
  });

  test('may have the form of a request to the API', () => {
    expect(opened('/graphql?query=%7B+x+%7D&variables=%7B%7D')).toEqual({
      query: '{ x }',
      variables: '{}',
    });
  });
});

test.each([
  ['query Q($a: Int) { x }', 'Q'],
  ['# query No\n\n  query Entity { x }\nfragment F on T { y }', 'Entity'],
  ['mutation M { x }', 'M'],
  ['{ query }', undefined],
])('the operation of %j is called %j', (document, name) => {
  expect(operationName(document)).toBe(name);
});

describe('the examples', () => {
  test('are named by the question that they answer; the first to see stand first', () => {
    const examples = readExamples({
      'x/b.graphql': '# What is b?\n#\n# More.\n{ b }',
      'x/a.graphql': '{ a }',
      'x/who-is-qureshi.graphql': '# Who is Qureshi?\n{ q }',
    });
    expect(examples.map(({ title }) => title)).toEqual(['Who is Qureshi?', 'a', 'What is b?']);
    expect(examples[0]?.query).toBe('# Who is Qureshi?\n{ q }');
  });
});
