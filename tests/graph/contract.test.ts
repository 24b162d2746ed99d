import { beforeEach, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { reading, writing } from '../support/cypher.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';

const ADD = writing('CREATE (:Entity {id: $id, name: $name})');
const NAMES = reading('MATCH (n:Entity) RETURN n.id AS id, n.name AS name ORDER BY n.id');

describeEachEngine('An engine', (harness) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await harness.fresh();
  });

  test('is empty and ready after set-up, and setting up again changes nothing', async () => {
    await engine.setUp();
    expect(await engine.read(NAMES, {})).toEqual([]);
    expect(await engine.health()).toMatchObject({ ready: true });
  });

  test('reads what was committed', async () => {
    const result = await engine.write(async (transaction) => {
      await transaction.run(ADD, { id: 'a', name: 'Ann' });
      return 'done';
    });
    expect(result).toBe('done');
    expect(await engine.read(NAMES, {})).toEqual([{ id: 'a', name: 'Ann' }]);
  });

  test('keeps nothing of a write that throws, and passes the error on as it is', async () => {
    const error = new Error('changed my mind');
    const write = engine.write(async (transaction) => {
      await transaction.run(ADD, { id: 'a', name: 'Ann' });
      transaction.noteWords(['ann']);
      throw error;
    });
    await expect(write).rejects.toBe(error);
    expect(await engine.read(NAMES, {})).toEqual([]);
    expect(await engine.read(reading('MATCH (w:Word) RETURN w.id AS id'), {})).toEqual([]);
  });

  test('keeps nothing of a write whose failed statement was swallowed', async () => {
    const write = engine.write(async (transaction) => {
      await transaction.run(ADD, { id: 'a', name: 'Ann' });
      await transaction.run(writing('THIS IS NOT CYPHER'), {}).catch(() => undefined);
      await transaction.run(ADD, { id: 'b', name: 'Bob' }).catch(() => undefined);
    });
    await expect(write).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(await engine.read(NAMES, {})).toEqual([]);
  });

  test('keeps nothing of a write in which what was sent failed, and says which statement it was', async () => {
    const write = engine.write(async (transaction) => {
      transaction.send(ADD, { id: 'a', name: 'Ann' });
      transaction.send({ ...writing('THIS IS NOT CYPHER'), name: 'MISWRITTEN' }, {});
      transaction.send(ADD, { id: 'b', name: 'Bob' });
      await transaction.run(NAMES, {}).catch(() => undefined);
    });
    await expect(write).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('MISWRITTEN') as unknown,
    });
    const atTheEnd = engine.write((transaction) => {
      transaction.send({ ...writing('THIS IS NOT CYPHER'), name: 'MISWRITTEN' }, {});
      return Promise.resolve('done');
    });
    await expect(atTheEnd).rejects.toMatchObject({
      message: expect.stringContaining('MISWRITTEN') as unknown,
    });
    expect(await engine.read(NAMES, {})).toEqual([]);
  });

  test('lets what follows see what was sent', async () => {
    await engine.write(async (transaction) => {
      transaction.send(ADD, { id: 'a', name: 'Ann' });
      transaction.send(writing("MATCH (n:Entity {id: 'a'}) SET n.name = 'Anna'"), {});
      expect(await transaction.run(NAMES, {})).toEqual([{ id: 'a', name: 'Anna' }]);
      transaction.send(writing("MATCH (n:Entity {id: 'a'}) SET n.name = 'Anne'"), {});
    });
    expect(await engine.read(NAMES, {})).toEqual([{ id: 'a', name: 'Anne' }]);
  });

  test('refuses at once to send what no engine can hold', async () => {
    const write = engine.write((transaction) => {
      transaction.send(ADD, { id: 'a', name: Number.NaN });
      return Promise.resolve();
    });
    await expect(write).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });

  test('lets a transaction see its own writes, and nobody else before the commit', async () => {
    await engine.write(async (transaction) => {
      await transaction.run(ADD, { id: 'a', name: 'Ann' });
      expect(await transaction.run(NAMES, {})).toEqual([{ id: 'a', name: 'Ann' }]);
      expect(await engine.read(NAMES, {})).toEqual([]);
    });
  });

  test('runs the statements of a transaction in order, waited for or not', async () => {
    await engine.write(async (transaction) => {
      const first = transaction.run(ADD, { id: 'a', name: 'Ann' });
      const second = transaction.run(writing("MATCH (n:Entity {id: 'a'}) SET n.name = 'Anna'"), {});
      await Promise.all([first, second]);
    });
    expect(await engine.read(NAMES, {})).toEqual([{ id: 'a', name: 'Anna' }]);
  });

  test('refuses statements after the transaction has ended', async () => {
    const transaction = await engine.write((open) => Promise.resolve(open));
    await expect(async () => transaction.run(ADD, { id: 'a', name: 'Ann' })).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
  });

  test('makes one node of an id that 20 writers merge at once', async () => {
    const merge = writing('UNWIND $ids AS id MERGE (n:Entity {id: id})');
    const ids = Array.from({ length: 20 }, (_, index) => `e${index}`);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        engine.write((transaction) => transaction.run(merge, { ids })),
      ),
    );
    const counted = await engine.read(reading('MATCH (n:Entity) RETURN count(n) AS count'), {});
    expect(counted).toEqual([{ count: 20 }]);
  });

  test('loses no update when writers read, decide and write at once', async () => {
    await engine.write((transaction) =>
      transaction.run(writing("CREATE (:Hub {id: 'h', value: 0})"), {}),
    );
    const value = reading("MATCH (h:Hub {id: 'h'}) RETURN h.value AS value");
    const set = writing("MATCH (h:Hub {id: 'h'}) SET h.value = $value");
    await Promise.all(
      Array.from({ length: 25 }, () =>
        engine.write(async (transaction) => {
          const [row] = await transaction.run(value, {});
          await transaction.run(set, { value: Number(row?.['value']) + 1 });
        }),
      ),
    );
    expect(await engine.read(value, {})).toEqual([{ value: 25 }]);
  });

  test('refuses a second node of the same id', async () => {
    const add = () => engine.write((transaction) => transaction.run(ADD, { id: 'a', name: 'Ann' }));
    await add();
    await expect(add()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    await expect(add()).rejects.toHaveProperty('cause');
    expect(await engine.read(NAMES, {})).toHaveLength(1);
  });

  test('goes on after a failed statement, with the statement named and the cause kept', async () => {
    const failure = engine.read(reading('MATCH (n RETURN n'), {});
    await expect(failure).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.stringContaining('test') as unknown,
    });
    await expect(failure).rejects.toHaveProperty('cause');
    expect(await engine.read(reading('RETURN 1 AS one'), {})).toEqual([{ one: 1 }]);
  });

  test('does not run a writing statement as a read', async () => {
    await expect(engine.read(ADD, { id: 'a', name: 'Ann' })).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
    });
    expect(await engine.read(NAMES, {})).toEqual([]);
  });

  test('answers SERVICE_UNAVAILABLE once it is closed, and closes twice', async () => {
    await engine.close();
    await engine.close();
    await expect(engine.read(NAMES, {})).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(engine.write(() => Promise.resolve())).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(await engine.health()).toMatchObject({ ready: false });
  });

  test('is the same engine when its statements are counted', async () => {
    const counting = countingEngine(engine);
    await counting.engine.write((transaction) => transaction.run(ADD, { id: 'a', name: 'Ann' }));
    await counting.engine.searchText({ words: ['ann'], types: [], limit: 5 });
    expect(await counting.engine.read(NAMES, {})).toHaveLength(1);
    expect(counting.statements).toEqual(['test', 'searchText', 'test']);
    counting.reset();
    expect(counting.statements).toEqual([]);
  });
});
