import { canonicalJson } from '../../src/model/canonical-json.js';
import type { Targets } from './graph.js';
import { headersOf } from './load.js';
import type { BenchServer } from './servers.js';
import { peerCursor, WORKLOADS, type Variables, type Workload } from './workloads.js';

const ALIKE = 20;

/** @throws when the answer has errors. */
export async function ask(server: BenchServer, body: string): Promise<unknown> {
  const { url, authorization } = server;
  const response = await fetch(url, { method: 'POST', headers: headersOf(authorization), body });
  const text = await response.text();
  const { data, errors } = (response.ok ? JSON.parse(text) : { errors: text }) as {
    data?: unknown;
    errors?: unknown;
  };
  if (errors !== undefined || data === undefined)
    throw new Error(`${server.name}: ${JSON.stringify(errors).slice(0, 500)}`);
  return data;
}

/** The bodies of a workload's requests to a server; undefined where it has no answer to such a question. */
export async function bodiesOf(
  workload: Workload,
  server: BenchServer,
  targets: Targets,
): Promise<readonly string[] | undefined> {
  if (server.name === '@neo4j/graphql' && workload.peer === undefined) return undefined;
  if (server.name === 'bare limit' && workload.isBeyondCypher === true) return undefined;
  if (workload.mixes === undefined)
    return Promise.all(
      workload.variables(targets).map((variables) => bodyOf(workload, server, variables)),
    );
  const parts = new Map<string, readonly string[]>();
  for (const name of new Set(workload.mixes)) {
    const part = WORKLOADS.find((each) => each.name === name);
    if (part === undefined) throw new Error(`Expected a workload, got ${name}.`);
    parts.set(name, (await bodiesOf(part, server, targets)) ?? []);
  }
  const { mixes } = workload;
  const count = Math.max(...[...parts.values()].map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => {
    const part = parts.get(mixes[index % mixes.length] ?? '') ?? [];
    return part[index % part.length] ?? '';
  });
}

async function bodyOf(
  { name, sutra, peer }: Workload,
  server: BenchServer,
  { skip, ...variables }: Variables,
): Promise<string> {
  if (server.name === 'bare limit')
    return JSON.stringify({ workload: name, variables: { skip, ...variables } });
  const isPeer = server.name === '@neo4j/graphql';
  const query = isPeer ? peer?.query : sutra;
  if (typeof skip !== 'number') return JSON.stringify({ query, variables });
  const after = isPeer ? peerCursor(skip) : await cursorBefore(server, variables['id'], skip);
  return JSON.stringify({ query, variables: { ...variables, after } });
}

/** The cursor of Sutra before a page further on, which only Sutra can make. */
async function cursorBefore(server: BenchServer, id: unknown, skip: number): Promise<string> {
  let after: string | null = null;
  for (let left = skip; left > 0; left -= 200) {
    const query = `query ($id: ID!, $after: String) { entity(id: $id) { relations(first: ${Math.min(200, left)}, after: $after, direction: OUT, kinds: [OWNERSHIP]) { pageInfo { endCursor } } } }`;
    const data = (await ask(server, JSON.stringify({ query, variables: { id, after } }))) as {
      entity: { relations: { pageInfo: { endCursor: string } } };
    };
    after = data.entity.relations.pageInfo.endCursor;
  }
  return after ?? '';
}

/**
 * Every server must have said the same before anything is timed. The peer is left out, and that is said, of what it
 * refuses: its page of a hub can be more than Neo4j lets a transaction take.
 * @throws what differs.
 */
export async function checkAlike(
  { name, peer, compared, writes, mixes }: Workload,
  bodies: Map<BenchServer, readonly string[]>,
): Promise<void> {
  if (writes === true || mixes !== undefined) return;
  for (let index = 0; index < ALIKE; index += 1) {
    const answers: { readonly server: BenchServer; readonly text: string }[] = [];
    for (const [server, own] of bodies) {
      const body = own[index];
      if (body === undefined) return;
      const data = await ask(server, body).catch((error: unknown) => {
        if (server.name !== '@neo4j/graphql') throw error;
        console.log(`${name}: ${String(error)}`);
        bodies.delete(server);
      });
      if (data === undefined) continue;
      const same = server.name === '@neo4j/graphql' ? peer?.asSutra(data as never) : data;
      const text = canonicalJson(compared === undefined ? same : compared(same as never));
      answers.push({ server, text });
    }
    const [first, ...others] = answers;
    const other = others.find(({ text }) => text !== first?.text);
    if (other !== undefined && first !== undefined)
      throw new Error(
        `${name}: ${other.server.name} answers otherwise than ${first.server.name}:\n${other.text.slice(0, 800)}\n${first.text.slice(0, 800)}`,
      );
  }
}
