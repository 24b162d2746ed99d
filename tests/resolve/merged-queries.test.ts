import { beforeEach, expect, it } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { article, dump, entity, extract, fact, load, relation } from '../support/loads.js';
import { merge, undo } from './decisions.js';

const PERIOD = { start: '2020', end: '2021' };

describeEachEngine('A merge in every query', ({ fresh }) => {
  let engine: Engine;
  let before: string;
  let decision: string;

  /** b-anna and a-anna are one person; each works somewhere, is described elsewhere, and says something. */
  beforeEach(async () => {
    engine = await fresh();
    await load(engine, {
      sourceId: 'dataset:one',
      entities: [
        {
          id: 'b-anna',
          type: 'PERSON',
          facts: {
            NAME: ['Anna Lindqvist'],
            SUMMARY: ['A geologist.'],
            BIRTH_DATE: ['1970-01-02'],
          },
        },
        entity('mine', 'COMPANY', 'Norrland Mine'),
        entity('club', 'ORGANIZATION', 'Rock Club'),
        article('news'),
      ],
      claims: [
        relation('b-anna', 'EMPLOYMENT', 'mine', {
          ...PERIOD,
          evidence: [extract('news', 'Lindqvist works at the mine')],
        }),
        relation('mine', 'MEMBERSHIP', 'club', { assertedBy: 'b-anna' }),
      ],
    });
    await load(engine, {
      sourceId: 'dataset:two',
      entities: [
        {
          id: 'a-anna',
          type: 'PERSON',
          facts: { NAME: ['Анна Линдквист'], BIRTH_DATE: ['1970-01-02'] },
        },
      ],
      claims: [
        relation('a-anna', 'MEMBERSHIP', 'club', PERIOD),
        relation('a-anna', 'ASSOCIATE', 'b-anna'),
        fact('a-anna', 'ALIAS', 'A. Stone', { evidence: [extract('news', 'known as A. Stone')] }),
      ],
    });
    before = await dump(engine);
    const { decisions } = await merge(engine, ['b-anna', 'a-anna']);
    decision = decisions[0]!.id;
  }, 60_000);

  it('answers to both ids with one entity, named by all its records', async () => {
    const { one, two, node, nodes } = await dataOf(
      engine,
      `{ one: entity(id: "a-anna") { id canonicalId mergedIds name aliases summary }
         two: entity(id: "b-anna") { id mergedIds }
         node(id: "b-anna") { id }
         nodes(ids: ["b-anna", "a-anna", "nobody"]) { id } }`,
    );
    expect(one).toMatchObject({
      id: 'a-anna',
      canonicalId: 'a-anna',
      mergedIds: ['b-anna'],
      summary: 'A geologist.',
    });
    const { name, aliases } = one as unknown as { name: string; aliases: string[] };
    expect([name, ...aliases].sort()).toEqual(['A. Stone', 'Anna Lindqvist', 'Анна Линдквист']);
    expect(two).toEqual({ id: 'a-anna', mergedIds: ['b-anna'] });
    expect(node).toEqual({ id: 'a-anna' });
    expect(nodes).toEqual([{ id: 'a-anna' }, { id: 'a-anna' }, null]);
  });

  it('lists and counts it once, under the sources of all its records', async () => {
    const { entities, bySource, stats } = await dataOf(
      engine,
      `{ entities(filter: {types: [PERSON]}) { totalCount edges { node { id } } }
         bySource: entities(filter: {types: [PERSON], source: "dataset:one"}) { totalCount edges { node { id } } }
         stats { entities entitiesByType { type count } relations } }`,
    );
    const once = { totalCount: 1, edges: [{ node: { id: 'a-anna' } }] };
    expect(entities).toEqual(once);
    expect(bySource).toEqual(once);
    expect(stats).toMatchObject({ entities: 4, relations: 3 });
  });

  it('is found by the names of the records that were retired', async () => {
    for (const query of ['Lindqvist', 'Lindkvist Anna', 'линдквист', 'stone']) {
      const { search } = await dataOf<{ search: { edges: { node: { id: string } }[] } }>(
        engine,
        '{ search(query: $query, types: [PERSON]) { edges { node { id } } } }'.replace(
          '$query',
          JSON.stringify(query),
        ),
      );
      expect(search.edges.map(({ node }) => node.id)).toEqual(['a-anna']);
    }
  });

  it('has the relations, facts and extracts of all its records, and none to itself', async () => {
    const { entity: found } = await dataOf<{ entity: Record<string, never> }>(
      engine,
      `{ entity(id: "b-anna") {
           degree
           relations { totalCount edges { direction neighbor { id } node { source { id } target { id } } } }
           facts(properties: [BIRTH_DATE, ALIAS]) { edges { node { subject { id } property } } }
           evidence { totalCount edges { node { exact claim { subject { id } } } } } } }`,
    );
    expect(found['degree']).toBe(2);
    const relations = found['relations'] as unknown as {
      totalCount: number;
      edges: { neighbor: { id: string }; node: unknown }[];
    };
    expect(relations.totalCount).toBe(2);
    expect(relations.edges.map(({ neighbor }) => neighbor.id).sort()).toEqual(['club', 'mine']);
    for (const { node } of relations.edges)
      expect(node).toMatchObject({ source: { id: 'a-anna' } });
    expect(found['facts']).toMatchObject({
      edges: [{}, {}, {}].map(() => ({ node: { subject: { id: 'a-anna' } } })),
    });
    expect(found['evidence']).toMatchObject({
      totalCount: 2,
      edges: [{}, {}].map(() => ({ node: { claim: { subject: { id: 'a-anna' } } } })),
    });
  });

  it('is one in claims, mentions, and what somebody says', async () => {
    const {
      claims,
      said,
      relations,
      article: news,
    } = await dataOf(
      engine,
      `{ claims(filter: {entities: ["a-anna"]}) { totalCount }
         said: claims(filter: {assertedBy: "a-anna"}) { totalCount edges { node { assertedBy { id } } } }
         relations(filter: {entities: ["b-anna"], kinds: [EMPLOYMENT]}) { edges { node { source { id } } } }
         article: entity(id: "news") { ... on Article { mentions { edges { claimCount node { id } } } } } }`,
    );
    expect(claims).toEqual({ totalCount: 3 });
    expect(said).toEqual({
      totalCount: 1,
      edges: [{ node: { assertedBy: { id: 'a-anna' } } }],
    });
    expect(relations).toEqual({ edges: [{ node: { source: { id: 'a-anna' } } }] });
    expect(news).toEqual({
      mentions: {
        edges: [
          { claimCount: 2, node: { id: 'a-anna' } },
          { claimCount: 1, node: { id: 'mine' } },
        ],
      },
    });
  });

  it('is one in neighborhoods and on paths, by old ids too', async () => {
    const { neighborhood, paths, avoiding } = await dataOf<{
      neighborhood: { nodes: { id: string }[]; relations: unknown[] };
      paths: { nodes: { id: string }[] }[];
      avoiding: unknown[];
    }>(
      engine,
      `{ neighborhood(ids: ["b-anna"], depth: 1) { nodes { id } relations { id } }
         paths(from: "b-anna", to: "club", maxLength: 1) { nodes { id } }
         avoiding: paths(from: "mine", to: "club", maxLength: 2, avoid: {ids: ["b-anna"]}) { length } }`,
    );
    expect(neighborhood.nodes.map(({ id }) => id).sort()).toEqual(['a-anna', 'club', 'mine']);
    expect(neighborhood.relations).toHaveLength(3);
    expect(paths).toEqual([{ nodes: [{ id: 'a-anna' }, { id: 'club' }] }]);
    expect(avoiding).toEqual([{ length: 1 }]);
  });

  it('is undone exactly, and both answer for themselves again', async () => {
    expect(await dump(engine)).not.toBe(before);
    await undo(engine, decision);
    expect(await dump(engine)).toBe(before);
    const { one, two, search } = await dataOf(
      engine,
      `{ one: entity(id: "a-anna") { id name mergedIds degree }
         two: entity(id: "b-anna") { id name mergedIds degree }
         search(query: "Lindqvist") { edges { node { id } } } }`,
    );
    expect(one).toEqual({ id: 'a-anna', name: 'Анна Линдквист', mergedIds: [], degree: 2 });
    expect(two).toEqual({ id: 'b-anna', name: 'Anna Lindqvist', mergedIds: [], degree: 2 });
    expect(search).toEqual({ edges: [{ node: { id: 'b-anna' } }] });
  });

  it('keeps the name up to date when a load changes a retired record', async () => {
    await load(engine, {
      sourceId: 'dataset:three',
      entities: [{ id: 'b-anna', type: 'PERSON', facts: { NAME: ['Anna Lindqvist-Berg'] } }],
      claims: [fact('b-anna', 'ALIAS', 'Aunt Anna')],
    });
    const { search, entities } = await dataOf(
      engine,
      `{ search(query: "berg aunt") { edges { node { id aliases } } }
         entities(filter: {source: "dataset:three"}) { edges { node { id } } } }`,
    );
    expect(search).toMatchObject({ edges: [{ node: { id: 'a-anna' } }] });
    expect(entities).toEqual({ edges: [{ node: { id: 'a-anna' } }] });
    await load(engine, { sourceId: 'dataset:three', replace: true });
    await undo(engine, decision);
    expect((await dump(engine)).includes('Aunt Anna')).toBe(true);
    const { entity: alone } = await dataOf(engine, '{ entity(id: "a-anna") { aliases } }');
    expect(alone).toEqual({ aliases: ['A. Stone'] });
  });
});
