import net from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { reading, writing } from '../support/cypher.js';
import { LONGEST_WAIT_FOR_TURN, SCHEMA_PATH, takeNeo4jTurn } from '../support/engines.js';
import { neo4jForTests } from '../support/neo4j/available.js';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

const ONE = reading('RETURN 1 AS one');
const AWAY = { code: 'SERVICE_UNAVAILABLE' };

function openAt(uri: string, user = '', password = ''): Promise<Engine> {
  return openEngine({
    neo4j: { uri, user, password, database: 'neo4j' },
    directory: undefined,
    schemaPath: SCHEMA_PATH,
  });
}

async function milliseconds(action: () => Promise<unknown>): Promise<number> {
  const started = Date.now();
  await action();
  return Date.now() - started;
}

describe('A Neo4j that is not there', () => {
  test('is said so within seconds by every call, and nothing crashes', async () => {
    const engine = await openAt('bolt://127.0.0.1:1');
    const calls: (() => Promise<unknown>)[] = [
      () => engine.read(ONE, {}),
      () => engine.read(ONE, {}, { at: Date.now() + 20_000 }),
      () => engine.write((transaction) => transaction.run(ONE, {})),
      () => engine.setUp(),
      () => engine.searchText({ words: ['a'], types: [], limit: 1 }),
    ];
    for (const call of calls) {
      expect(await milliseconds(() => expect(call()).rejects.toMatchObject(AWAY))).toBeLessThan(
        5_000,
      );
    }
    expect(await engine.health()).toMatchObject({ ready: false });
    await engine.close();
  });

  test.each(['bolt', 'neo4j'])(
    'that takes connections by %s:// and says nothing is given up',
    async (scheme) => {
      const sockets = new Set<net.Socket>();
      const silent = net.createServer((socket) => sockets.add(socket.on('error', () => undefined)));
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const engine = await openAt(
        `${scheme}://127.0.0.1:${(silent.address() as net.AddressInfo).port}`,
      );
      try {
        expect(
          await milliseconds(() =>
            expect(engine.read(ONE, {}, { at: Date.now() + 1_000 })).rejects.toMatchObject({
              code: 'TIMEOUT',
            }),
          ),
        ).toBeLessThan(2_000);
        expect(
          await milliseconds(() => expect(engine.read(ONE, {})).rejects.toMatchObject(AWAY)),
        ).toBeLessThan(6_000);
      } finally {
        await engine.close();
        for (const socket of sockets) socket.destroy();
        silent.close();
      }
    },
  );

  test('an address that is none is an invalid setting', async () => {
    await expect(openAt('nonsense')).rejects.toMatchObject({ code: 'INVALID_SETTING' });
  });
});

const server = neo4jForTests();
(server === undefined ? describe.skip : describe)('A Neo4j that goes away and comes back', () => {
  let proxy: TcpProxy;
  let engine: Engine;
  let giveUpTurn: () => void;
  beforeAll(async () => {
    giveUpTurn = await takeNeo4jTurn(server?.uri ?? '');
    const { hostname, port } = new URL(server?.uri ?? '');
    proxy = await openTcpProxy(hostname, Number(port));
    engine = await openAt(`bolt://127.0.0.1:${proxy.port}`, server?.user, server?.password);
  }, LONGEST_WAIT_FOR_TURN);
  afterAll(async () => {
    await engine.close();
    await proxy.shut();
    giveUpTurn();
  });

  test('is used again without a restart', async () => {
    for (let outage = 0; outage < 2; outage += 1) {
      expect(await engine.read(ONE, {})).toEqual([{ one: 1 }]);
      await proxy.shut();
      expect(
        await milliseconds(() => expect(engine.read(ONE, {})).rejects.toMatchObject(AWAY)),
      ).toBeLessThan(5_000);
      expect(await engine.health()).toMatchObject({ ready: false });
      await proxy.open();
      expect(await engine.health()).toMatchObject({ ready: true });
    }
  });

  test('is waited for when it is away for a moment', async () => {
    await proxy.shut();
    const reading = engine.read(ONE, {});
    setTimeout(() => void proxy.open(), 500);
    expect(await reading).toEqual([{ one: 1 }]);
  });

  test('rolls back the transaction that was open, and lets the next one in', async () => {
    const write = engine.write(async (transaction) => {
      await transaction.run(writing('RETURN 1 AS one'), {});
      await proxy.shut();
      await transaction.run(writing('RETURN 1 AS one'), {});
    });
    await expect(write).rejects.toMatchObject(AWAY);
    await proxy.open();
    const next = engine.write((transaction) => transaction.run(ONE, {}), {
      at: Date.now() + 10_000,
    });
    expect(await next).toEqual([{ one: 1 }]);
  });
});
