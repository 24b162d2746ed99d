/**
 * The limit: a bare HTTP server with a hand-written statement for each question, which answers with the same JSON as
 * Sutra. No GraphQL, no checks, no errors: what Neo4j and its driver can do from one process of Node.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import neo4j, { type Record as Row } from 'neo4j-driver';

interface Bare {
  readonly text: string;
  readonly answer: (rows: readonly Row[]) => unknown;
}

type Edge = readonly [string, string | null, string, string, (readonly Edge[])?];

const page = (from: string, to: string, inner = '', skip = '') =>
  `COLLECT { MATCH (${from})-[r${to}:OWNERSHIP]->(${to}:Entity) WITH r${to}, ${to} ORDER BY r${to}.sortKey ${skip} LIMIT 21
   RETURN [r${to}.id, r${to}.role, ${to}.id, ${to}.name${inner === '' ? '' : `, ${inner}`}] }`;

function pageOf(edges: readonly Edge[]): unknown {
  return {
    edges: edges.slice(0, 20).map(([id, role, neighborId, name, inner]) => ({
      node: { id, role },
      neighbor: { id: neighborId, name, ...(inner && { relations: pageOf(inner) }) },
    })),
    pageInfo: { hasNextPage: edges.length > 20 },
  };
}

const pages = (text: string): Bare => ({
  text: `MATCH (e:Entity {id: $id}) RETURN e.id AS id, ${text} AS edges`,
  answer: ([row]) => ({
    entity: {
      id: row?.get('id') as string,
      relations: pageOf(row?.get('edges') as readonly Edge[]),
    },
  }),
});

const STATEMENTS: Readonly<Record<string, Bare>> = {
  'by id': {
    text: 'MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.summary AS summary',
    answer: ([row]) => ({ entity: row?.toObject() }),
  },
  'page of 20': pages(page('e', 'a')),
  'three nested levels': pages(page('e', 'a', page('a', 'b', page('b', 'c')))),
  'hub, first page': pages(page('e', 'a')),
  'hub, hundredth page': pages(page('e', 'a', '', 'SKIP $skip')),
  search: {
    text: `CALL db.index.fulltext.queryNodes('peer_names', $query, {limit: 10}) YIELD node
           RETURN node.id AS id, node.name AS name`,
    answer: (rows) => ({ search: { edges: rows.map((row) => ({ node: row.toObject() })) } }),
  },
};

const { NEO4J_URI = '', NEO4J_USER = '', NEO4J_PASSWORD = '' } = process.env;
const driver = neo4j.driver(
  NEO4J_URI,
  NEO4J_USER === '' ? undefined : neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD),
  { disableLosslessIntegers: true },
);

async function answerTo(body: string): Promise<string> {
  const { workload, variables } = JSON.parse(body) as {
    workload: string;
    variables: Record<string, unknown>;
  };
  const bare = STATEMENTS[workload];
  if (bare === undefined) throw new Error(`Expected a workload, got ${workload}.`);
  const { skip, ...others } = variables;
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
  try {
    const parameters = typeof skip === 'number' ? { ...others, skip: neo4j.int(skip) } : others;
    const { records } = await session.run(bare.text, parameters);
    return JSON.stringify({ data: bare.answer(records) });
  } finally {
    await session.close();
  }
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
