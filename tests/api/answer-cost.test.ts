import { beforeAll, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load, relation } from '../support/loads.js';

const OWNED = 60;
const HUB_OWNED = 900;
const page = (inner = '') =>
  `relations(first: 20, direction: OUT, kinds: [OWNERSHIP]) { edges { node { id role } neighbor { id name ${inner} } } pageInfo { hasNextPage } }`;

/**
 * What a question may cost: statements, rows, values in the rows, bytes of the rows and of the answer as JSON. None of it
 * depends on the machine.
 */
type Cost = readonly [
  statements: number,
  rows: number,
  values: number,
  bytesRead: number,
  bytesAnswered: number,
];
const COSTS: readonly [question: string, query: string, cost: Cost][] = [
  ['an entity by id', '{ entity(id: "c0") { id name summary } }', [1, 1, 13, 236, 49]],
  ['a page of 20', `{ entity(id: "c0") { ${page()} } }`, [1, 1, 161, 2_895, 2_280]],
  [
    'a page of 20 with all that it has',
    `{ entity(id: "c0") { ${page('summary')} } }`,
    [1, 1, 518, 5_158, 2_580],
  ],
  [
    'three nested levels of 20',
    `{ entity(id: "c0") { ${page(page(page()))} } }`,
    [3, 46, 822, 16_970, 18_779],
  ],
  ['a hub’s page', `{ entity(id: "hub") { ${page()} } }`, [1, 1, 162, 2_989, 2_322]],
  ['a hub among others', `{ entity(id: "owner") { ${page(page())} } }`, [2, 2, 170, 3_178, 2_481]],
];

describeEachEngine('The cost of an answer', ({ fresh }) => {
  let engine: Engine;
  let cost: { statements: number; rows: number; values: number; bytes: number };

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
          cost.bytes += bytesOf(raw);
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
    cost = { statements: 0, rows: 0, values: 0, bytes: 0 };
    const answered = bytesOf(await dataOf(engine, query));
    const { statements, rows, values, bytes } = cost;
    expect([statements, rows, values, bytes, answered]).toEqual(expected);
  });
});

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + valuesIn(item), 0);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}
