import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { createKey } from '../../src/access/create-key.js';
import { examine } from '../../src/claims/doctor.js';
import { openEngine } from '../../src/graph/open.js';
import { CLAIMS_BY_ID } from '../../src/graph/statements/claim-statements.js';
import { EVIDENCE_OF_CLAIMS } from '../../src/graph/statements/evidence-statements.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { article, entity, load } from '../support/loads.js';

const LOADER = new URL('../support/typescript-loader.mjs', import.meta.url).href;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const KILLS = 30;
/** Mutations under way at the same time. */
const WRITERS = 4;

/** Each asserts two relations and a fact, with an extract each: half of it would show. */
const ASSERT = `mutation Assert($input: [ClaimInput!]!) {
  assertClaims(input: $input) { claims { id } userErrors { message } }
}`;

function claimsOf(mutation: number) {
  const role = { name: 'ROLE', values: [{ text: `Role ${mutation}` }] };
  const evidence = [{ article: 'paper', exact: `words of ${mutation}` }];
  return [
    { subject: 'ann', kind: 'EMPLOYMENT', object: 'acme', qualifiers: [role], evidence },
    { subject: 'ann', kind: 'OWNERSHIP', object: 'acme', qualifiers: [role], evidence },
    { subject: 'acme', property: 'PRIORITY', value: { text: `Priority ${mutation}` }, evidence },
  ];
}

interface Answer {
  readonly data?: {
    readonly assertClaims: { readonly claims: readonly { readonly id: string }[] };
  };
}

test('of thirty servers killed while they write, none loses or halves an acknowledged mutation', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-api-kill-'));
  const acknowledged = new Map<number, readonly string[]>();
  let next = 0;
  try {
    const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
    await engine.setUp();
    await load(engine, {
      entities: [entity('ann', 'PERSON'), entity('acme', 'COMPANY'), article('paper')],
    });
    const { text: key } = await createKey(engine, { name: 'writer', role: 'EDITOR' });
    await engine.close();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const { server, address } = await start(directory);
      const enough = acknowledged.size + 1 + (kill % 7);
      const writers = Array.from({ length: WRITERS }, async () => {
        for (;;) {
          const mutation = (next += 1);
          const claims = await assertClaims(address, key, claimsOf(mutation));
          if (claims === undefined) return;
          acknowledged.set(mutation, claims);
        }
      });
      while (acknowledged.size < enough) await sleep(5);
      await sleep((kill * 7) % 31);
      server.kill('SIGKILL');
      await Promise.all([once(server, 'exit'), ...writers]);
    }

    const survivor = await openEngine({ directory, schemaPath: SCHEMA_PATH });
    await survivor.setUp();
    const ids = [...acknowledged.values()].flat();
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS);
    const claims = await survivor.read(CLAIMS_BY_ID, { ids });
    const cited = await survivor.read(EVIDENCE_OF_CLAIMS, { ids });
    expect(claims.filter(({ state }) => state === 'LIVE')).toHaveLength(ids.length);
    expect(cited).toHaveLength(ids.length);
    // What was not acknowledged is there whole or not at all: every claim's extract names its mutation.
    const report = await examine(survivor, { repair: false });
    expect(report.findings).toEqual([]);
    expect(report.claims % 3).toBe(0);
    expect(report.edges).toBe((report.claims / 3) * 2);
    await survivor.close();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 900_000);

/** Starts a server on a free port; resolves when it is ready. */
async function start(directory: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, ['--import', LOADER, MAIN], {
    env: {
      ...process.env,
      NEO4J_URI: '',
      SUTRA_DATA_DIR: directory,
      SUTRA_PORT: '0',
      SUTRA_SEED: 'false',
      SUTRA_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of server.stdout) {
    printed += String(chunk);
    const address = /http:\/\/[\d.]+:\d+(?=\/graphql)/.exec(printed)?.[0];
    if (address !== undefined && printed.includes('Sutra is ready')) {
      server.stdout.resume();
      return { server, address };
    }
  }
  throw new Error(`The server ended before it was ready: ${printed}`);
}

/** The ids of the asserted claims; undefined when the server went away. */
async function assertClaims(
  address: string,
  key: string,
  input: unknown,
): Promise<readonly string[] | undefined> {
  try {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: ASSERT, variables: { input } }),
    });
    const { data } = (await response.json()) as Answer;
    const ids = data?.assertClaims.claims.map(({ id }) => id);
    if (ids?.length !== 3) throw new TypeError('not acknowledged');
    return ids;
  } catch {
    return undefined;
  }
}
