/**
 * What a user would write for the bench's graph with @neo4j/graphql: the types, an index for names, Apollo's standalone
 * server. Cache control is off, as in Sutra: it costs half of the throughput and nobody asked for it.
 *
 *     NEO4J_URI=bolt://127.0.0.1:7687 node bench/peer/server.js
 */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

const typeDefs = /* GraphQL */ `
  type Company
    @node(labels: ["Entity", "Company"])
    @fulltext(
      indexes: [{ indexName: "peer_names", queryName: "companiesByName", fields: ["name"] }]
    ) {
    id: ID!
    name: String!
    summary: String
    owns: [Company!]! @relationship(type: "OWNERSHIP", direction: OUT, properties: "Ownership")
    owners: [Company!]! @relationship(type: "OWNERSHIP", direction: IN, properties: "Ownership")
  }

  type Ownership @relationshipProperties {
    id: ID!
    sortKey: String!
    role: String
  }
`;

const { NEO4J_URI = 'bolt://127.0.0.1:7687', NEO4J_USER = '', NEO4J_PASSWORD = '' } = process.env;
const driver = neo4j.driver(
  NEO4J_URI,
  NEO4J_USER === '' ? undefined : neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD),
);
const session = driver.session();
await session.run(
  'CREATE FULLTEXT INDEX peer_names IF NOT EXISTS FOR (n:Company) ON EACH [n.name]',
);
await session.run('CALL db.awaitIndexes(3600)');
await session.close();
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
if (process.argv[2] === 'schema') {
  const { printSchema } = await import('graphql');
  console.log(printSchema(schema));
  process.exit();
}
const server = new ApolloServer({
  schema,
  nodeEnv: 'production',
  plugins: [ApolloServerPluginCacheControlDisabled()],
});
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
});
console.log(url);
