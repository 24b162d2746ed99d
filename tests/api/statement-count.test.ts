import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { HUBS } from '../../src/graph/statements/edge-statements.js';
import { dataOf, run } from '../support/api.js';
import { countingEngine, type CountingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { article, entity, extract, fact, load, relation } from '../support/loads.js';

const COMPANIES = ['acme', 'tata', 'sona'];
const PEOPLE = ['ann', 'bob', 'cem'];
const PAPERS = ['paper', 'journal'];

describeEachEngine('The number of statements', ({ fresh }) => {
  let counting: CountingEngine;

  beforeAll(async () => {
    const engine = await fresh();
    counting = countingEngine(engine);
    const words = PAPERS.map((paper) => extract(paper, `Words of ${paper}`));
    await load(engine, {
      entities: [
        ...COMPANIES.map((id) => entity(id)),
        ...PEOPLE.map((id) => entity(id, 'PERSON')),
        ...PAPERS.map(article),
        entity('ministry', 'AGENCY'),
        ...Array.from({ length: 700 }, (_, index) => entity(`clerk${index}`, 'PERSON')),
      ],
      claims: [
        ...PEOPLE.flatMap((person) =>
          COMPANIES.map((company) =>
            relation(person, 'EMPLOYMENT', company, { role: 'Director', evidence: words }),
          ),
        ),
        relation('acme', 'SUPPLIES', 'tata', { evidence: words }),
        relation('tata', 'SUPPLIES', 'sona'),
        ...PAPERS.map((paper) => relation('ann', 'AUTHORED', paper)),
        ...COMPANIES.map((company) => fact(company, 'PRIORITY', 'steel', { evidence: words })),
        ...Array.from({ length: 700 }, (_, index) =>
          relation(`clerk${index}`, 'EMPLOYMENT', 'ministry'),
        ),
        relation('ann', 'EMPLOYMENT', 'ministry', { start: '2024' }),
      ],
    });
    expect(await engine.read(HUBS, { ids: ['ministry', 'acme'] })).toHaveLength(1);
  }, 60_000);

  beforeEach(() => counting.reset());

  /** Runs a query without errors → its statements by name. */
  const statementsOf = async (query: string) => {
    await dataOf(counting.engine, query);
    return [...counting.statements].sort();
  };

  test('is one for an entity and a page with its neighbors, whose own fields it brings', async () => {
    expect(
      await statementsOf(
        '{ entity(id: "acme") { name relations { edges { neighbor { id name type aliases summary } node { kind role source { name } target { name } start end rank } } } } }',
      ),
    ).toEqual(['ENTITY_WITH_PAGE_BOTH']);
  });

  test('grows by one with each level of relations, however many siblings there are', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") { relations { edges { neighbor {
             relations { edges { neighbor {
               relations { edges { neighbor {
                 relations { edges { neighbor { name } } } } } } } } } } } } } }`,
      ),
    ).toEqual([
      'ENTITY_WITH_PAGE_BOTH_BRIEF',
      ...Array<string>(3).fill('RELATION_PAGE_BOTH_BRIEF'),
    ]);
  });

  test('is one for aliases with the same arguments, and one for each of different ones', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") {
             a: relations(first: 5) { edges { node { id } } }
             b: relations(first: 5) { edges { node { kind } } }
             c: relations(first: 6) { edges { node { id } } }
             d: relations(first: 5, kinds: [SUPPLIES]) { edges { node { id } } }
             e: relations(first: 5, direction: OUT) { edges { node { id } } } } }`,
      ),
    ).toEqual([
      // The first came with its entity.
      'ENTITY_WITH_PAGE_BOTH_BRIEF',
      'RELATION_PAGE_BOTH_BRIEF',
      'RELATION_PAGE_BOTH_BRIEF:SUPPLIES',
      'RELATION_PAGE_OUT_BRIEF',
    ]);
  });

  test('is one for what children of differing parents ask alike', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") {
             staff: relations(kinds: [EMPLOYMENT], direction: IN) { edges { neighbor { degree facts { edges { node { id } } } } } }
             customers: relations(kinds: [SUPPLIES], direction: OUT) { edges { neighbor { degree facts { edges { node { id } } } } } } } }`,
      ),
    ).toEqual([
      expect.stringMatching(/^DEGREES/),
      'ENTITY_WITH_PAGE_IN_BRIEF:EMPLOYMENT',
      'FACT_PAGE',
      'RELATION_PAGE_OUT_BRIEF:SUPPLIES',
    ]);
  });

  test('is one for each level below, whether parents came by statements of one kind or of several', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") {
             relations(kinds: [SUPPLIES]) { edges { neighbor { relations(first: 3) { edges { node { id } } } } } }
             evidence { edges { node { article { relations(first: 3) { edges { node { id } } } } } } } } }`,
      ),
    ).toEqual([
      'ENTITIES_BY_ID',
      'ENTITY_WITH_PAGE_BOTH_BRIEF:SUPPLIES',
      'EVIDENCE_PAGE_ENTITY',
      // The articles themselves take a level more than the neighbors, which came with their page.
      'RELATION_PAGE_BOTH_BRIEF',
      'RELATION_PAGE_BOTH_BRIEF',
    ]);
  });

  test('is one a level from claims over evidence and articles to authors', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") { relations { edges { node { evidence { edges { node {
             exact article { name ... on Article { authors { edges { neighbor { name } } } } } } } } } } } } }`,
      ),
    ).toEqual([
      'ENTITIES_BY_ID',
      'ENTITY_WITH_PAGE_BOTH',
      'EVIDENCE_PAGE_CLAIM',
      'RELATION_PAGE_IN_BRIEF:AUTHORED',
    ]);
  });

  test('is one for all that the relations of a level are asked beyond their page', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "acme") { relations { edges { node {
             recordedAt retractedAt qualifiers { name } sources { id name } replacedBy { id } } } } } }`,
      ),
    ).toEqual(['CLAIMS_BY_ID', 'ENTITY_WITH_PAGE_BOTH', 'SOURCES_BY_ID']);
  });

  test('is one for all facts and one for all degrees of a level', async () => {
    expect(
      await statementsOf(
        `{ entity(id: "ann") { relations { edges { neighbor {
             facts { edges { node { property value { __typename } sources { id } } } }
             all: degree some: degree(kinds: [EMPLOYMENT]) again: degree(kinds: [EMPLOYMENT]) } } } } }`,
      ),
    ).toEqual([
      expect.stringMatching(/^DEGREES:.*UNKNOWN_LINK/),
      'DEGREES:EMPLOYMENT',
      'ENTITY_WITH_PAGE_BOTH_BRIEF',
      'FACT_PAGE',
      'SOURCES_BY_ID',
    ]);
  });

  test('counts a total only where it is selected, once for all siblings', async () => {
    const without = `{ entity(id: "ann") { relations { edges { neighbor { relations { edges { cursor } } evidence { edges { cursor } } } } } } }`;
    const plain = [
      'ENTITY_WITH_PAGE_BOTH_BRIEF',
      'EVIDENCE_PAGE_ENTITY',
      'RELATION_PAGE_BOTH_BRIEF',
    ];
    expect(await statementsOf(without)).toEqual(plain);
    counting.reset();
    const counted = without.replaceAll('{ edges { cursor }', '{ totalCount edges { cursor }');
    expect(await statementsOf(counted)).toEqual(
      [...plain, 'EVIDENCE_COUNT_ENTITY', 'RELATION_COUNT_BOTH'].sort(),
    );
  });

  test('is one for a level with a hub and ordinary entities in it', async () => {
    expect(
      await statementsOf(
        `{ nodes(ids: ["ministry", "acme", "ann"]) { ... on Entity { relations { edges { neighbor { name } } } } } }`,
      ),
    ).toEqual(['ENTITIES_BY_ID', 'RELATION_PAGE_BOTH_BRIEF']);
  });

  test('is one for the claims of all articles of a level, and one for their totals', async () => {
    expect(
      await statementsOf(
        `{ nodes(ids: ["paper", "journal"]) { ... on Article { claims { totalCount edges { node { id subject { id } } } } mentions { edges { node { name } } } } } }`,
      ),
    ).toEqual([
      'ARTICLE_CLAIM_COUNT',
      'ARTICLE_CLAIM_PAGE',
      'ENTITIES_BY_ID',
      'ENTITIES_BY_ID',
      'MENTION_PAGE',
    ]);
  });

  test('is one for any number of nodes: entities, claims, and facts that have no claim of their own', async () => {
    const { entity: acme } = await dataOf<{
      entity: Record<'facts' | 'relations', { edges: { node: { id: string } }[] }>;
    }>(
      counting.engine,
      '{ entity(id: "acme") { facts { edges { node { id } } } relations { edges { node { id } } } } }',
    );
    const tata = await dataOf<{ entity: { facts: { edges: { node: { id: string } }[] } } }>(
      counting.engine,
      '{ entity(id: "tata") { facts { edges { node { id } } } } }',
    );
    counting.reset();
    const ids = [...acme.facts.edges, ...acme.relations.edges, ...tata.entity.facts.edges].map(
      ({ node }) => node.id,
    );
    const { nodes } = await dataOf<{ nodes: unknown[] }>(
      counting.engine,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: [...ids, 'acme', 'nobody'] },
    );
    expect(nodes).toEqual([...ids.map((id) => ({ id })), { id: 'acme' }, null]);
    expect([...counting.statements].sort()).toEqual([
      'CLAIMS_BY_ID',
      'ENTITIES_BY_ID',
      'ENTITY_NODES',
    ]);
  });

  test('is one for lists at the root that are asked for twice', async () => {
    expect(
      await statementsOf(
        `{ a: relations(first: 3) { edges { node { id } } } b: relations(first: 3) { edges { node { kind } } }
           c: claims(first: 3) { edges { node { id } } } d: entities(first: 3) { edges { node { id } } } e: entities(first: 3) { totalCount } }`,
      ),
    ).toEqual(['CLAIM_PAGE_ALL', 'CLAIM_PAGE_RELATIONS', 'COUNT_ENTITIES', 'ENTITY_PAGE_NAME']);
  });

  test('is none for a field whose empty filter lets nothing through', async () => {
    expect(
      await statementsOf(
        '{ entity(id: "acme") { relations(kinds: []) { totalCount edges { cursor } } degree(kinds: []) } }',
      ),
    ).toEqual(['ENTITIES_BY_ID']);
  });

  test('is one for entities of which the same page is asked, by any id they ever had', async () => {
    const page = 'relations(first: 2) { edges { node { id } } }';
    expect(
      await statementsOf(
        `{ a: entity(id: "acme") { ${page} } b: entity(id: "ann") { ${page} ... on Person { name } } c: entity(id: "nobody") { ${page} } }`,
      ),
    ).toEqual(['ENTITY_WITH_PAGE_BOTH_BRIEF']);
  });

  test('is one for the entity alone when a directive may leave its page out', async () => {
    const query = (include: boolean) =>
      `{ entity(id: "acme") { name relations @include(if: ${include}) { edges { node { id } } } } }`;
    expect(await statementsOf(query(false))).toEqual(['ENTITIES_BY_ID']);
    counting.reset();
    expect(await statementsOf(query(true))).toEqual(['ENTITIES_BY_ID', 'RELATION_PAGE_BOTH_BRIEF']);
  });

  test('does not grow when one field of many fails', async () => {
    const { errors, data } = await run(
      counting.engine,
      `{ entity(id: "acme") { ok: relations { edges { neighbor { degree } } } wrong: relations(first: 0) { edges { cursor } } } }`,
    );
    expect(errors).toHaveLength(1);
    expect(data).toEqual({ entity: null });
    expect(counting.statements.length).toBeLessThanOrEqual(3);
  });
});
