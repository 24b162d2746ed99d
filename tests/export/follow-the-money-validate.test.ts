import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { followTheMoneyLines } from '../../src/export/follow-the-money-lines.js';
import { openEngine } from '../../src/graph/open.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { asSets, importFollowTheMoney } from '../support/follow-the-money.js';
import { RECORDED_AT, VOCABULARY } from '../support/loads.js';
import { pythonForTests } from '../support/python/available.js';

jest.setTimeout(600_000);

const python = await pythonForTests();
const FIXTURE = fileURLToPath(
  new URL('../fixtures/follow-the-money/harbour.ftm.json', import.meta.url),
);
const SEED = fileURLToPath(new URL('../../seed/articles', import.meta.url));

function linesOf(text: string): object[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as object);
}

(python === undefined ? describe.skip : describe)("FollowTheMoney's own tools", () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-ftm-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function validated(text: string): Promise<string> {
    const file = path.join(directory, 'entities.json');
    writeFileSync(file, text);
    return (await python?.run('ftm', 'validate', '-i', file)) ?? '';
  }

  it('pass what came in as FollowTheMoney, and all that Sutra has beyond it, without a change', async () => {
    const engine = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
    try {
      await engine.setUp();
      const entities = linesOf(readFileSync(FIXTURE, 'utf8'));
      await importFollowTheMoney(engine, entities);
      await seedArticles(engine, VOCABULARY, { directory: SEED, actor: 'test', at: RECORDED_AT });
      const written: string[] = [];
      for await (const line of followTheMoneyLines(engine, VOCABULARY, {})) written.push(line);
      const text = `${written.join('\n')}\n`;
      const passed = linesOf(await validated(text));
      expect(asSets(passed)).toEqual(asSets(linesOf(text)));
      expect(asSets(passed)).toEqual(expect.arrayContaining(asSets(entities)));
      expect(written.length).toBeGreaterThan(entities.length + 50);
    } finally {
      await engine.close();
    }
  });
});
