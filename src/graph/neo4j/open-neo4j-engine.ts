import neo4j from 'neo4j-driver';

import { SutraError } from '../../errors.js';
import type { Engine } from '../engine.js';
import { Neo4jEngine } from './neo4j-engine.js';

export interface Neo4jEngineOptions {
  /** `neo4j://`, `neo4j+s://`, `bolt://` or `bolt+s://` with host and port. */
  readonly uri: string;
  /** Empty: the server asks for no authentication. */
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Path of schema/graph.cypher. */
  readonly schemaPath: string;
}

/** A server that does not even take a connection in this time is away. Milliseconds. */
const CONNECTION_TIMEOUT = 2_000;
/** Longest wait for one of the pool's connections, a new one's making included. Milliseconds. */
const ACQUISITION_TIMEOUT = 4_000;
/** A connection idle for longer is tried before use: firewalls drop them in silence. Milliseconds. */
const LIVENESS_CHECK_AFTER = 60_000;

/**
 * Makes the engine without connecting: a Neo4j that is away now is found when it is back.
 * @throws SutraError INVALID_SETTING when the address is none.
 */
export function openNeo4jEngine(options: Neo4jEngineOptions): Engine {
  const { uri, user, password, database, schemaPath } = options;
  try {
    const driver = neo4j.driver(uri, user === '' ? undefined : neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true,
      connectionTimeout: CONNECTION_TIMEOUT,
      connectionAcquisitionTimeout: ACQUISITION_TIMEOUT,
      connectionLivenessCheckTimeout: LIVENESS_CHECK_AFTER,
      // Nobody reads notices on single statements; sending them costs time on both sides.
      notificationFilter: {
        minimumSeverityLevel: neo4j.notificationFilterMinimumSeverityLevel.OFF,
      },
      telemetryDisabled: true,
      userAgent: 'sutra',
    });
    return new Neo4jEngine(driver, neo4j.bookmarkManager(), database, schemaPath);
  } catch (error) {
    throw new SutraError(
      'INVALID_SETTING',
      `NEO4J_URI: expected the address of a Neo4j, got ${JSON.stringify(uri)}.`,
      {
        cause: error,
      },
    );
  }
}
