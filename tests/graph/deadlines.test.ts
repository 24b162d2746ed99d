import { setTimeout as sleep } from 'node:timers/promises';

import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { reading, writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';

const ONE = reading('RETURN 1 AS one');
/** Runs for seconds on either engine, and on neither for ever. */
const LONG = reading(
  'UNWIND range(1, 1800) AS a UNWIND range(1, 1800) AS b WITH a, b WHERE (a * b) % 7 = 3 RETURN count(*) AS count',
);
const TIMEOUT = { code: 'TIMEOUT' };

describeEachEngine('Deadlines', (harness) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await harness.fresh();
  });

  test('one in the past ends every call before it begins', async () => {
    const past = { at: Date.now() - 1 };
    await expect(engine.read(ONE, {}, past)).rejects.toMatchObject(TIMEOUT);
    await expect(engine.write(() => Promise.resolve(), past)).rejects.toMatchObject(TIMEOUT);
    await expect(
      engine.searchText({ words: ['a'], types: [], limit: 1 }, past),
    ).rejects.toMatchObject(TIMEOUT);
  });

  test('one in the future changes nothing', async () => {
    const future = { at: Date.now() + 60_000, signal: new AbortController().signal };
    expect(await engine.read(ONE, {}, future)).toEqual([{ one: 1 }]);
    expect(await engine.write((transaction) => transaction.run(ONE, {}), future)).toEqual([
      { one: 1 },
    ]);
  });

  test('a caller who has left, or leaves, is not served', async () => {
    await expect(engine.read(ONE, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject(
      TIMEOUT,
    );
    const started = Date.now();
    await expect(engine.read(LONG, {}, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject(
      TIMEOUT,
    );
    expect(Date.now() - started).toBeLessThan(1_500);
  });

  test('a long statement is not waited for beyond it', async () => {
    const started = Date.now();
    await expect(engine.read(LONG, {}, { at: started + 100 })).rejects.toMatchObject(TIMEOUT);
    expect(Date.now() - started).toBeLessThan(1_500);
  });

  test('a transaction whose deadline passes between statements leaves nothing', async () => {
    const write = engine.write(
      async (transaction) => {
        await transaction.run(writing("CREATE (:Entity {id: 'late'})"), {});
        await sleep(400);
        await transaction.run(ONE, {});
      },
      { at: Date.now() + 300 },
    );
    await expect(write).rejects.toMatchObject(TIMEOUT);
    expect(await engine.read(reading('MATCH (n:Entity) RETURN n.id AS id'), {})).toEqual([]);
  });

  test('a writer waits for its turn no longer than it, and the turn passes on', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = engine.write(() => held);
    const impatient = engine.write(() => Promise.resolve('impatient'), { at: Date.now() + 100 });
    const patient = engine.write(() => Promise.resolve('patient'));
    await expect(impatient).rejects.toMatchObject(TIMEOUT);
    release();
    await first;
    expect(await patient).toBe('patient');
  });

  if (harness.kind !== 'neo4j') return;

  describe('where the server can stop statements', () => {
    const RUNNING = reading(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 1800)' RETURN count(*) AS count",
    );

    test.each([
      ['the deadline passes', () => ({ at: Date.now() + 100 })],
      ['the caller leaves', () => ({ signal: AbortSignal.timeout(100) })],
    ])('it stops one when %s', async (_, deadline) => {
      expect(engine.capabilities.cancelsStatements).toBe(true);
      const endless = reading(
        LONG.text.replaceAll('range(1, 1800) AS b', 'range(1, 3000000) AS b'),
      );
      await expect(engine.read(endless, {}, deadline())).rejects.toMatchObject(TIMEOUT);
      await sleep(500);
      expect(await engine.read(RUNNING, {})).toEqual([{ count: 0 }]);
    });
  });
});
