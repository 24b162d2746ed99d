import { beforeAll, expect, test } from '@jest/globals';
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isInterfaceType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf, run, SCHEMA } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { article, entity, extract, fact, load, relation, VOCABULARY } from '../support/loads.js';

const CLASSES = [...VOCABULARY.types.values()];
/** One entity of each class, whose id is its type. */
const idOf = (type: string) => `the ${type.toLowerCase()}`;

/** A relation of every kind that the vocabulary has, between the first types it allows. */
const RELATIONS = [...VOCABULARY.kinds.values()].map(({ name, source, target }) => {
  const [from] = source;
  const to = target.find((type) => type !== from) ?? `${target[0]} two`;
  return relation(idOf(from!), name, idOf(to), {
    start: '2020',
    role: 'Head',
    assertedBy: idOf('PERSON'),
    evidence: [extract(idOf('ARTICLE'), `Words on ${name}`)],
  });
});
const FACTS = [
  fact(idOf('POLICY'), 'OUTLAY', {
    type: 'MONEY',
    amount: '1',
    currency: 'INR',
    qualifier: 'OVER',
  }),
  fact(idOf('POLICY'), 'CLEARANCE_TIME', {
    type: 'QUANTITY',
    amount: '45',
    unit: 'DAY',
    qualifier: 'EXACT',
  }),
  fact(idOf('POLICY'), 'REQUIREMENT', 'a licence', {
    evidence: [extract(idOf('ARTICLE'), 'a licence')],
  }),
];

/** The least that can be asked of a type: its leaves, or its name. */
function leavesOf(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const leaves = Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map(({ name }) => name);
  return `{ __typename ${leaves.join(' ')} }`;
}

/** What to give to arguments that must be given. */
const REQUIRED: Record<string, string> = {
  'Query.node': `id: "${idOf('PERSON')}"`,
  'Query.entity': `id: "${idOf('PERSON')}"`,
  'Query.nodes': `ids: ["${idOf('PERSON')}", "${idOf('ARTICLE')}"]`,
  'Query.neighborhood': `ids: ["${idOf('PERSON')}"]`,
  'Query.relationsAmong': `ids: ["${idOf('PERSON')}", "${idOf('AGENCY')}"]`,
  'Query.paths': `from: "${idOf('PERSON')}", to: "${idOf('PLACE')}"`,
  'Query.search': 'query: "the"',
  'Query.candidates': `id: "${idOf('PERSON')}"`,
};

/** Selects a field, and of what it leads to everything that is reached without arguments, some levels deep. */
function selection(owner: string, field: GraphQLField<unknown, unknown>, depth: number): string {
  const required = REQUIRED[`${owner}.${field.name}`];
  const head = `${field.name}${required === undefined ? '' : `(${required})`}`;
  const type = getNamedType(field.type);
  if (isLeafType(type)) return head;
  if (depth === 0) return `${head} ${leavesOf(type)}`;
  const below = isAbstractType(type) ? SCHEMA.getPossibleTypes(type) : [type];
  const parts = below.map((member) => {
    const fields = isObjectType(member) ? Object.values(member.getFields()) : [];
    return `... on ${member.name} { ${fields
      // Aliased, because classes may give fields of one name differing types.
      .map((inner) => `${member.name}_${inner.name}: ${selection(member.name, inner, depth - 1)}`)
      .join(' ')} }`;
  });
  return `${head} { __typename ${parts.join(' ')} }`;
}

describeEachEngine('Every node', ({ fresh }) => {
  let engine: Engine;

  beforeAll(async () => {
    engine = await fresh();
    const entities = CLASSES.flatMap(({ name }) =>
      name === 'ARTICLE'
        ? [article(idOf(name)), { ...article(`${idOf(name)} two`) }]
        : [
            {
              ...entity(idOf(name), name),
              facts: { NAME: [idOf(name), `Also ${name}`], SUMMARY: ['A thing.'] },
            },
            entity(`${idOf(name)} two`, name),
          ],
    );
    await load(engine, { entities, claims: [...RELATIONS, ...FACTS] });
  });

  test.each(CLASSES.map(({ name, label }) => [label, name]))(
    'of class %s comes as its own GraphQL type, over every interface',
    async (label, name) => {
      const id = idOf(name);
      const data = await dataOf(
        engine,
        `query ($id: ID!) {
           node(id: $id) { __typename id ... on Entity { type } ... on ${label} { name } }
           entity(id: $id) { __typename id type canonicalId ... on Node { id } ... on ${label} { name } } }`,
        { id },
      );
      const name_ = name === 'ARTICLE' ? `Title of ${id}` : expect.stringMatching(/^(the|Also) /);
      expect(data).toEqual({
        node: { __typename: label, id, type: name, name: name_ },
        entity: { __typename: label, id, type: name, canonicalId: id, name: name_ },
      });
    },
  );

  test('that any list returns can be fetched again by its id: entities, relations and facts', async () => {
    const found = await dataOf(
      engine,
      `{ entities(first: 200) { edges { node { id facts { edges { node { id } } } relations(first: 200) { edges { node { id } neighbor { id } } }
           evidence { edges { node { claim { id } article { id } } } } } } }
         claims(first: 200) { edges { node { id subject { id } } } }
         relations(first: 200) { edges { node { id source { id } target { id } } neighbor { id } } }
         neighborhood(ids: ["${idOf('PERSON')}"]) { nodes { id } relations { id } }
         paths(from: "${idOf('PERSON')}", to: "${idOf('PLACE')}") { nodes { id } hops { relations { id } } }
         search(query: "the") { edges { node { id } } } }`,
    );
    const ids = new Set<string>();
    JSON.stringify(found, (key, value: unknown) => {
      if (key === 'id') ids.add(value as string);
      return value;
    });
    const all = [...ids];
    expect(all.filter((id) => id.startsWith('f-')).length).toBeGreaterThan(20);
    expect(all.filter((id) => id.startsWith('c-'))).toHaveLength(RELATIONS.length + FACTS.length);
    for (let from = 0; from < all.length; from += 200) {
      const part = all.slice(from, from + 200);
      const { nodes } = await dataOf<{ nodes: ({ id: string } | null)[] }>(
        engine,
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids: part },
      );
      expect(nodes.map((node) => node?.id)).toEqual(part);
    }
    for (const id of all.slice(0, 20)) {
      expect(await dataOf(engine, 'query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
        node: { id },
      });
    }
  });

  test('that is a fact without evidence says the same by its id as in its list', async () => {
    const facts = `id property value { ... on TextValue { text } } subject { id } sources { id name kind } recordedAt endState rank modality start end`;
    const { entity: found } = await dataOf<{
      entity: { facts: { edges: { node: { id: string } }[] } };
    }>(
      engine,
      `{ entity(id: "${idOf('COMPANY')}") { facts { edges { node { ${facts} evidence { totalCount } } } } } }`,
    );
    expect(found.facts.edges).toHaveLength(3);
    for (const { node } of found.facts.edges) {
      expect(
        await dataOf(
          engine,
          `query ($id: ID!) { node(id: $id) { ... on Fact { ${facts} evidence { totalCount } } } }`,
          { id: node.id },
        ),
      ).toEqual({ node });
    }
  });

  test('is null for ids that are nearly right', async () => {
    const { entity: found } = await dataOf<{
      entity: { facts: { edges: { node: { id: string } }[] } };
    }>(engine, `{ entity(id: "${idOf('COMPANY')}") { facts { edges { node { id } } } } }`);
    const fact = found.facts.edges[0]!.node.id;
    const [hash] = fact.split(':');
    const ids = [
      `${hash}:${idOf('PERSON')}`,
      `${hash}:nobody`,
      `${hash}:`,
      hash,
      `c-${hash!.slice(2)}`,
      `f-${'0'.repeat(32)}:${idOf('COMPANY')}`,
      `e-${'0'.repeat(32)}`,
      `c-${'0'.repeat(32)}`,
      ` ${idOf('COMPANY')}`,
    ];
    const { nodes } = await dataOf<{ nodes: unknown[] }>(
      engine,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(nodes).toEqual(ids.map(() => null));
  });

  test.each(Object.keys(SCHEMA.getQueryType()!.getFields()))(
    'that %s leads to can be asked for each of its fields',
    async (name) => {
      const field = SCHEMA.getQueryType()!.getFields()[name]!;
      const query = `{ ${selection('Query', field, 3)} }`;
      // Somebody with a key, whom `viewer` can name.
      const { data, errors } = await run(engine, query, {}, 'EDITOR');
      expect(errors).toBeUndefined();
      expect(data?.[name]).not.toBeNull();
    },
  );

  test.each(
    CLASSES.flatMap(({ label, name }) => {
      const type = SCHEMA.getType(label);
      const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
      return fields
        .filter((field) => getNamedType(field.type).name === 'RelationConnection')
        .map((field) => [`${label}.${field.name}`, name, field.name] as const);
    }),
  )('has in %s relations that relations() lists too', async (_, type, field) => {
    const { entity: found } = await dataOf<{
      entity: Record<'shortcut' | 'all', { totalCount: number; edges: { node: { id: string } }[] }>;
    }>(
      engine,
      `query ($id: ID!) { entity(id: $id) {
         ... on ${VOCABULARY.types.get(type)!.label} { shortcut: ${field}(first: 200) { totalCount edges { node { id } } } }
         all: relations(first: 200) { totalCount edges { node { id } } } } }`,
      { id: idOf(type) },
    );
    const all = found.all.edges.map(({ node }) => node.id);
    expect(all).toEqual(expect.arrayContaining(found.shortcut.edges.map(({ node }) => node.id)));
    expect(found.shortcut.totalCount).toBe(found.shortcut.edges.length);
  });
});
