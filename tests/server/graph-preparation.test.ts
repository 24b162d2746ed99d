import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { SutraError } from '../../src/errors.js';
import type { Engine } from '../../src/graph/engine.js';
import { GraphPreparation } from '../../src/server/graph-preparation.js';
import { makeTestServer } from './support/test-server.js';

const logger = pino({ level: 'silent' });

/** An engine of the tests whose setting up fails as often as given. */
async function withEngine(
  failures: number,
  work: (engine: Engine, attempts: () => number) => Promise<void>,
): Promise<void> {
  const server = await makeTestServer();
  let attempts = 0;
  const engine = Object.create(server.engine, {
    setUp: {
      value: () => {
        attempts += 1;
        return attempts > failures
          ? server.engine.setUp()
          : Promise.reject(new SutraError('SERVICE_UNAVAILABLE', 'bolt://secret'));
      },
    },
    health: { value: () => server.engine.health() },
  }) as Engine;
  try {
    await work(engine, () => attempts);
  } finally {
    await server.close();
  }
}

test('a graph that is away at first is set up and seeded when it comes', async () => {
  await withEngine(3, async (engine, attempts) => {
    let seeded = 0;
    const preparation = new GraphPreparation({
      engine,
      logger,
      firstPause: 20,
      longestPause: 40,
      seed: () => {
        seeded += 1;
        return Promise.resolve();
      },
    });
    const done = preparation.run();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await preparation.readiness()).toEqual({
      ready: false,
      detail: 'The graph database cannot be reached; try again.',
    });

    await done;
    expect((await preparation.readiness()).ready).toBe(true);
    expect([attempts(), seeded]).toEqual([4, 1]);
  });
});

test('a mistake in the seed is not tried again, and readiness says what it is', async () => {
  await withEngine(0, async (engine, attempts) => {
    const preparation = new GraphPreparation({
      engine,
      logger,
      seed: () => Promise.reject(new SutraError('INVALID_SEED', 'a.yaml:3: no such kind')),
    });
    await preparation.run();

    expect(await preparation.readiness()).toEqual({
      ready: false,
      detail: 'a.yaml:3: no such kind',
    });
    expect(attempts()).toBe(1);
  });
});

test('stopping ends the attempts', async () => {
  await withEngine(Number.POSITIVE_INFINITY, async (engine) => {
    const preparation = new GraphPreparation({
      engine,
      logger,
      seed: () => Promise.resolve(),
      firstPause: 60_000,
    });
    const done = preparation.run();
    await new Promise((resolve) => setTimeout(resolve, 10));
    preparation.stop();
    await done;
    expect((await preparation.readiness()).ready).toBe(false);
  });
});
