import { describe, expect, test } from '@jest/globals';

import { LONGEST_WAIT_FOR_TURN, takeNeo4jTurn } from '../support/engines.js';
import { neo4jForTests } from '../support/neo4j/available.js';
import { LONGEST_START, startSutra } from '../support/sutra-process.js';
import { openTcpProxy } from '../support/tcp-proxy.js';

const neo4j = neo4jForTests();
(neo4j === undefined ? describe.skip : describe)('a server whose Neo4j comes late', () => {
  test(
    'becomes ready without a restart, and not ready when it goes again',
    async () => {
      const giveUpTurn = await takeNeo4jTurn(neo4j?.uri ?? '');
      const { hostname, port } = new URL(neo4j?.uri ?? '');
      const proxy = await openTcpProxy(hostname, Number(port));
      await proxy.shut();
      const server = await startSutra({
        NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`,
        NEO4J_USER: neo4j?.user ?? '',
        NEO4J_PASSWORD: neo4j?.password ?? '',
        SUTRA_SEED: 'false',
      });
      const readiness = async () => (await fetch(`${server.address}/health/ready`)).status;
      const becomes = async (status: number) => {
        const until = Date.now() + LONGEST_START;
        while ((await readiness()) !== status && Date.now() < until) {
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        return readiness();
      };
      try {
        expect(await readiness()).toBe(503);
        await proxy.open();
        expect(await becomes(200)).toBe(200);
        await proxy.shut();
        expect(await becomes(503)).toBe(503);
        await proxy.open();
        expect(await becomes(200)).toBe(200);
        expect((await server.stop()).code).toBe(0);
      } finally {
        await server.stop('SIGKILL');
        await proxy.shut();
        giveUpTurn();
      }
    },
    LONGEST_WAIT_FOR_TURN,
  );
});
