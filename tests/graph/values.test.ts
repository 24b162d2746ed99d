import { beforeAll, expect, test } from '@jest/globals';

import type { Engine, Value } from '../../src/graph/engine.js';
import { reading, writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';

const SCALARS: [string, Value][] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['zero', 0],
  ['a negative integer', -42],
  ['10^15', 1e15],
  ['the largest safe integer', Number.MAX_SAFE_INTEGER],
  ['a float', 1.5],
  ['a negative float', -0.1],
  ['a large float', 1e300],
  ['an empty string', ''],
  ['letters of several scripts', 'Müller Путин राहुल गांधी क्षत्रिय 习近平 안녕'],
  ['characters beyond the basic plane', 'a😀𠮷b'],
  ['quotes, backslashes and line ends', `'"\`\\ \n\r\t $x {y}`],
  ['100 kB', 'x'.repeat(100_000)],
];
const COMPOUND: [string, Value][] = [
  ['an empty list', []],
  ['a list of strings', ['a', '', 'ü']],
  ['a list of integers', [1, 2, 1e15]],
  ['a list with nulls', ['a', null]],
  ['an empty map', {}],
  ['maps and lists inside each other', { a: [{ b: [1, { c: null }] }], d: { e: 'f' } }],
];

describeEachEngine('Values', (harness) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await harness.fresh();
  });

  test.each([...SCALARS, ...COMPOUND])(
    '%s comes back from a parameter as it was',
    async (_, value) => {
      expect(await engine.read(reading('RETURN $value AS value'), { value })).toEqual([{ value }]);
    },
  );

  test.each([...SCALARS.slice(1), ...COMPOUND.slice(0, 3)])(
    '%s comes back from a property as it was',
    async (id, value) => {
      await engine.write((transaction) =>
        transaction.run(writing('CREATE (:Source {id: $id, value: $value})'), { id, value }),
      );
      const stored = reading('MATCH (s:Source {id: $id}) RETURN s.value AS value');
      expect(await engine.read(stored, { id })).toEqual([{ value }]);
    },
  );

  test('an absent property and an absent key are null', async () => {
    const rows = await engine.read(
      reading('OPTIONAL MATCH (n:Nothing) RETURN n.name AS name, $map.absent AS absent'),
      { map: { present: 1 } },
    );
    expect(rows).toEqual([{ name: null, absent: null }]);
  });

  test('whole numbers stay integers: in LIMIT and SKIP, in division, in stored counts', async () => {
    const limited = reading('UNWIND range(1, 9) AS i RETURN i ORDER BY i SKIP $skip LIMIT $limit');
    expect(await engine.read(limited, { skip: 2, limit: 3 })).toEqual([
      { i: 3 },
      { i: 4 },
      { i: 5 },
    ]);
    const half = reading('UNWIND $list AS item RETURN item / 2 AS half, $map.three / 2 AS other');
    expect(await engine.read(half, { list: [3], map: { three: 3 } })).toEqual([
      { half: 1, other: 1 },
    ]);
  });

  test('dates come as ISO text', async () => {
    const rows = await engine.read(
      reading("RETURN date('2025-04-30') AS day, datetime('2025-04-30T10:20:30Z') AS instant"),
      {},
    );
    expect(rows).toEqual([{ day: '2025-04-30', instant: '2025-04-30T10:20:30Z' }]);
  });

  test('nulls come last in ascending order and first in descending', async () => {
    const order = (direction: string) =>
      engine.read(reading(`UNWIND [2, null, 1] AS x RETURN x ORDER BY x ${direction}`), {});
    expect((await order('ASC')).map((row) => row['x'])).toEqual([1, 2, null]);
    expect((await order('DESC')).map((row) => row['x'])).toEqual([null, 2, 1]);
  });

  test.each([
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['undefined in a map in a list', [{ a: undefined }]],
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['a date', new Date(0)],
    ['a function', () => 1],
  ])('%s is refused as a parameter', async (_, value) => {
    const refused = {
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('Parameter value') as unknown,
    };
    const parameters = { value } as unknown as Record<string, Value>;
    await expect(engine.read(reading('RETURN $value AS value'), parameters)).rejects.toMatchObject(
      refused,
    );
    await expect(
      engine.write((transaction) => transaction.run(writing('RETURN $value AS value'), parameters)),
    ).rejects.toMatchObject(refused);
  });
});
