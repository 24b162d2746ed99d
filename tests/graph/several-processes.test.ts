import { expect, test } from '@jest/globals';

import { openEngine } from '../../src/graph/open.js';
import { reading, writing } from '../support/cypher.js';
import { describeEachEngine, SCHEMA_PATH } from '../support/engines.js';
import { neo4jForTests } from '../support/neo4j/available.js';

describeEachEngine('Engines that share a graph', (harness) => {
  // The embedded engine's graph belongs to one process: embedded-directory.test.ts.
  if (harness.kind !== 'neo4j') {
    test('are none where the graph belongs to one process', async () => {
      const { capabilities } = await harness.fresh();
      expect(capabilities.sharedBetweenProcesses).toBe(false);
    });
    return;
  }

  test('let their writers take turns, and read what the others wrote', async () => {
    const server = neo4jForTests();
    const first = await harness.fresh();
    expect(first.capabilities.sharedBetweenProcesses).toBe(true);
    const engines = [
      first,
      ...(await Promise.all(
        Array.from({ length: 3 }, () =>
          openEngine({
            neo4j: server === undefined ? undefined : { ...server, database: 'neo4j' },
            directory: undefined,
            schemaPath: SCHEMA_PATH,
          }),
        ),
      )),
    ];
    const value = reading("MATCH (h:Hub {id: 'h'}) RETURN h.value AS value");
    await first.write((transaction) =>
      transaction.run(writing("CREATE (:Hub {id: 'h', value: 0})"), {}),
    );
    const countUp = (engine: (typeof engines)[number]) =>
      engine.write(async (transaction) => {
        const [row] = await transaction.run(value, {});
        await transaction.run(writing("MATCH (h:Hub {id: 'h'}) SET h.value = $value"), {
          value: Number(row?.['value']) + 1,
        });
      });
    await Promise.all(
      engines.flatMap((engine) => Array.from({ length: 10 }, () => countUp(engine))),
    );
    for (const engine of engines) expect(await engine.read(value, {})).toEqual([{ value: 40 }]);
    for (const engine of engines.slice(1)) await engine.close();
  });
});
