import { running } from './neo4j/running.js';
import { startNeo4j } from './neo4j/start.js';
import { testsThatNeedNeo4j } from './neo4j/tests-that-need-it.js';

/**
 * Starts the Neo4j of the run, if one of the selected tests asks for it.
 * @param {Parameters<typeof testsThatNeedNeo4j>[0]} globalConfig
 */
export default async function globalSetup(globalConfig) {
  if (testsThatNeedNeo4j(globalConfig).length > 0) {
    const neo4j = await startNeo4j((message) => console.log(`Neo4j for the tests: ${message}`));
    if (neo4j) {
      process.env['SUTRA_TEST_NEO4J_URI'] = neo4j.uri;
      process.env['SUTRA_TEST_NEO4J_USER'] = neo4j.user;
      process.env['SUTRA_TEST_NEO4J_PASSWORD'] = neo4j.password;
      running.stop = neo4j.stop;
    }
  }
  // A server that a test starts must not find a database that the test did not give it.
  for (const name of ['NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_DATABASE']) {
    Reflect.deleteProperty(process.env, name);
  }
}
