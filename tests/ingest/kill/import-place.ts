import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe } from '@jest/globals';

import { examine } from '../../../src/claims/doctor.js';
import type { Engine } from '../../../src/graph/engine.js';
import { openEngine, type OpenEngineOptions } from '../../../src/graph/open.js';
import { reading } from '../../support/cypher.js';
import {
  emptyNeo4j,
  LONGEST_WAIT_FOR_TURN,
  SCHEMA_PATH,
  takeNeo4jTurn,
} from '../../support/engines.js';
import { dump } from '../../support/loads.js';
import { neo4jForTests } from '../../support/neo4j/available.js';
import type { Settings } from '../../support/sutra-process.js';

/** A graph that processes of the command line load into, one after the other, and a directory for files. */
export interface ImportPlace {
  /** Of the command line and of a server. */
  readonly settings: Settings;
  readonly directory: string;
  /** Removes the graph. */
  empty(): Promise<void>;
  /** What the graph has come to. No process may hold it. */
  graph(): Promise<GraphState>;
}

export interface GraphState {
  /** The canonical dump. */
  readonly lines: readonly string[];
  readonly checkpoints: number;
  /** Of the doctor. */
  readonly findings: readonly unknown[];
}

type Server = Required<OpenEngineOptions>['neo4j'];

/** Runs a suite with a place on the embedded engine, and with one on Neo4j where there is one. */
export function describeEachPlace(title: string, suite: (place: ImportPlace) => void): void {
  describe(`${title} [embedded]`, () => {
    const place = embeddedPlace();
    afterAll(() => rmSync(place.directory, { recursive: true, force: true }));
    suite(place);
  });
  const server = neo4jForTests();
  (server === undefined ? describe.skip : describe)(`${title} [neo4j]`, () => {
    let giveUpTurn: (() => void) | undefined;
    const place = neo4jPlace({ uri: '', user: '', password: '', ...server, database: 'neo4j' });
    beforeAll(async () => {
      giveUpTurn = await takeNeo4jTurn(server?.uri ?? '');
    }, LONGEST_WAIT_FOR_TURN);
    afterAll(() => {
      giveUpTurn?.();
      rmSync(place.directory, { recursive: true, force: true });
    });
    suite(place);
  });
}

export function embeddedPlace(): ImportPlace {
  const directory = temporary();
  const data = path.join(directory, 'data');
  return {
    directory,
    settings: { SUTRA_DATA_DIR: data },
    empty: () => rm(data, { recursive: true, force: true }),
    graph: () => stateOf({ directory: data, schemaPath: SCHEMA_PATH }),
  };
}

export function neo4jPlace(neo4j: NonNullable<Server>): ImportPlace {
  return {
    directory: temporary(),
    settings: { NEO4J_URI: neo4j.uri, NEO4J_USER: neo4j.user, NEO4J_PASSWORD: neo4j.password },
    empty: () => emptyNeo4j(neo4j),
    graph: () => stateOf({ neo4j, directory: undefined, schemaPath: SCHEMA_PATH }),
  };
}

const CHECKPOINTS = reading('MATCH (p:Checkpoint) RETURN count(p) AS checkpoints');

async function stateOf(options: OpenEngineOptions): Promise<GraphState> {
  const engine: Engine = await openEngine(options);
  try {
    await engine.setUp();
    const [row] = await engine.read(CHECKPOINTS, {});
    const { findings } = await examine(engine, { repair: false });
    const lines = (await dump(engine)).split('\n');
    return { lines, checkpoints: Number(row?.['checkpoints']), findings };
  } finally {
    await engine.close();
  }
}

function temporary(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'sutra-test-import-'));
}
