import { beforeAll, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load, relation } from '../support/loads.js';

const OWNED = 60;
const HUB_OWNED = 900;
const page = (inner = '') =>
  `relations(first: 20, direction: OUT, kinds: [OWNERSHIP]) { edges { node { id role } neighbor { id name ${inner} } } pageInfo { hasNextPage } }`;

/** What a question may cost: statements, rows, and values in the rows. None of it depends on the machine. */
const COSTS: readonly [question: string, query: string, cost: readonly [number, number, number]][] =
  [
    ['an entity by id', '{ entity(id: "c0") { id name summary } }', [1, 1, 13]],
    ['a page of 20', `{ entity(id: "c0") { ${page()} } }`, [1, 1, 161]],
    [
      'a page of 20 with all that it has',
      `{ entity(id: "c0") { ${page('summary')} } }`,
      [1, 1, 518],
    ],
    ['three nested levels of 20', `{ entity(id: "c0") { ${page(page(page()))} } }`, [3, 46, 822]],
    ['a hub’s page', `{ entity(id: "hub") { ${page()} } }`, [1, 1, 162]],
    ['a hub among others', `{ entity(id: "owner") { ${page(page())} } }`, [2, 2, 170]],
  ];

describeEachEngine('The cost of an answer', ({ fresh }) => {
  let engine: Engine;
  let cost: { statements: number; rows: number; values: number };

  beforeAll(async () => {
    const whole = await fresh();
    const owned = (owner: string, count: number, from: number) =>
      Array.from({ length: count }, (_, index) =>
        relation(owner, 'OWNERSHIP', `c${from + index}`, { role: 'shareholder', start: '2020' }),
      );
    await load(whole, {
      entities: [
        ...Array.from({ length: HUB_OWNED + 1 }, (_, index) => entity(`c${index}`)),
        entity('hub'),
        entity('owner'),
      ],
      claims: [
        ...owned('c0', OWNED, 1),
        ...Array.from({ length: OWNED }, (_, index) => owned(`c${index + 1}`, 2, index + 2)).flat(),
        ...owned('hub', HUB_OWNED, 1),
        relation('owner', 'OWNERSHIP', 'hub'),
      ],
    });
    engine = {
      name: whole.name,
      capabilities: whole.capabilities,
      read: async (statement, parameters, deadline) => {
        cost.statements += 1;
        const row: typeof statement.row = (raw) => {
          cost.rows += 1;
          cost.values += valuesIn(raw);
          return statement.row(raw);
        };
        return whole.read({ ...statement, row }, parameters, deadline);
      },
      searchText: (query, deadline) => whole.searchText(query, deadline),
      write: (work, deadline) => whole.write(work, deadline),
      setUp: () => whole.setUp(),
      health: () => whole.health(),
      close: () => whole.close(),
    };
  }, 60_000);

  test.each(COSTS)('of %s', async (_, query, expected) => {
    cost = { statements: 0, rows: 0, values: 0 };
    await dataOf(engine, query);
    expect([cost.statements, cost.rows, cost.values]).toEqual(expected);
  });
});

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + valuesIn(item), 0);
}
