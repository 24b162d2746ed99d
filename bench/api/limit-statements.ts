/** The limit's statements, written by hand for each question, and the JSON of Sutra's answers made from their rows. */
import { createHash } from 'node:crypto';

import type { Record as Row } from 'neo4j-driver';

/** Runs one statement. */
export type Ask = (
  text: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<readonly Row[]>;
export type Bare = (ask: Ask, variables: Readonly<Record<string, unknown>>) => Promise<unknown>;

const one =
  (text: string, answer: (rows: readonly Row[]) => unknown): Bare =>
  async (ask, variables) =>
    answer(await ask(text, variables));

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

const pages = (text: string): Bare =>
  one(`MATCH (e:Entity {id: $id}) RETURN e.id AS id, ${text} AS edges`, ([row]) => ({
    entity: {
      id: row?.get('id') as string,
      relations: pageOf(row?.get('edges') as readonly Edge[]),
    },
  }));

const search = (query: string): Bare =>
  one(
    `CALL db.index.fulltext.queryNodes('peer_names', ${query}, {limit: 10}) YIELD node
     RETURN node.id AS id, node.name AS name`,
    (rows) => ({ search: { edges: rows.map((row) => ({ node: row.toObject() })) } }),
  );

/** Cypher's own search from both ends; its SHORTEST k runs for minutes where there is a hub. */
const shortestPath = one(
  `MATCH (a:Entity {id: $from}) MATCH (b:Entity {id: $to})
   MATCH p = shortestPath((a)-[:OWNERSHIP*..4]-(b))
   RETURN length(p) AS length, [n IN nodes(p) | {id: n.id}] AS nodes`,
  (rows) => ({ paths: rows.map((row) => row.toObject()) }),
);

type Named = readonly [id: string, name: string];

const NODES = 200;
const ROWS = 20_000;
const AROUND = (from: string) =>
  `MATCH (${from})-[r:OWNERSHIP]-(n:Entity) WITH n, min(r.sortKey) AS position ORDER BY position LIMIT ${NODES + 1}`;

/** The entities within two steps, each of the first step giving one in turn, and the relations among them. */
const neighborhood: Bare = async (ask, { id }) => {
  const [row] = await ask(
    `MATCH (e:Entity {id: $id})
     CALL (e) { ${AROUND('e')} RETURN collect(n) AS near }
     RETURN e.name AS name, [n IN near | [n.id, n.name]] AS first,
       COLLECT { UNWIND near[..${NODES - 1}] AS a RETURN COLLECT { ${AROUND('a')} RETURN [n.id, n.name] } } AS second`,
    { id },
  );
  const nodes = new Map<string, string>([[id as string, row?.get('name') as string]]);
  const first = row?.get('first') as readonly Named[];
  const level = first.slice(0, NODES - 1);
  for (const [near, name] of level) nodes.set(near, name);
  const perEntity = Math.min(NODES, Math.floor(ROWS / Math.max(1, level.length)));
  const second = (row?.get('second') as readonly (readonly Named[])[]).map((found) => ({
    isCut: found.length > perEntity,
    queue: found.slice(0, perEntity).filter(([far]) => !nodes.has(far)),
  }));
  let truncated = first.length > level.length || second.some(({ isCut }) => isCut);
  const longest = Math.max(0, ...second.map(({ queue }) => queue.length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const { queue } of second) {
      const [far, name] = queue[turn] ?? [];
      if (far === undefined || name === undefined || nodes.has(far)) continue;
      if (nodes.size < NODES) nodes.set(far, name);
      else truncated = true;
    }
  }
  const relations = await ask(
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE COUNT { (e)-[:OWNERSHIP]-() } < 20000
     MATCH (e)-[r:OWNERSHIP]-(n:Entity) WHERE n.id IN $ids
     WITH DISTINCT r ORDER BY r.sortKey RETURN r.id AS id`,
    { ids: [...nodes.keys()] },
  );
  return {
    neighborhood: {
      nodes: [...nodes].map(([near, name]) => ({ id: near, name })),
      relations: relations.map((found) => found.toObject()),
      truncated,
    },
  };
};

const evidence = one(
  `MATCH (e:Entity {id: $id})
   RETURN e.id AS id, COLLECT { MATCH (e)-[r:SUPPLIES]->(:Entity) WITH r ORDER BY r.sortKey LIMIT 20
     RETURN [r.id, COLLECT { MATCH (:Claim {id: r.id})-[x:CITES]->(a:Entity) WITH x, a ORDER BY x.sortKey LIMIT 1 RETURN [x.exact, a.id, a.name] }] } AS edges`,
  ([row]) => ({
    entity: {
      id: row?.get('id') as string,
      relations: {
        edges: (row?.get('edges') as readonly [string, readonly string[][]][]).map(
          ([id, extracts]) => ({
            node: {
              id,
              evidence: {
                edges: extracts.map(([exact, articleId, name]) => ({
                  node: { exact, article: { id: articleId, name } },
                })),
              },
            },
          }),
        ),
      },
    },
  }),
);

interface WrittenClaim {
  readonly subject: string;
  readonly object: string;
  readonly start: string;
  readonly evidence: readonly { readonly article: string; readonly exact: string }[];
}

/** Writes as much without keeping any of it right: no check, no history, no word on who wrote it. */
export const upserts: Bare = async (ask, { claims }) => {
  const rows = (claims as readonly WrittenClaim[]).map(({ evidence: extracts, ...claim }) => ({
    ...claim,
    ...extracts[0],
    id: createHash('sha256').update(JSON.stringify(claim)).digest('hex'),
  }));
  await ask(
    `UNWIND $rows AS row
     MATCH (subject:Entity {id: row.subject}) MATCH (object:Entity {id: row.object})
     MATCH (article:Entity {id: row.article})
     MERGE (c:BareClaim {id: row.id}) SET c.start = row.start
     MERGE (c)-[x:BARE_CITES]->(article) SET x.exact = row.exact
     MERGE (subject)-[r:BARE_SUPPLIES {id: row.id}]->(object) SET r.start = row.start`,
    { rows },
  );
  return { assertClaims: { claims: rows.map(({ id }) => ({ id })) } };
};

/** By the name of their workload. */
export const STATEMENTS: Readonly<Record<string, Bare>> = {
  'by id': one(
    'MATCH (e:Entity {id: $id}) RETURN e.id AS id, e.name AS name, e.summary AS summary',
    ([row]) => ({ entity: row?.toObject() }),
  ),
  'page of 20': pages(page('e', 'a')),
  'three nested levels': pages(page('e', 'a', page('a', 'b', page('b', 'c')))),
  'hub, first page': pages(page('e', 'a')),
  'hub, hundredth page': pages(page('e', 'a', '', 'SKIP $skip')),
  search: search('$query'),
  'search with a typo': search('$words'),
  neighborhood,
  'shortest path': shortestPath,
  'evidence of 20 claims': evidence,
  'upserts of 100 claims': upserts,
};
