import neo4j from 'neo4j-driver';

/** A Neo4j; without a user where it asks for none. */
export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** Takes everything out of its database but constraints and indexes. */
export async function eraseNeo4j({ uri, user, password }: Neo4jAddress): Promise<void> {
  const driver = neo4j.driver(uri, user === '' ? undefined : neo4j.auth.basic(user, password));
  const session = driver.session({ database: 'neo4j' });
  await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  await session.close();
  await driver.close();
}
