import { beforeAll, expect, jest, test } from '@jest/globals';

import { retractClaims, setRank } from '../../src/claims/edit-claims.js';
import type { ClaimInput } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import { HUBS } from '../../src/graph/statements/edge-statements.js';
import { groupBy } from '../../src/model/group-by.js';
import { formatDay, parsePartialDate } from '../../src/model/partial-date.js';
import { merge } from '../resolve/decisions.js';
import { dataOf, run } from '../support/api.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { article, entity, extract, load, RECORDED_AT, relation } from '../support/loads.js';
import { SeededRandom } from '../support/random.js';
import { PAGE_INFO, walkPages } from '../support/walk-pages.js';
import { heldAt, plain, relationsAt } from './claims-in-memory.js';

// A Neo4j that has just started plans every statement for the first time.
jest.setTimeout(120_000);

const KINDS = ['OWNERSHIP', 'SUPPLIES', 'UNKNOWN_LINK', 'DEBT'];
const TYPES = ['COMPANY', 'PERSON', 'AGENCY'];
/** Those that have relations of their own, so that a page differs by its order. */
const OTHERS = Array.from({ length: 600 }, (_, index) => `other${index}`);
/** Many relations to many; many to few; two of these tied to each other; and one as most are. */
const ASKED = ['wide', 'narrow', 'ordinary'];
const TYPE_OF = new Map([
  ...OTHERS.map((id, index) => [id, TYPES[index % 3]!] as const),
  ...ASKED.map((id) => [id, 'COMPANY'] as const),
]);
const typeOf = (id: string) => TYPE_OF.get(id) ?? 'COMPANY';

const LIST = `query ($id: ID!, $first: Int, $after: String, $orderBy: NeighborOrder, $kinds: [RelationKind!], $direction: RelationDirection, $types: [EntityType!], $modalities: [Modality!], $at: AsOf) {
  entity(id: $id) { list: neighbors(first: $first, after: $after, orderBy: $orderBy, kinds: $kinds, direction: $direction, types: $types, modalities: $modalities, at: $at) {
    truncated totalCount ${PAGE_INFO}
    edges { cursor node { id } relations(first: 3) { totalCount pageInfo { hasNextPage } edges { direction certainty neighbor { id } node { id } } } } } } }`;

const FILTERS: readonly Record<string, unknown>[] = [
  {},
  { direction: 'OUT' },
  { direction: 'IN', kinds: ['OWNERSHIP', 'SUPPLIES'] },
  { kinds: ['DEBT'] },
  { types: ['PERSON', 'AGENCY'] },
  { modalities: ['PLANNED'] },
  { at: { from: '2004', to: '2005' } },
  { at: { from: '2003-03', certainty: ['CERTAIN'] }, types: ['PERSON'] },
];

const ORDERS = ['NEWEST', 'MOST_CONNECTED', 'MOST_CITED'] as const;

interface FoundEdge {
  readonly node: { readonly id: string };
  readonly relations: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean };
    readonly edges: readonly {
      readonly direction: string;
      readonly certainty: string | null;
      readonly neighbor: { readonly id: string };
      readonly node: { readonly id: string };
    }[];
  };
}

function someRelations(random: SeededRandom): ClaimInput[] {
  const tie = (id: string, other: string, salt: string) => {
    const [subject, object] = random.chance(0.5) ? [id, other] : [other, id];
    return relation(subject, random.pick(KINDS), object, {
      recordId: salt,
      modality: random.pick(['ACTUAL', 'ACTUAL', 'PLANNED']),
      ...(random.chance(0.8)
        ? { start: formatDay(random.between(12_000, 13_500)).slice(0, random.pick([4, 7, 10])) }
        : {}),
      evidence: random.chance(0.2)
        ? Array.from({ length: random.between(1, 3) }, (_, index) =>
            extract('paper', `${salt} ${index}`, index * 10),
          )
        : [],
    });
  };
  return [
    ...Array.from({ length: 1_150 }, (_, index) => tie('wide', random.pick(OTHERS), `w${index}`)),
    ...Array.from({ length: 800 }, (_, index) =>
      tie('narrow', OTHERS[index % 7 === 0 ? 0 : index % 9]!, `n${index}`),
    ),
    ...Array.from({ length: 5 }, (_, index) => tie('narrow', 'wide', `nw${index}`)),
    ...Array.from({ length: 40 }, (_, index) => tie('ordinary', OTHERS[index % 23]!, `o${index}`)),
    tie('ordinary', 'wide', 'ow'),
    ...Array.from({ length: 300 }, (_, index) =>
      relation(random.pick(OTHERS.slice(0, 50)), 'DEBT', OTHERS[50 + index]!, {
        recordId: `d${index}`,
      }),
    ),
  ];
}

describeEachEngine('An entity’s neighbors', ({ fresh }) => {
  const random = new SeededRandom(5);
  const inputs = someRelations(random);
  const claims = inputs.map(plain);
  const extracts = new Map(
    inputs.map(({ evidence }, index) => [claims[index]!.id, evidence.length]),
  );
  const ends = new Map(
    claims.map(({ id, content }) => [
      id,
      [content.subjectId, content.family === 'RELATION' ? content.objectId : ''] as const,
    ]),
  );
  const degrees = new Map<string, number>();
  for (const pair of ends.values())
    for (const end of pair) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  let engine: Engine;

  beforeAll(async () => {
    engine = await fresh();
    await load(engine, {
      entities: [article('paper'), ...[...TYPE_OF].map(([id, type]) => entity(id, type))],
      claims: inputs,
    });
    expect(await engine.read(HUBS, { ids: ASKED })).toHaveLength(2);
  }, 180_000);

  /** What a reading of all claims gives: each neighbor with its relations, in the order asked. */
  const expectedOf = (id: string, filter: Record<string, unknown>, orderBy: string) => {
    const at = filter['at'] as { from: string; to?: string; certainty?: string[] } | undefined;
    const asked = at && {
      first: parsePartialDate(at.from).first,
      last: parsePartialDate(at.to ?? at.from).last,
      certainty: at.certainty ?? ['CERTAIN', 'POSSIBLE'],
    };
    const held = heldAt(relationsAt(claims, id, filter, typeOf), asked);
    const other = ({ id: claim }: { id: string }) => ends.get(claim)!.find((end) => end !== id)!;
    const all = groupBy(held, other);
    if (orderBy === 'NEWEST') return { all, order: [...all.keys()], truncated: false };
    const looked = groupBy(held.slice(0, 1_000), other);
    const rank = (neighbor: string) =>
      orderBy === 'MOST_CONNECTED'
        ? degrees.get(neighbor)!
        : looked.get(neighbor)!.reduce((sum, claim) => sum + extracts.get(claim.id)!, 0);
    // Sorting is stable, so that equals stay as their newest relations are.
    const order = [...looked.keys()].sort((left, right) => rank(right) - rank(left));
    return { all, order, truncated: held.length > 1_000 };
  };

  test.each(ASKED)(
    'of one that is %s are those of its relations, each once, in each order and with each filter',
    async (id) => {
      for (const [index, filter] of FILTERS.entries()) {
        // Each filter in an order, and all of them in each order.
        for (const orderBy of index === 0 ? ORDERS : [ORDERS[index % ORDERS.length]!]) {
          const { all, order, truncated } = expectedOf(id, filter, orderBy);
          const pages = await walkPages(engine, {
            document: LIST,
            variables: { id, orderBy, ...filter },
            nextSize: () => random.pick(id === 'wide' ? [60, 100, 100] : [9, 25]),
          });
          const found = pages.flatMap(({ edges }) => edges as unknown as FoundEdge[]);
          const what = { filter, orderBy };
          expect({ ...what, ids: found.map(({ node }) => node.id) }).toEqual({
            ...what,
            ids: order,
          });
          for (const page of pages as unknown as { totalCount: number; truncated: boolean }[])
            expect(page).toMatchObject({ totalCount: all.size, truncated });
          for (const { node, relations } of found) {
            const ties = all.get(node.id)!;
            expect(relations).toEqual({
              totalCount: ties.length,
              pageInfo: { hasNextPage: ties.length > 3 },
              edges: ties.slice(0, 3).map((claim) => ({
                direction: ends.get(claim.id)![0] === id ? 'OUT' : 'IN',
                certainty: claim.certainty,
                neighbor: { id: node.id },
                node: { id: claim.id },
              })),
            });
          }
        }
      }
    },
    180_000,
  );

  test('have all their relations, page by page, beyond those that come along', async () => {
    const { all } = expectedOf('narrow', {}, 'NEWEST');
    expect(Math.max(...[...all.values()].map(({ length }) => length))).toBeGreaterThan(100);
    const whole = await dataOf<{
      entity: {
        neighbors: {
          edges: { node: { id: string }; relations: { edges: { node: { id: string } }[] } }[];
        };
      };
    }>(
      engine,
      '{ entity(id: "narrow") { neighbors { edges { node { id } relations(first: 200) { edges { node { id } } } } } } }',
    );
    for (const { node, relations } of whole.entity.neighbors.edges)
      expect(relations.edges.map((edge) => edge.node.id)).toEqual(
        all
          .get(node.id)!
          .slice(0, 200)
          .map(({ id }) => id),
      );
  });

  test('have relations that go on after a cursor, within those that came along and beyond', async () => {
    const document = (after: string) =>
      `{ entity(id: "narrow") { neighbors(first: 1) { edges { node { id } relations(first: 15 ${after}) { edges { cursor node { id } } } } } } }`;
    const { all } = expectedOf('narrow', {}, 'NEWEST');
    const found: string[] = [];
    let after = '';
    for (let page = 0; page < 4; page += 1) {
      const data = await dataOf<{
        entity: {
          neighbors: {
            edges: { relations: { edges: { cursor: string; node: { id: string } }[] } }[];
          };
        };
      }>(engine, document(after));
      const { edges } = data.entity.neighbors.edges[0]!.relations;
      found.push(...edges.map(({ node }) => node.id));
      after = `after: "${edges.at(-1)!.cursor}"`;
    }
    const [ties] = all.values();
    expect(found).toEqual(ties!.slice(0, 60).map(({ id }) => id));
  });

  test('bring what ties them to each other and to what is shown already, and nothing else', async () => {
    for (const id of ASKED) {
      const shown = [...OTHERS.slice(0, 20), ...ASKED, 'nobody'];
      const data = await dataOf<{
        entity: {
          neighbors: {
            edges: { node: { id: string } }[];
            relationsAmong: {
              truncated: boolean;
              nodes: { id: string }[];
              relations: { id: string }[];
            };
          };
        };
      }>(
        engine,
        `query ($id: ID!, $shown: [ID!]) { entity(id: $id) { neighbors(orderBy: MOST_CONNECTED) {
           edges { node { id } } relationsAmong(shown: $shown, modalities: [ACTUAL]) { truncated nodes { id } relations { id } } } } }`,
        { id, shown },
      );
      const { edges, relationsAmong } = data.entity.neighbors;
      const page = new Set(edges.map(({ node }) => node.id));
      const both = new Set([...page, ...shown.filter((entityId) => entityId !== 'nobody')]);
      expect(relationsAmong.nodes.map((node) => node.id)).toEqual([...both]);
      const expected = claims.filter(({ id: claim, content }) => {
        const pair = ends.get(claim)!;
        return (
          content.modality === 'ACTUAL' &&
          pair.every((end) => both.has(end)) &&
          pair.some((end) => page.has(end))
        );
      });
      expect(relationsAmong.relations.map((found) => found.id).sort()).toEqual(
        expected.map((claim) => claim.id).sort(),
      );
      expect(relationsAmong.truncated).toBe(false);
    }
  });

  test('are counted by kind and direction as their relations are', async () => {
    for (const id of ASKED) {
      for (const filter of [{}, { modalities: ['PLANNED'] }, { at: { from: '2004' } }]) {
        const data = await dataOf<{
          entity: { degree: number; isHub: boolean; degrees: Record<string, unknown>[] };
        }>(
          engine,
          'query ($id: ID!, $at: AsOf, $modalities: [Modality!]) { entity(id: $id) { degree isHub degrees(at: $at, modalities: $modalities) { kind direction count } } }',
          { id, ...filter },
        );
        const shapes = KINDS.flatMap((kind) =>
          ['OUT', 'IN'].map((direction) => {
            const asked = { ...filter, kinds: [kind], direction };
            const { all } = expectedOf(id, asked, 'NEWEST');
            const count = [...all.values()].reduce((sum, ties) => sum + ties.length, 0);
            return { kind, direction, count };
          }),
        );
        expect(data.entity.degrees).toEqual(
          shapes
            .filter(({ count }) => count > 0)
            .sort(
              (one, other) =>
                other.count - one.count ||
                (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0) ||
                (one.direction === 'OUT' ? -1 : 1),
            ),
        );
        expect(data.entity).toMatchObject({ degree: degrees.get(id), isHub: id !== 'ordinary' });
      }
    }
  });

  test('take few statements, however many and whatever is asked of them', async () => {
    const counting = countingEngine(engine);
    const statementsOf = async (id: string, args: string) => {
      counting.reset();
      await dataOf(
        counting.engine,
        `{ entity(id: "${id}") { neighbors(${args}) { edges { node { name summary degree }
           relations { totalCount edges { node { kind evidence(first: 1) { totalCount edges { node { exact } } } } } } } } } }`,
      );
      return [...counting.statements].map((name) => name.replace(/:.*/, '')).sort();
    };
    const usual = ['DEGREES', 'ENTITIES_BY_ID', 'EVIDENCE_COUNT_CLAIM', 'EVIDENCE_PAGE_CLAIM'];
    const withPage = [...usual, 'RELATION_PAGE_BOTH'];
    for (const orderBy of ['NEWEST', 'MOST_CONNECTED', 'MOST_CITED']) {
      expect(await statementsOf('ordinary', `orderBy: ${orderBy}`)).toEqual(withPage);
      const atHub = await statementsOf('wide', `orderBy: ${orderBy}`);
      expect([...new Set(atHub)]).toEqual([...withPage, 'NEIGHBOR_TIES_BOTH'].sort());
      // One more for shelves after those read first, and one for extracts of relations that were not ranked.
      expect(atHub.length).toBeLessThanOrEqual(withPage.length + 3);
    }
    expect(await statementsOf('narrow', 'first: 25')).toEqual(
      [...withPage, 'NEIGHBOR_PLACES_BOTH', 'NEIGHBOR_TIES_BOTH', 'NEIGHBOR_TIES_BOTH'].sort(),
    );
    expect(await statementsOf('wide', 'kinds: []')).toEqual(['ENTITIES_BY_ID']);
  });

  test.each([
    ['first', 'neighbors(first: 101) { totalCount }'],
    ['first', 'neighbors(first: 0) { totalCount }'],
    ['after', 'neighbors(after: "x") { totalCount }'],
    ['at.to', 'neighbors(at: { from: "2005", to: "2004" }) { totalCount }'],
    ['first', 'neighbors(first: 1) { edges { relations(first: 201) { totalCount } } }'],
    [
      'shown',
      `neighbors { relationsAmong(shown: ${JSON.stringify(OTHERS.slice(0, 301))}) { truncated } }`,
    ],
  ])('are refused with the name of the argument: %s', async (argument, field) => {
    const { errors } = await run(engine, `{ entity(id: "ordinary") { ${field} } }`);
    expect(errors?.[0]?.originalError).toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument },
    });
  });

  test('take a cursor only with the arguments it was made with', async () => {
    const data = await dataOf<{
      entity: { neighbors: { pageInfo: { endCursor: string } } };
    }>(engine, '{ entity(id: "wide") { neighbors { pageInfo { endCursor } } } }');
    const after = data.entity.neighbors.pageInfo.endCursor;
    for (const args of ['orderBy: MOST_CITED', 'direction: OUT', 'kinds: [DEBT]']) {
      const { errors } = await run(
        engine,
        `query ($after: String) { entity(id: "wide") { neighbors(after: $after, ${args}) { totalCount } } }`,
        { after },
      );
      expect(errors?.[0]?.message).toMatch(/a cursor of this list/);
    }
  });
});

describeEachEngine('The relations among some entities', ({ fresh }) => {
  let engine: Engine;
  const sale = relation('acme', 'SUPPLIES', 'tata', { start: '2020', end: '2021' });
  const plan = relation('tata', 'OWNERSHIP', 'acme', { modality: 'PLANNED' });
  const takenBack = relation('acme', 'OWNERSHIP', 'sona');
  const doubted = relation('sona', 'OWNERSHIP', 'tata');

  beforeAll(async () => {
    engine = await fresh();
    await load(engine, {
      entities: ['acme', 'acme-two', 'tata', 'sona', 'alone']
        .map((id) => entity(id))
        .concat(article('paper')),
      claims: [
        sale,
        plan,
        takenBack,
        doubted,
        relation('acme-two', 'DEBT', 'sona'),
        relation('acme-two', 'DEBT', 'acme'),
        relation('paper', 'DOCUMENTATION', 'acme'),
        relation('acme', 'DEBT', 'not-yet-known'),
      ],
    });
    const edit = { actor: 'editor', at: RECORDED_AT, source: { id: 'editor:1' } };
    await engine.write(async (transaction) => {
      await retractClaims(transaction, edit, [{ claimId: plain(takenBack).id }]);
      await setRank(transaction, edit, [plain(doubted).id], 'DEPRECATED');
    });
    await merge(engine, ['acme', 'acme-two']);
  });

  const among = (args: string) =>
    dataOf<{ relationsAmong: unknown }>(
      engine,
      `{ relationsAmong(${args}) { truncated nodes { id } relations { kind source { id } target { id } } } }`,
    ).then(({ relationsAmong }) => relationsAmong);
  const tie = (kind: string, source: string, target: string) => ({
    kind,
    source: { id: source },
    target: { id: target },
  });

  test('are all that are live, at the canonical entities, articles and plans among them', async () => {
    expect(
      await among(
        'ids: ["tata", "acme-two", "sona", "acme", "paper", "alone", "nobody", "not-yet-known"]',
      ),
    ).toEqual({
      truncated: false,
      nodes: ['tata', 'acme', 'sona', 'paper', 'alone'].map((id) => ({ id })),
      relations: expect.arrayContaining([
        tie('SUPPLIES', 'acme', 'tata'),
        tie('OWNERSHIP', 'tata', 'acme'),
        tie('DEBT', 'acme', 'sona'),
        tie('DOCUMENTATION', 'paper', 'acme'),
      ]) as unknown,
    });
    const { relations } = (await among('ids: ["tata", "acme", "sona", "paper"]')) as {
      relations: unknown[];
    };
    expect(relations).toHaveLength(4);
  });

  test('are those of the kinds, modalities and days that are asked for', async () => {
    const ids = 'ids: ["acme", "tata", "sona"]';
    expect(await among(`${ids}, kinds: [DEBT, SUPPLIES]`)).toMatchObject({
      relations: [tie('SUPPLIES', 'acme', 'tata'), tie('DEBT', 'acme', 'sona')],
    });
    expect(await among(`${ids}, modalities: [PLANNED]`)).toMatchObject({
      relations: [tie('OWNERSHIP', 'tata', 'acme')],
    });
    expect(await among(`${ids}, at: { from: "2022", certainty: [POSSIBLE] }`)).toMatchObject({
      relations: expect.not.arrayContaining([tie('SUPPLIES', 'acme', 'tata')]) as unknown,
    });
    expect(await among(`${ids}, kinds: []`)).toEqual({
      truncated: false,
      nodes: ['acme', 'tata', 'sona'].map((id) => ({ id })),
      relations: [],
    });
  });

  test('are refused for no ids, and for more than 300', async () => {
    for (const ids of [[], Array.from({ length: 301 }, (_, index) => `e${index}`)]) {
      const { errors } = await run(
        engine,
        'query ($ids: [ID!]!) { relationsAmong(ids: $ids) { truncated } }',
        { ids },
      );
      expect(errors?.[0]?.message).toMatch(/^ids: expected a list of 1 to 300 items/);
    }
  });

  test('leave a merged entity one neighbor and one degree of others', async () => {
    expect(
      await dataOf(
        engine,
        '{ entity(id: "acme-two") { id isHub degrees { kind direction count } neighbors { totalCount edges { node { id } } } } }',
      ),
    ).toEqual({
      entity: {
        id: 'acme',
        isHub: false,
        degrees: [
          { kind: 'DEBT', direction: 'OUT', count: 1 },
          { kind: 'DOCUMENTATION', direction: 'IN', count: 1 },
          { kind: 'OWNERSHIP', direction: 'IN', count: 1 },
          { kind: 'SUPPLIES', direction: 'OUT', count: 1 },
        ],
        neighbors: {
          totalCount: 3,
          edges: expect.arrayContaining(
            ['tata', 'sona', 'paper'].map((id) => ({ node: { id } })),
          ) as unknown,
        },
      },
    });
  });
});

describeEachEngine('Who asks', ({ fresh }) => {
  test('is told to whoever shows a key, by its name and highest role, and null to others', async () => {
    const engine = await fresh();
    const query = '{ viewer { name role } }';
    expect(await dataOf(engine, query)).toEqual({ viewer: null });
    expect(await dataOf(engine, query, {}, 'EDITOR')).toEqual({
      viewer: { name: 'test editor', role: 'EDITOR' },
    });
    expect(await dataOf(engine, query, {}, 'ADMIN')).toEqual({
      viewer: { name: 'test admin', role: 'ADMIN' },
    });
  });
});
