export interface Neo4jForTests {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** The Neo4j that the global setup found or started; undefined when this machine has none. */
export function neo4jForTests(): Neo4jForTests | undefined {
  const {
    SUTRA_TEST_NEO4J_URI: uri,
    SUTRA_TEST_NEO4J_USER: user,
    SUTRA_TEST_NEO4J_PASSWORD: password,
  } = process.env;
  return uri === undefined || user === undefined || password === undefined
    ? undefined
    : { uri, user, password };
}
