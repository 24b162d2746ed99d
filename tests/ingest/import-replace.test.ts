import { expect, jest, test } from '@jest/globals';

import { examine } from '../../src/claims/doctor.js';
import type { Engine } from '../../src/graph/engine.js';
import { purgeSource } from '../../src/ingest/import/purge-source.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { describeEachEngine } from '../support/engines.js';
import { fillWithEverything } from '../support/everything.js';
import {
  company,
  dumpOfAsserted,
  exported,
  importTexts,
  line,
  lines,
  ownership,
  rejectsOf,
  SUTRA_NDJSON,
  withoutSources,
} from '../support/import-text.js';
import { dump, RECORDED_AT, VOCABULARY } from '../support/loads.js';
import { SEED_DIRECTORY } from './seed-files.js';

const PURGE = { actor: 'test', at: RECORDED_AT };

/** Lines that differ from those of BEFORE in every way a replacement has to follow. */
const BEFORE = lines(
  company('a', 'Alpha', 'Alpha Limited'),
  company('b', 'Beta'),
  company('gone', 'Gone'),
  company('kept-by-others', 'Kept'),
  line('retyped', 'Company', { name: ['Anna'] }),
  ownership('o1', 'a', 'b'),
  ownership('o2', 'gone', 'b'),
  ownership('o3', 'a', 'gone'),
);
const AFTER = lines(
  company('c', 'Gamma'),
  company('a', 'Alpha Limited', 'Alpha SE'),
  company('b', 'Beta'),
  line('retyped', 'Person', { name: ['Anna'] }),
  ownership('o1', 'a', 'b'),
  ownership('o3', 'a', 'gone'),
  ownership('o4', 'c', 'a'),
);
const OTHERS = lines(
  company('kept-by-others', 'Kept'),
  company('a', 'Alpha'),
  ownership('x', 'a', 'b'),
);

async function expectHealthy(engine: Engine): Promise<void> {
  expect((await examine(engine, { repair: false })).findings).toEqual([]);
}

// Dumps and sweeps read every part of the graph, which a cold Neo4j takes its time for.
jest.setTimeout(240_000);

describeEachEngine('Replacing a source', ({ fresh }) => {
  async function freshDump(texts: readonly string[], batchRecords = 3): Promise<readonly string[]> {
    const engine = await fresh();
    await importTexts(engine, [OTHERS], { source: 'dataset:others' });
    await importTexts(engine, texts, { batchRecords });
    return dumpOfAsserted(engine);
  }

  async function filled(): Promise<Engine> {
    const engine = await fresh();
    await importTexts(engine, [OTHERS], { source: 'dataset:others' });
    await importTexts(engine, [BEFORE]);
    return engine;
  }

  test('gives the graph that the new file alone gives, whatever the size of the batches', async () => {
    const expected = await freshDump([AFTER]);
    for (const batchRecords of [1, 2, 100]) {
      const engine = await filled();
      const { swept, pending, counts } = await importTexts(engine, [AFTER], {
        replace: true,
        batchRecords,
      });
      expect(counts.rejected).toBe(0);
      expect(swept).toMatchObject({ claimsRetracted: 1, entitiesRemoved: 1 });
      expect(pending).toEqual({ claims: 1, missing: ['gone'] });
      expect(await dumpOfAsserted(engine)).toEqual(expected);
      await expectHealthy(engine);
    }
  });

  test('by the same file changes nothing', async () => {
    const engine = await filled();
    const before = await dump(engine);
    const { swept, counts } = await importTexts(engine, [BEFORE], { replace: true });
    expect(Object.values({ ...swept, ...counts.changes }).every((count) => count === 0)).toBe(true);
    expect(await dump(engine)).toBe(before);
  });

  test('takes several files together as all that it says', async () => {
    const expected = await freshDump([AFTER]);
    const engine = await filled();
    const all = AFTER.split('\n').map((text) => `${text}\n`);
    const parts = [all.slice(0, 4).join(''), all.slice(4).join('')];
    await importTexts(engine, parts, { replace: true, batchRecords: 2 });
    expect(await dumpOfAsserted(engine)).toEqual(expected);
  });

  test('that broke off takes nothing back until it has gone on to the end', async () => {
    const expected = await freshDump([AFTER]);
    const engine = await filled();
    const options = { replace: true, batchRecords: 1 };
    for (const breakAfter of [1, 3, 5]) {
      await expect(importTexts(engine, [AFTER], { ...options, breakAfter })).rejects.toThrow(
        'The input broke off.',
      );
      expect(await dump(engine)).toContain('"Gone"');
    }
    const { resumedAfter } = await importTexts(engine, [AFTER], options);
    expect(resumedAfter).toBeGreaterThan(2);
    expect(await dumpOfAsserted(engine)).toEqual(expected);
    await expectHealthy(engine);
  });

  test('keeps to the first type that the file gives an entity, and to what others say of it', async () => {
    const engine = await filled();
    const text = lines(
      line('retyped', 'Company', { name: ['Anna'] }),
      line('kept-by-others', 'Person', { name: ['Kept'] }),
      line('retyped', 'Person', { name: ['Anna Again'] }),
      company('gone', 'Gone'),
    );
    const { counts } = await importTexts(engine, [text], { replace: true, batchRecords: 1 });
    expect(rejectsOf().map(({ line: number, reason }) => [number, reason])).toEqual([
      [2, 'id: expected COMPANY as kept-by-others is recorded, got PERSON.'],
      [3, 'id: expected COMPANY as retyped is recorded, got PERSON.'],
    ]);
    expect(counts.reasons).toEqual({ 'one type of an entity': 2 });
    const after = await dump(engine);
    expect(after).not.toContain('Anna Again');
    expect(after).toMatch(/"id":"kept-by-others"[^\n]*"sources":\["dataset:others"\]/);
  });

  test('by a file of which no record can be read leaves it as it is', async () => {
    const engine = await filled();
    const before = await dump(engine);
    await expect(importTexts(engine, ['id,name\n1,One\n'], { replace: true })).rejects.toThrow(
      'None of 2 records could be read, so dataset:test is left as it is',
    );
    expect(await dump(engine)).toBe(before);
  });

  test('takes back extracts that it no longer brings, and leaves those of others', async () => {
    const engine = await fresh();
    await fillWithEverything(engine);
    const text = await exported(engine);
    const target = await fresh();
    const options = { format: withoutSources(SUTRA_NDJSON), source: 'dataset:copy' };
    await importTexts(target, [text], options);
    const withAll = (await exported(target)).match(/"exact":/g)?.length ?? 0;
    expect(withAll).toBeGreaterThan(10);
    const without = text
      .split('\n')
      .map((one) => {
        if (!one.includes('"evidence"')) return one;
        const { evidence, ...rest } = JSON.parse(one) as Record<string, unknown>;
        expect(evidence).toBeDefined();
        return JSON.stringify({ ...rest, sources: ['dataset:copy'] });
      })
      .join('\n');
    const { swept } = await importTexts(target, [without], { ...options, replace: true });
    expect(swept?.evidenceRemoved).toBe(withAll);
    expect(await exported(target)).not.toContain('"exact":');
    await expectHealthy(target);
  });
});

describeEachEngine('Purging a source', ({ fresh }) => {
  test('takes back what it alone says, and importing it again gives the graph that was', async () => {
    const engine = await fresh();
    await importTexts(engine, [OTHERS], { source: 'dataset:others' });
    const othersAlone = await dumpOfAsserted(engine);
    await importTexts(engine, [BEFORE]);
    const both = await dump(engine);
    const changes = await purgeSource(engine, VOCABULARY, { ...PURGE, source: 'dataset:test' });
    expect(changes).toMatchObject({ claimsRetracted: 3, entitiesRemoved: 3 });
    const left = await dumpOfAsserted(engine);
    expect(left).toEqual(othersAlone);
    await expectHealthy(engine);
    await importTexts(engine, [BEFORE]);
    expect(await dump(engine)).toBe(both);
  });

  test('a second time, or of a name that nobody has, says which there are', async () => {
    const engine = await fresh();
    await importTexts(engine, [BEFORE]);
    await importTexts(engine, [OTHERS], { source: 'dataset:others' });
    await purgeSource(engine, VOCABULARY, { ...PURGE, source: 'dataset:test' });
    for (const source of ['dataset:test', 'dataset:never'])
      await expect(purgeSource(engine, VOCABULARY, { ...PURGE, source })).rejects.toThrow(
        `source: expected a source that is known (dataset:others), got "${source}".`,
      );
  });

  test('of every source one after the other, articles too, leaves nothing asserted', async () => {
    const engine = await fresh();
    await seedArticles(engine, VOCABULARY, { directory: SEED_DIRECTORY, ...PURGE });
    await importTexts(engine, [BEFORE]);
    const sources = [...(await dump(engine)).matchAll(/"node":"source"[^\n]*?"id":"([^"]+)"/g)];
    expect(sources.length).toBeGreaterThan(2);
    for (const [, source = ''] of sources) {
      await purgeSource(engine, VOCABULARY, { ...PURGE, source });
      await expectHealthy(engine);
    }
    expect(await dumpOfAsserted(engine)).toEqual([]);
    expect(await exported(engine)).not.toContain('"exact":');
  });
});
