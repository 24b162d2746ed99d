import { beforeAll, describe, expect, test } from '@jest/globals';

import type { SutraError } from '../../src/errors.js';
import type { Engine } from '../../src/graph/engine.js';
import { dataOf, run } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { article, dump, entity, extract, fact, load, relation } from '../support/loads.js';

const LONG = 'x'.repeat(100_000);
const STRANGE_IDS = [
  '',
  ' ',
  'nobody',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'acme\u0000',
  '\u0000',
  '😀',
  '\ud83d',
  'Acme',
  'acme ',
  "acme' OR 1=1 //",
  "'}) MATCH (n) DETACH DELETE n //",
  '`) DETACH DELETE (`',
  '$ids',
  '\\',
  '"',
  'null',
  'c-',
  `c-${'0'.repeat(32)}`,
  `f-${'0'.repeat(32)}:acme`,
  `f-${'0'.repeat(32)}:__proto__`,
  LONG,
];

describeEachEngine('A question', ({ fresh }) => {
  let engine: Engine;
  let before: string;

  beforeAll(async () => {
    engine = await fresh();
    await load(engine, {
      entities: [entity('acme'), entity('tata'), entity('ann', 'PERSON'), article('paper')],
      claims: [
        relation('ann', 'EMPLOYMENT', 'acme', {
          start: '2020',
          evidence: [extract('paper', 'Ann')],
        }),
        relation('acme', 'SUPPLIES', 'tata'),
        fact('acme', 'PRIORITY', 'steel'),
      ],
    });
    before = await dump(engine);
  });

  const refusalOf = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await run(engine, query, variables);
    expect(data?.[Object.keys(data)[0]!] ?? null).toBeNull();
    const [error, ...more] = errors ?? [];
    expect(more).toEqual([]);
    const cause = error?.originalError as SutraError | undefined;
    return { message: error?.message, code: cause?.code, ...cause?.details };
  };

  test.each(STRANGE_IDS.map((id) => [JSON.stringify(id).slice(0, 40), id]))(
    'about the unknown id %s is answered with null or nothing',
    async (_, id) => {
      const list = { edges: [], totalCount: 0 };
      expect(
        await dataOf(
          engine,
          `query ($id: ID!) {
             node(id: $id) { id } nodes(ids: [$id, "acme", $id]) { id } entity(id: $id) { id }
             neighborhood(ids: [$id]) { nodes { id } relations { id } truncated }
             some: neighborhood(ids: [$id, "acme"], kinds: [EMPLOYMENT]) { nodes { id } }
             from: paths(from: $id, to: "acme") { length } to: paths(from: "acme", to: $id) { length } both: paths(from: $id, to: $id) { length }
             around: paths(from: "ann", to: "tata", avoid: { ids: [$id] }) { length }
             of: claims(filter: { entities: [$id] }) { edges { cursor } totalCount }
             cite: claims(filter: { article: $id }) { edges { cursor } totalCount }
             source: claims(filter: { source: $id }) { edges { cursor } totalCount }
             said: claims(filter: { assertedBy: $id }) { edges { cursor } totalCount }
             relations(filter: { entities: [$id] }) { edges { cursor } totalCount }
             from_source: relations(filter: { source: $id }) { edges { cursor } totalCount }
             entities(filter: { source: $id }) { edges { cursor } totalCount } }`,
          { id },
        ),
      ).toEqual({
        node: null,
        nodes: [null, { id: 'acme' }, null],
        entity: null,
        neighborhood: { nodes: [], relations: [], truncated: false },
        some: { nodes: [{ id: 'acme' }, { id: 'ann' }] },
        from: [],
        to: [],
        both: [],
        around: [{ length: 2 }],
        of: list,
        cite: list,
        source: list,
        said: list,
        relations: list,
        from_source: list,
        entities: list,
      });
    },
  );

  test('about anything leaves the graph as it was', async () => {
    expect(await dump(engine)).toBe(before);
  });

  describe('with a date that is none', () => {
    const DATES = [
      '2026-02-31',
      '2026-13',
      '2026-00',
      '2025-02-29',
      'yesterday',
      '',
      '26',
      '2026-2-1',
      '2026-02-01T00:00:00Z',
      '0000',
      '10000',
      '-2026',
      ' 2026',
      '2026\n',
      '２０２６',
      '2026-02-01'.repeat(1_000),
    ];
    const PLACES: [string, string][] = [
      [
        'entity.relations',
        'query ($date: PartialDate!) { entity(id: "acme") { relations(at: { from: $date }) { totalCount } } }',
      ],
      [
        'claims',
        'query ($date: PartialDate!) { claims(filter: { startedBetween: { from: "2020", to: $date } }) { totalCount } }',
      ],
      [
        'paths',
        'query ($date: PartialDate!) { paths(from: "ann", to: "acme", at: { from: $date }) { length } }',
      ],
    ];
    test.each(PLACES)('is refused at %s, and told what a date is', async (_, query) => {
      for (const date of DATES) {
        const { errors, data } = await run(engine, query, { date });
        expect(data).toBeUndefined();
        expect(errors?.[0]?.message).toContain('Variable "$date" got invalid value');
        expect(errors?.[0]?.message).toContain(
          'expected a date as 2025, 2025-04 or 2025-04-30, got',
        );
        expect(errors?.[0]?.originalError).toMatchObject({
          originalError: { code: 'BAD_USER_INPUT' },
        });
      }
    });

    test('is refused in the document too, and so are numbers and lists', async () => {
      for (const literal of [
        '"2026-02-31"',
        '2026',
        'true',
        'YESTERDAY',
        '["2026"]',
        '{ year: 2026 }',
      ]) {
        const { errors, data } = await run(
          engine,
          `{ entity(id: "acme") { relations(at: { from: ${literal} }) { totalCount } } }`,
        );
        expect(data).toBeUndefined();
        expect(errors?.[0]?.message).toMatch(/expected a date as/);
      }
    });
  });

  test.each([
    [
      'at.to',
      '{ entity(id: "acme") { relations(at: { from: "2026", to: "2025" }) { totalCount } } }',
    ],
    [
      'at.to',
      '{ entity(id: "acme") { facts(at: { from: "2026-05", to: "2026-04-30" }) { edges { cursor } } } }',
    ],
    [
      'at.to',
      '{ entity(id: "acme") { ... on Company { owners(at: { from: "2026", to: "0001" }) { totalCount } } } }',
    ],
    ['at.to', '{ paths(from: "ann", to: "acme", at: { from: "2026", to: "2025" }) { length } }'],
    ['at.to', '{ neighborhood(ids: ["ann"], at: { from: "2026", to: "2025" }) { truncated } }'],
    ['filter.at.to', '{ claims(filter: { at: { from: "2026", to: "2025" } }) { totalCount } }'],
    ['filter.at.to', '{ relations(filter: { at: { from: "2026", to: "2025" } }) { totalCount } }'],
    [
      'filter.startedBetween.to',
      '{ claims(filter: { startedBetween: { from: "2026", to: "2025" } }) { totalCount } }',
    ],
    [
      'filter.endedBetween.to',
      '{ claims(filter: { endedBetween: { from: "2026", to: "2025" } }) { totalCount } }',
    ],
    [
      'filter.recordedBetween.to',
      '{ claims(filter: { recordedBetween: { from: "2026-01-01T00:00:00Z", to: "2026-01-01T00:00:00+05:30" } }) { totalCount } }',
    ],
    [
      'filter.includeRetracted',
      '{ claims(filter: { retractedBetween: { from: "2026-01-01T00:00:00Z" } }) { totalCount } }',
    ],
    [
      'filter.includeRetracted',
      '{ claims(filter: { includeRetracted: false, retractedBetween: {} }) { totalCount } }',
    ],
    [
      'at.certainty',
      '{ entity(id: "acme") { relations(at: { from: "2026", certainty: [] }) { totalCount } } }',
    ],
    ['depth', '{ neighborhood(ids: ["ann"], depth: 0) { truncated } }'],
    ['depth', '{ neighborhood(ids: ["ann"], depth: 4) { truncated } }'],
    ['limit', '{ neighborhood(ids: ["ann"], limit: 0) { truncated } }'],
    ['limit', '{ neighborhood(ids: ["ann"], limit: 1001) { truncated } }'],
    ['ids', '{ neighborhood(ids: []) { truncated } }'],
    ['maxLength', '{ paths(from: "ann", to: "acme", maxLength: 0) { length } }'],
    ['maxLength', '{ paths(from: "ann", to: "acme", maxLength: 7) { length } }'],
    ['first', '{ paths(from: "ann", to: "acme", first: 51) { length } }'],
    ['avoid.degree', '{ paths(from: "ann", to: "acme", avoid: { degree: -1 }) { length } }'],
  ])('with a wrong %s is refused by that name: %s', async (argument, query) => {
    const refusal = await refusalOf(query);
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(refusal.message).toBe(
      `${argument}: expected ${refusal.expected}, got ${refusal.received}.`,
    );
  });

  test.each([
    ['ids', 200, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'],
    ['ids', 100, 'query ($ids: [ID!]!) { neighborhood(ids: $ids) { truncated } }'],
    [
      'filter.entities',
      100,
      'query ($ids: [ID!]) { claims(filter: { entities: $ids }) { totalCount } }',
    ],
    [
      'filter.entities',
      100,
      'query ($ids: [ID!]) { relations(filter: { entities: $ids }) { totalCount } }',
    ],
    [
      'avoid.ids',
      200,
      'query ($ids: [ID!]) { paths(from: "ann", to: "acme", avoid: { ids: $ids }) { length } }',
    ],
  ])(
    'with more %s than %d is refused; with so many it is answered',
    async (argument, most, query) => {
      const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`);
      expect(await refusalOf(query, { ids: ids(most + 1) })).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument,
        expected: expect.stringContaining(String(most)),
        received: expect.stringContaining(String(most + 1)),
      });
      await dataOf(engine, query, { ids: ids(most) });
    },
  );

  test('with an empty list in a filter finds nothing', async () => {
    const nothing = { edges: [], totalCount: 0 };
    const page = '{ edges { cursor } totalCount }';
    expect(
      await dataOf(
        engine,
        `{ entity(id: "acme") { kinds: relations(kinds: []) ${page} types: relations(types: []) ${page} modalities: relations(modalities: []) ${page} facts(properties: []) { edges { cursor } } degree(kinds: []) }
           entities(filter: { types: [] }) ${page}
           a: claims(filter: { entities: [] }) ${page} b: claims(filter: { kinds: [] }) ${page} c: claims(filter: { properties: [] }) ${page}
           d: claims(filter: { modalities: [] }) ${page} e: claims(filter: { ranks: [] }) ${page}
           f: relations(filter: { entities: [] }) ${page} g: relations(filter: { kinds: [] }) ${page} h: relations(filter: { modalities: [] }) ${page}
           search(query: "acme", types: []) { edges { cursor } }
           i: paths(from: "ann", to: "acme", kinds: []) { length } j: paths(from: "ann", to: "acme", modalities: []) { length }
           k: neighborhood(ids: ["acme", "nobody", "acme"], kinds: []) { nodes { id } relations { id } truncated }
           l: neighborhood(ids: ["acme"], modalities: []) { nodes { id } relations { id } truncated }
           nodes(ids: []) { id } }`,
      ),
    ).toEqual({
      entity: {
        kinds: nothing,
        types: nothing,
        modalities: nothing,
        facts: { edges: [] },
        degree: 0,
      },
      entities: nothing,
      ...Object.fromEntries('a b c d e f g h'.split(' ').map((name) => [name, nothing])),
      search: { edges: [] },
      i: [],
      j: [],
      k: { nodes: [{ id: 'acme' }], relations: [], truncated: false },
      l: { nodes: [{ id: 'acme' }], relations: [], truncated: false },
      nodes: [],
    });
  });

  test('with nulls where a filter may be left out finds what none would', async () => {
    const page = '{ totalCount }';
    const data = await dataOf<Record<string, unknown>>(
      engine,
      `{ a: claims(filter: null, first: null, after: null) ${page} b: claims(filter: { entities: null, article: null, kinds: null, properties: null, modalities: null, ranks: null, source: null, assertedBy: null, startedBetween: null, endedBetween: null, recordedBetween: null, retractedBetween: null, includeRetracted: null, at: null }) ${page}
         c: claims(filter: { recordedBetween: {}, includeRetracted: true, retractedBetween: {} }) ${page}
         d: entity(id: "acme") { relations(kinds: null, direction: null, types: null, at: null, first: null, after: null) ${page} } e: entity(id: "acme") { relations ${page} } }`,
    );
    expect(data['b']).toEqual(data['a']);
    expect(data['c']).toEqual(data['a']);
    expect(data['e']).toEqual(data['d']);
  });

  test('about claims of an entity that cite an article asks for both', async () => {
    const count = async (filter: string) =>
      (
        await dataOf<{ claims: { totalCount: number } }>(
          engine,
          `{ claims(filter: ${filter}) { totalCount } }`,
        )
      ).claims.totalCount;
    expect(await count('{ entities: ["acme"] }')).toBe(3);
    expect(await count('{ article: "paper" }')).toBe(1);
    expect(await count('{ entities: ["acme"], article: "paper" }')).toBe(1);
    expect(await count('{ entities: ["tata"], article: "paper" }')).toBe(0);
    expect(await count('{ entities: ["acme"], article: "nobody" }')).toBe(0);
    expect(await count('{ entities: ["acme", "acme", "ann", "tata"] }')).toBe(3);
  });

  test.each([
    '2026-02-10',
    '2026-02-30T00:00:00Z',
    '2026-02-10T25:00:00Z',
    '2026-02-10T00:00:00',
    'now',
    '2026-02-10T00:00:00+99:99',
  ])('with the time %s, which is none, is refused', async (time) => {
    const { errors, data } = await run(
      engine,
      'query ($time: DateTime!) { claims(filter: { recordedBetween: { from: $time } }) { totalCount } }',
      { time },
    );
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('Variable "$time" got invalid value');
  });

  test('with a huge text echoes little of it', async () => {
    const { message = '' } = await refusalOf(
      'query ($query: String!) { search(query: $query) { edges { cursor } } }',
      { query: LONG },
    );
    expect(message.length).toBeLessThan(200);
  });
});
