import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { openEngine } from '../../src/graph/open.js';
import { reading } from '../support/cypher.js';
import { SCHEMA_PATH } from '../support/engines.js';

const WRITER = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));
const LOADER = new URL('../support/typescript-loader.mjs', import.meta.url).href;
const KILLS = 5;

test('no acknowledged transaction is lost or halved when the process is killed while writing', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-kill-'));
  try {
    let acknowledged = -1;
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Past the size at which a checkpoint is made, in some of the rounds.
      const last = await writeAndKill(directory, acknowledged + 2, 100 + kill * 150);
      expect(last).toBeGreaterThan(acknowledged);

      const engine = await openEngine({ directory, schemaPath: SCHEMA_PATH });
      const complete = await engine.read(
        reading(
          `MATCH (s:Entity)-[r:EMPLOYMENT]->(o:Entity)
           WHERE substring(s.id, 1) = substring(r.id, 1) AND substring(o.id, 1) = substring(r.id, 1)
           RETURN toInteger(substring(r.id, 1)) AS n ORDER BY n`,
        ),
        {},
      );
      const numbers = complete.map((row) => Number(row['n']));
      expect(new Set(numbers).size).toBe(numbers.length);
      // The one that was being written when the process died may be there or not.
      const written = new Set(numbers);
      const lost = [...acknowledgedNumbers].filter((n) => !written.has(n));
      expect(lost).toEqual([]);
      expect(numbers.length).toBeLessThanOrEqual(acknowledgedNumbers.size + kill + 1);
      const counts = reading(
        'MATCH (n:Entity) WITH count(n) AS nodes MATCH (w:Word) RETURN nodes, count(w) AS words',
      );
      expect(await engine.read(counts, {})).toEqual([
        { nodes: numbers.length * 2, words: numbers.length },
      ]);
      await engine.setUp();
      const hits = await engine.searchText({ words: [`word${last}`], types: [], limit: 1 });
      expect(hits).toMatchObject([{ id: `s${last}` }]);
      await engine.close();
      acknowledged = Math.max(last, ...numbers);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 120_000);

const acknowledgedNumbers = new Set<number>();

/** Lets a process write until it has acknowledged so many transactions, kills it, and gives the last one's number. */
async function writeAndKill(
  directory: string,
  first: number,
  transactions: number,
): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', LOADER, WRITER, directory, SCHEMA_PATH, String(first)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length > transactions) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) =>
    child.on('close', (_, how) => {
      resolve(how);
    }),
  );
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors}`);
  // A line that was cut off by the kill is no acknowledgement.
  const numbers = output.split('\n').slice(0, -1).map(Number);
  for (const number of numbers) acknowledgedNumbers.add(number);
  return numbers.at(-1) ?? -1;
}
