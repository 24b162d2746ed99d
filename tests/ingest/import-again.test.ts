import { expect, jest, test } from '@jest/globals';

import * as importStatements from '../../src/graph/statements/import-statements.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { fillWithEverything } from '../support/everything.js';
import {
  company,
  exported,
  importTexts,
  line,
  lines,
  ownership,
  SUTRA_NDJSON,
} from '../support/import-text.js';
import { dump } from '../support/loads.js';

/** Statements that read, beside those whose names tell. */
const CHECKPOINTS = new Set(['SAVE_CHECKPOINT', 'DELETE_CHECKPOINT', 'APPEND_LOG']);
const READING = new Set([
  'CLAIMS_BY_ID',
  'KNOWN_CLAIMS',
  'SOURCES_BY_ID',
  'ENTITY_NODES',
  'FACTS_NAMING',
  'RELATIONS_NAMING',
  'EVIDENCE_OF_CLAIMS',
  ...Object.values(importStatements)
    .filter((statement) => statement.access === 'READ')
    .map(({ name }) => name),
]);

const FILE = lines(
  ...Array.from({ length: 40 }, (_, index) =>
    index % 4 === 3
      ? ownership(`o${index}`, `c${index - 1}`, `c${index - 2}`)
      : company(`c${index}`, `Company ${index}`, `C ${index}`),
  ),
  line('p', 'Person', { name: ['Анна', 'Anna'], birthDate: ['1970'], nationality: ['de'] }),
);

// Dumps and sweeps read every part of the graph, which a cold Neo4j takes its time for.
jest.setTimeout(240_000);

describeEachEngine('Importing the same again', ({ fresh }) => {
  test('writes nothing but the end of the import into the log, in any order, by any name', async () => {
    const { engine, statements, reset } = countingEngine(await fresh());
    const options = { batchRecords: 7 };
    await importTexts(engine, [FILE], options);
    const before = await dump(engine);
    const shuffled = lines(...FILE.trim().split('\n').reverse());
    for (const [text, name] of [
      [FILE, 'input'],
      [shuffled, 'input'],
      [shuffled, 'renamed'],
    ] as const) {
      reset();
      const { counts } = await importTexts(engine, [text], { ...options, names: [name] });
      const written = statements.filter((statement) => !READING.has(statement));
      expect(written.filter((statement) => !CHECKPOINTS.has(statement))).toEqual([]);
      expect(written).toEqual(['DELETE_CHECKPOINT', 'APPEND_LOG']);
      expect(counts.read).toBe(41);
      expect(Object.values(counts.changes).every((count) => count === 0)).toBe(true);
      expect(await dump(engine)).toBe(before);
    }
  });

  test('gives the same graph whatever the batches', async () => {
    const dumps = new Set<string>();
    for (const batchRecords of [1, 5, 1000]) {
      const engine = await fresh();
      await importTexts(engine, [FILE], { batchRecords });
      dumps.add(await dump(engine));
    }
    expect(dumps.size).toBe(1);
  });

  test('from an export gives the identical dump, in any batches, and in any order once articles are known', async () => {
    const engine = await fresh();
    await fillWithEverything(engine);
    const [text, before] = [await exported(engine), await dump(engine)];
    for (const batchRecords of [3, 1000]) {
      const target = await fresh();
      const { counts } = await importTexts(target, [text], {
        format: SUTRA_NDJSON,
        namesSources: true,
        batchRecords,
      });
      expect(counts.reasons).toEqual({});
      expect(await dump(target)).toBe(before);
      const reversed = text.trim().split('\n').reverse().join('\n');
      const again = await importTexts(target, [reversed], { format: SUTRA_NDJSON, batchRecords });
      expect(again.counts.rejected).toBe(0);
      expect(await dump(target)).toBe(before);
    }
  });

  test('counts what waits for all sources of an export', async () => {
    const engine = await fresh();
    await fillWithEverything(engine);
    const text = await exported(engine);
    const target = await fresh();
    const { pending } = await importTexts(target, [text], {
      format: SUTRA_NDJSON,
      namesSources: true,
    });
    expect(pending).toEqual({ claims: 2, missing: ['never-came', 'never-came-either'] });
  });

  test('an extract whose article comes later is rejected, and loads once the article is there', async () => {
    const engine = await fresh();
    await fillWithEverything(engine);
    const [text, before] = [await exported(engine), await dump(engine)];
    const reversed = text.trim().split('\n').reverse().join('\n');
    const target = await fresh();
    const options = { format: SUTRA_NDJSON, batchRecords: 20 };
    const { counts } = await importTexts(target, [reversed], options);
    expect(Object.keys(counts.reasons)).toEqual(['evidence from an article that is known']);
    await importTexts(target, [reversed], options);
    expect(await dump(target)).toBe(before);
  });

  test('of two loads at once leaves one graph', async () => {
    const options = { batchRecords: 5 };
    const alone = await fresh();
    await importTexts(alone, [FILE], options);
    const expected = await dump(alone);
    const twice = await fresh();
    await Promise.all([
      importTexts(twice, [FILE], { ...options, names: ['one'] }),
      importTexts(twice, [FILE], { ...options, names: ['other'] }),
    ]);
    expect(await dump(twice)).toBe(expected);
  });
});
