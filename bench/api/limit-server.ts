/**
 * The limit: a bare HTTP server with a hand-written statement for each question, which answers with the same JSON as
 * Sutra. No GraphQL, no checks, no errors: what Neo4j and its driver can do from one process of Node.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import neo4j from 'neo4j-driver';

import { STATEMENTS, upserts, type Ask } from './limit-statements.js';

const { NEO4J_URI = '', NEO4J_USER = '', NEO4J_PASSWORD = '' } = process.env;
const driver = neo4j.driver(
  NEO4J_URI,
  NEO4J_USER === '' ? undefined : neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD),
  { disableLosslessIntegers: true },
);

const asking =
  (defaultAccessMode: 'READ' | 'WRITE'): Ask =>
  async (text, parameters) => {
    const session = driver.session({ database: 'neo4j', defaultAccessMode });
    try {
      return (await session.run(text, parameters)).records;
    } finally {
      await session.close();
    }
  };
const reading = asking('READ');
const writing = asking('WRITE');
await writing('CREATE INDEX bare_claims IF NOT EXISTS FOR (n:BareClaim) ON (n.id)', {});

async function answerTo(body: string): Promise<string> {
  const { workload, variables } = JSON.parse(body) as {
    workload: string;
    variables: Record<string, unknown>;
  };
  const bare = STATEMENTS[workload];
  if (bare === undefined) throw new Error(`Expected a workload, got ${workload}.`);
  const { skip } = variables;
  const data = await bare(
    bare === upserts ? writing : reading,
    typeof skip === 'number' ? { ...variables, skip: neo4j.int(skip) } : variables,
  );
  return JSON.stringify({ data });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    answerTo(Buffer.concat(chunks).toString()).then(
      (answer) => {
        response.setHeader('content-type', 'application/json');
        response.end(answer);
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
