import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe } from '@jest/globals';
import neo4j from 'neo4j-driver';

import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { neo4jForTests } from './neo4j/available.js';
import { takeFileLock } from './file-lock.js';

/** What a suite gets that runs against every engine. */
export interface EngineHarness {
  readonly kind: 'embedded' | 'embedded, shuffled' | 'neo4j';
  /**
   * An engine with an empty graph, set up. It stays open until the suite ends. Neo4j has one
   * graph: an engine of an earlier call sees the emptied one too.
   */
  fresh(): Promise<Engine>;
}

export const SCHEMA_PATH = fileURLToPath(new URL('../../schema/graph.cypher', import.meta.url));

/** Waiting for the turn on the one Neo4j may take as long as all other suites on it. Milliseconds. */
export const LONGEST_WAIT_FOR_TURN = 600_000;

/**
 * Runs a suite against each engine: the embedded one on disk, the embedded one in memory with
 * unordered rows shuffled, and Neo4j, which is skipped (and counted so) where there is none.
 */
export function describeEachEngine(title: string, suite: (harness: EngineHarness) => void): void {
  for (const kind of ['embedded', 'embedded, shuffled'] as const) {
    describe(`${title} [${kind}]`, () => suite(embeddedHarness(kind)));
  }
  const server = neo4jForTests();
  if (server === undefined) {
    describe.skip(`${title} [neo4j]`, () =>
      suite({ kind: 'neo4j', fresh: () => Promise.reject(new Error('There is no Neo4j.')) }));
  } else {
    describe(`${title} [neo4j]`, () => suite(neo4jHarness(server)));
  }
}

function embeddedHarness(kind: 'embedded' | 'embedded, shuffled'): EngineHarness {
  const engines: Engine[] = [];
  const directories: string[] = [];
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  });
  return {
    kind,
    async fresh() {
      const shuffled = kind === 'embedded, shuffled';
      const directory = shuffled
        ? undefined
        : mkdtempSync(path.join(os.tmpdir(), 'sutra-test-engine-'));
      if (directory !== undefined) directories.push(directory);
      const engine = await openEngine({
        directory,
        schemaPath: SCHEMA_PATH,
        shuffleUnordered: shuffled,
      });
      engines.push(engine);
      await engine.setUp();
      return engine;
    },
  };
}

function neo4jHarness(server: { uri: string; user: string; password: string }): EngineHarness {
  const engines: Engine[] = [];
  let giveUpTurn: (() => void) | undefined;
  beforeAll(async () => {
    giveUpTurn = await takeNeo4jTurn(server.uri);
  }, LONGEST_WAIT_FOR_TURN);
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    giveUpTurn?.();
  });
  return {
    kind: 'neo4j',
    async fresh() {
      await emptyNeo4j(server);
      const engine = await openEngine({
        neo4j: { ...server, database: 'neo4j' },
        directory: undefined,
        schemaPath: SCHEMA_PATH,
      });
      engines.push(engine);
      await engine.setUp();
      return engine;
    },
  };
}

/** Waits until no other test uses that Neo4j; the function that comes back lets the next one in. */
export function takeNeo4jTurn(uri: string): Promise<() => void> {
  return takeFileLock(`sutra-test-neo4j-${uri}`, LONGEST_WAIT_FOR_TURN);
}

/** Removes every node. Constraints and indexes stay: making them anew takes Neo4j seconds. */
export async function emptyNeo4j(server: {
  uri: string;
  user: string;
  password: string;
}): Promise<void> {
  const auth = server.user === '' ? undefined : neo4j.auth.basic(server.user, server.password);
  const driver = neo4j.driver(server.uri, auth);
  const session = driver.session({ database: 'neo4j' });
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
