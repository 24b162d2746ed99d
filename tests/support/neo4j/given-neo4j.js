import neo4j from 'neo4j-driver';

/**
 * The Neo4j that NEO4J_URI names, if it is set. The tests erase what is in the database, so one that holds
 * anything is refused unless SUTRA_TEST_NEO4J_ERASE=1 says that it may go.
 * @returns {Promise<{ uri: string, user: string, password: string } | undefined>}
 */
export async function givenNeo4j() {
  const uri = process.env['NEO4J_URI'];
  if (uri === undefined || uri === '') {
    return undefined;
  }
  const user = process.env['NEO4J_USER'] ?? 'neo4j';
  const password = process.env['NEO4J_PASSWORD'] ?? '';
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    connectionTimeout: 10_000,
    maxTransactionRetryTime: 0,
  });
  try {
    const { records } = await driver.executeQuery('MATCH (n) RETURN n LIMIT 1');
    if (records.length > 0 && process.env['SUTRA_TEST_NEO4J_ERASE'] !== '1') {
      throw new Error(
        'The database is not empty, and the tests would erase it. ' +
          'Unset NEO4J_URI, name an empty database, or set SUTRA_TEST_NEO4J_ERASE=1.',
      );
    }
  } catch (error) {
    throw new Error(
      `NEO4J_URI is ${uri}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  } finally {
    await driver.close();
  }
  return { uri, user, password };
}
