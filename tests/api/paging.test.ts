import { beforeAll, describe, expect, test } from '@jest/globals';

import { retractClaims } from '../../src/claims/edit-claims.js';
import type { Engine } from '../../src/graph/engine.js';
import { claimId } from '../../src/model/claim.js';
import { dataOf, run } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { article, entity, extract, fact, load, RECORDED_AT, relation } from '../support/loads.js';
import { idsOf, PAGE_INFO, readPage, walkPages, type WalkedPage } from '../support/walk-pages.js';
import { inOrder, plain } from './claims-in-memory.js';

const EDIT = { actor: 'editor', at: RECORDED_AT, source: { id: 'editor:1' } };
const PAGE = `edges { cursor node { id } } ${PAGE_INFO}`;
const RELATIONS = `query ($id: ID = "acme", $kinds: [RelationKind!], $at: AsOf, $direction: RelationDirection, $first: Int, $after: String) {
  entity(id: $id) { list: relations(kinds: $kinds, at: $at, direction: $direction, first: $first, after: $after) { ${PAGE} } } }`;
const FACTS = `query ($first: Int, $after: String) { entity(id: "acme") { list: facts(first: $first, after: $after) { ${PAGE} } } }`;

function retract(engine: Engine, ids: readonly string[]) {
  return engine.write((transaction) =>
    retractClaims(
      transaction,
      EDIT,
      ids.map((id) => ({ claimId: id })),
    ),
  );
}

const starts = ['2020', '2021-05', '2021-05-01', '2019-12-31', undefined, '0001', '9999-12-31'];
const claims = starts.flatMap((start) =>
  ['ann', 'bob'].map((person) =>
    relation(person, 'EMPLOYMENT', 'acme', start === undefined ? {} : { start }),
  ),
);
const ordered = inOrder(claims.map(plain)).map(({ id }) => id);
async function write(engine: Engine): Promise<Engine> {
  await load(engine, {
    entities: [entity('acme'), entity('ann', 'PERSON'), entity('bob', 'PERSON'), article('paper')],
    claims: [
      ...claims,
      ...['a', 'b', 'c'].map((text) =>
        fact('acme', 'PRIORITY', text, { evidence: [extract('paper', text)] }),
      ),
    ],
  });
  return engine;
}

describeEachEngine('A page', ({ fresh }) => {
  let shared: Engine;

  beforeAll(async () => {
    shared = await write(await fresh());
  });

  test('has the earliest start first to last: newest first, unknown last, then by id', async () => {
    for (const size of [1, 2, 3, 5, 14, 200]) {
      const pages = await walkPages(shared, { document: RELATIONS, nextSize: () => size });
      expect(idsOf(pages)).toEqual(ordered);
    }
  });

  test('has 20 items when no number is given, or null', async () => {
    const page = await readPage(shared, { document: RELATIONS }, null, null);
    expect(page.edges).toHaveLength(ordered.length);
    const { entity: found } = await dataOf<{ entity: { relations: WalkedPage } }>(
      shared,
      `{ entity(id: "acme") { relations { ${PAGE} } } }`,
    );
    expect(found.relations).toEqual(page);
  });

  test.each([0, -1, 201, 2_147_483_647, -2_147_483_648])('refuses to be %d long', async (first) => {
    for (const document of [
      RELATIONS,
      FACTS,
      'query ($first: Int) { claims(first: $first) { pageInfo { hasNextPage } } }',
      'query ($first: Int) { relations(first: $first) { pageInfo { hasNextPage } } }',
      'query ($first: Int) { entities(first: $first) { pageInfo { hasNextPage } } }',
      'query ($first: Int) { search(query: "acme", first: $first) { pageInfo { hasNextPage } } }',
      'query ($first: Int) { entity(id: "acme") { evidence(first: $first) { totalCount } } }',
      'query ($first: Int) { entity(id: "paper") { ... on Article { claims(first: $first) { totalCount } mentions { edges { cursor } } } } }',
    ]) {
      const { errors } = await run(shared, document, { first });
      expect(errors?.[0]?.message).toMatch(/^first: expected a whole number from 1 to \d+, got/);
      expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  describe('by a cursor', () => {
    let cursor: string;

    beforeAll(async () => {
      cursor = (await readPage(shared, { document: RELATIONS }, 2, null)).pageInfo.endCursor!;
    });

    const refusal = async (after: string, document = RELATIONS, variables = {}) => {
      const { data, errors } = await run(shared, document, { ...variables, after });
      expect(data?.['entity'] ?? null).toBeNull();
      return errors?.[0]?.originalError;
    };

    test.each([
      ['another entity', RELATIONS, { id: 'ann' }],
      ['other kinds', RELATIONS, { kinds: ['EMPLOYMENT'] }],
      ['another direction', RELATIONS, { direction: 'IN' }],
      ['other days', RELATIONS, { at: { from: '2020' } }],
      ['another field of the entity', FACTS, {}],
      ['a list at the root', `query ($after: String) { relations(after: $after) { ${PAGE} } }`, {}],
      ['a list of entities', `query ($after: String) { entities(after: $after) { ${PAGE} } }`, {}],
      [
        'evidence',
        `query ($after: String) { entity(id: "acme") { evidence(after: $after) { ${PAGE} } } }`,
        {},
      ],
      ['a search', `query ($after: String) { search(query: "x", after: $after) { ${PAGE} } }`, {}],
    ])('of this list does not serve for %s', async (_, document, variables) => {
      expect(await refusal(cursor, document, variables)).toMatchObject({
        code: 'BAD_USER_INPUT',
        details: {
          argument: 'after',
          expected: 'a cursor of this list: the same field with the same arguments',
        },
      });
    });

    test('goes on whatever the length of the next page', async () => {
      for (const first of [1, 4, 200]) {
        const page = await readPage(shared, { document: RELATIONS }, first, cursor);
        expect(page.edges.map(({ node }) => node.id)).toEqual(ordered.slice(2, 2 + first));
      }
    });

    test('that is cut, made up, huge or no text of a cursor is refused', async () => {
      const texts = [
        '',
        ' ',
        'x',
        cursor.slice(0, -4),
        cursor.slice(4),
        `${cursor}${cursor}`,
        'x'.repeat(10_000),
        'ü😀\u0000',
        Buffer.from('null').toString('base64url'),
        Buffer.from('{}').toString('base64url'),
        Buffer.from('[]').toString('base64url'),
        Buffer.from('[1,2]').toString('base64url'),
        Buffer.from('["__proto__"]').toString('base64url'),
        Buffer.from('['.repeat(5_000)).toString('base64url'),
        Buffer.from(JSON.stringify(['0123456789ab', 'x'.repeat(100_000)])).toString('base64url'),
      ];
      for (const text of texts) {
        const error = await refusal(text);
        expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { argument: 'after' } });
        expect(error?.message.length).toBeLessThan(250);
      }
    });

    test('with a forged position gives what lies behind it, and no error of ours', async () => {
      const lists: [string, Record<string, unknown>][] = [
        [RELATIONS, {}],
        [FACTS, {}],
        [
          `query ($first: Int, $after: String) { list: claims(first: $first, after: $after) { ${PAGE} } }`,
          {},
        ],
        [
          `query ($first: Int, $after: String) { list: entities(first: $first, after: $after) { ${PAGE} } }`,
          {},
        ],
        [
          `query ($first: Int, $after: String) { list: search(query: "a", first: $first, after: $after) { ${PAGE} } }`,
          {},
        ],
        [
          `query ($first: Int, $after: String) { entity(id: "paper") { ... on Article { list: mentions(first: $first, after: $after) { ${PAGE} } } } }`,
          {},
        ],
        [
          `query ($first: Int, $after: String) { entity(id: "acme") { list: evidence(first: $first, after: $after) { ${PAGE} } } }`,
          {},
        ],
      ];
      for (const [document, variables] of lists) {
        const page = await readPage(shared, { document, variables }, 1, null);
        const [fingerprint] = JSON.parse(
          Buffer.from(page.pageInfo.endCursor!, 'base64url').toString(),
        ) as string[];
        for (const position of [
          [''],
          ['~'],
          ['-5'],
          ['1e999'],
          ['NaN'],
          ['\u0000'],
          ['\ud800'],
          ['"}) DETACH DELETE (n'],
          ['a', 'b', 'c'],
        ]) {
          const after = Buffer.from(JSON.stringify([fingerprint, ...position])).toString(
            'base64url',
          );
          const { errors } = await run(shared, document, { ...variables, first: 3, after });
          const codes = (errors ?? []).map(
            ({ originalError }) => (originalError as { code?: string }).code,
          );
          expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
        }
      }
    });
  });
});

describeEachEngine('A page of a list', ({ fresh }) => {
  test('goes on where it was after inserts before and behind, and after retractions', async () => {
    const engine = await write(await fresh());
    const inserted = ['2025', '2020', '2019-12-31', '1990', undefined].map((start) =>
      relation('ann', 'OWNERSHIP', 'acme', start === undefined ? {} : { start }),
    );
    const after = new Map<string, number>(ordered.map((id, index) => [id, index]));
    let pages = 0;
    const walked = await walkPages(engine, {
      document: RELATIONS,
      nextSize: () => 3,
      afterPage: async ({ edges }) => {
        pages += 1;
        const claim = inserted[pages - 1];
        if (claim !== undefined) await load(engine, { claims: [claim] });
        // The very item that the cursor stands on goes too.
        if (pages === 2) await retract(engine, [edges.at(-1)!.node.id]);
      },
    });
    const found = idsOf(walked);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => after.has(id))).toEqual(ordered);
    const newIds = inserted.map(({ content }) => claimId(content));
    const whole = [...ordered, ...newIds];
    expect(found.every((id) => whole.includes(id))).toBe(true);
    // What came behind the cursor is seen: the one that starts in 1990, and the one without a date.
    expect(found).toContain(newIds[4]);
  });

  test('of entities goes on behind names and ids of any characters and length', async () => {
    const engine = await fresh();
    const names = [
      'न'.repeat(1_000),
      `${'न'.repeat(999)}प`,
      '😀'.repeat(500),
      '\uffff',
      '😀',
      'a',
      'a',
      'A',
      'ä',
      '"\\'.repeat(500),
      '\u0001'.repeat(1_000),
    ];
    const entities = names.map((name, index) =>
      entity(`${'é'.repeat(200)}${index}`, 'COMPANY', name),
    );
    await load(engine, { entities });
    const byCodePoint = (left: string, right: string) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right));
    const sorted = entities
      .map(({ id, facts }) => ({ id, name: facts['NAME']![0]! }))
      .sort((left, right) => byCodePoint(left.name, right.name) || byCodePoint(left.id, right.id));
    const document = (order: string) =>
      `query ($first: Int, $after: String) { list: entities(orderBy: ${order}, first: $first, after: $after) { ${PAGE} } }`;
    for (const size of [1, 3, 50]) {
      const read = async (order: string) =>
        idsOf(await walkPages(engine, { document: document(order), nextSize: () => size }));
      expect(await read('NAME')).toEqual(sorted.map(({ id }) => id));
      expect(await read('NAME_DESC')).toEqual(
        [...sorted]
          .sort(
            (left, right) => byCodePoint(right.name, left.name) || byCodePoint(left.id, right.id),
          )
          .map(({ id }) => id),
      );
      expect(await read('ID')).toEqual(sorted.map(({ id }) => id).sort(byCodePoint));
      expect([...(await read('NEWEST_PUBLISHED'))]).toEqual(
        sorted.map(({ id }) => id).sort(byCodePoint),
      );
    }
  });

  test('of facts shows one that has become a claim once, and those that have not', async () => {
    const engine = await fresh();
    const names = ['Acme', 'ACME', 'Acme Ltd', 'Acme Limited', 'A. C. M. E.'];
    await load(engine, {
      entities: [{ ...entity('acme'), facts: { NAME: names } }, article('paper')],
      claims: [fact('acme', 'NAME', 'ACME', { evidence: [extract('paper', 'ACME')] })],
    });
    const document = `query ($first: Int, $after: String) { entity(id: "acme") { list: facts(first: $first, after: $after) { edges { cursor node { id ... on Fact { value { ... on TextValue { text } } } } } ${PAGE_INFO} } } }`;
    for (const size of [1, 2, 200]) {
      const pages = await walkPages(engine, { document, nextSize: () => size });
      const texts = pages.flatMap(({ edges }) =>
        edges.map(({ node }) => (node as unknown as { value: { text: string } }).value.text),
      );
      expect([...texts].sort()).toEqual([...names].sort());
      expect(idsOf(pages).filter((id) => id.startsWith('c-'))).toHaveLength(1);
    }
  });
});
