import { beforeAll, expect, test } from '@jest/globals';
import { isLeafType, isObjectType, getNamedType, isRequiredArgument } from 'graphql';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf, SCHEMA } from '../support/api.js';
import { countingEngine, type CountingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, extract, fact, load, relation, article } from '../support/loads.js';

/** A field with as much below it as makes it an answer. */
function asked(typeName: string, name: string): string | undefined {
  const type = SCHEMA.getType(typeName);
  if (!isObjectType(type)) throw new Error(`expected an object type, got ${typeName}`);
  const field = type.getFields()[name];
  if (field === undefined || field.args.some(isRequiredArgument)) return undefined;
  const below = getNamedType(field.type);
  if (isLeafType(below)) return name;
  if (below.name.endsWith('Connection'))
    return `${name} { pageInfo { endCursor } edges { cursor } }`;
  return `${name} { __typename }`;
}

const fieldsOf = (typeName: string) => {
  const type = SCHEMA.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
};

describeEachEngine('A page that reads only what names its entities', ({ fresh }) => {
  let engine: Engine;
  let counting: CountingEngine;

  beforeAll(async () => {
    engine = await fresh();
    counting = countingEngine(engine);
    const ann = entity('ann', 'PERSON');
    const words = [extract('paper', 'Words of the paper')];
    await load(engine, {
      entities: [
        entity('acme'),
        { ...ann, facts: { ...ann.facts, SUMMARY: ['A director'], ALIAS: ['Annie'] } },
        article('paper'),
      ],
      claims: [
        relation('ann', 'EMPLOYMENT', 'acme', {
          role: 'Director',
          start: '2020',
          end: '2024-05',
          evidence: words,
        }),
        fact('ann', 'PRIORITY', 'steel', { evidence: words }),
      ],
    });
  });

  interface Asked {
    readonly entity: { readonly relations: { readonly edges: readonly Record<string, unknown>[] } };
  }
  const page = async (selected: string) => {
    const query = `{ entity(id: "acme") { relations(kinds: [EMPLOYMENT]) { edges { ${selected} } } } }`;
    return (await dataOf<Asked>(counting.engine, query)).entity.relations.edges;
  };

  test.each(fieldsOf('Person'))(
    'says of a neighbor’s %s what the entity itself says',
    async (name) => {
      const field = asked('Person', name);
      if (field === undefined) return;
      const [edge] = await page(`neighbor { ... on Person { ${field} } }`);
      const alone = await dataOf(engine, `{ entity(id: "ann") { ... on Person { ${field} } } }`);
      expect(edge?.['neighbor']).toEqual(alone['entity']);
    },
  );

  test.each(fieldsOf('Relation'))(
    'says of a relation’s %s what the claim itself says',
    async (name) => {
      const field = asked('Relation', name);
      if (field === undefined) return;
      const [claim] = await page('node { id }');
      const [edge] = await page(`node { ${field} }`);
      const { id } = claim?.['node'] as { id: string };
      const alone = await dataOf(engine, `{ node(id: "${id}") { ... on Relation { ${field} } } }`);
      expect(edge?.['node']).toEqual(alone['node']);
    },
  );

  test.each(fieldsOf('RelationEdge'))('has the %s of an edge', async (name) => {
    const field = asked('RelationEdge', name) ?? '';
    const [full] = await page(`node { rank } ${field}`);
    const [brief] = await page(field);
    expect(brief).toEqual({ [name]: name === 'node' ? brief?.['node'] : full?.[name] });
  });

  test('is found at once though fragments spread each other twice, thirty deep', async () => {
    const fragments = Array.from({ length: 30 }, (_, index) =>
      index === 29
        ? `fragment F29 on Entity { name }`
        : `fragment F${index} on Entity { ...F${index + 1} ...F${index + 1} }`,
    );
    const query = `{ entity(id: "acme") { relations { edges { neighbor { ...F0 } } } } } ${fragments.join(' ')}`;
    const { entity: found } = await dataOf<Asked>(engine, query);
    expect(found.relations.edges[0]).toEqual({ neighbor: { name: 'ann' } });
  });

  test('reads all when a fragment, an alias or a variable’s directive asks for more than a name', async () => {
    for (const selected of [
      'neighbor { more: aliases }',
      'neighbor { ... on Entity { ... on Person { summary } } }',
      'neighbor { name summary @include(if: false) }',
      'neighbor { name } neighbor { summary }',
      'certainty',
    ]) {
      counting.reset();
      await page(selected);
      expect([selected, ...counting.statements]).toContain('ENTITY_WITH_PAGE_BOTH:EMPLOYMENT');
    }
    counting.reset();
    await page('neighbor { name ... on Person { id } } node { role }');
    expect(counting.statements).toContain('ENTITY_WITH_PAGE_BOTH_BRIEF:EMPLOYMENT');
  });
});
