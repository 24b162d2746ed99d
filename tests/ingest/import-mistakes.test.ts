import { afterEach, expect, jest, test } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';

import { findPaths } from '../../src/paths/find-paths.js';
import { neighborhood } from '../../src/paths/neighborhood.js';
import { describeEachEngine } from '../support/engines.js';
import {
  company,
  importTexts,
  line,
  lines,
  ownership,
  rejectsOf,
  rejectsPath,
} from '../support/import-text.js';
import { dump, VOCABULARY } from '../support/loads.js';

afterEach(() => rmSync(rejectsPath(), { force: true }));

const GOOD = Array.from({ length: 12 }, (_, index) => company(`c${index}`, `Company ${index}`));

/** Lines that nobody can load, with what the rejects file says of each. */
const BAD: readonly (readonly [text: string | Buffer, reason: RegExp])[] = [
  ['{"id":"x","schema":"Company"', /one JSON object, got text that is not JSON/],
  ['{"id":"x","schema":"Company","properties":{"name":["cut', /not JSON/],
  ['[]', /expected/],
  ['null', /expected/],
  ['"text"', /expected/],
  ['{}', /expected/],
  [Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), /UTF-8/],
  [Buffer.from('{"id":"x\0"}'), /NUL/],
  [line('x', 'Dragon', { name: ['Fafnir'] }), /schema: expected .*Dragon/],
  [line('', 'Company', { name: ['No id'] }), /id: expected/],
  [line('x', 'Person', { name: ['A'], birthDate: ['2026-02-31'] }), /birthDate.*2026-02-31/],
];

// Dumps and sweeps read every part of the graph, which a cold Neo4j takes its time for.
jest.setTimeout(240_000);

describeEachEngine('Bad input', ({ fresh }) => {
  test('each bad line is in the rejects file once, with its number and what is wrong', async () => {
    const engine = await fresh();
    const rows = GOOD.flatMap((text, index) => {
      const bad = BAD[index];
      return bad === undefined ? [text] : [text, bad[0]];
    });
    const bytes = Buffer.concat(rows.map((row) => Buffer.concat([Buffer.from(row), LINE_FEED])));
    const { counts } = await importTexts(engine, [bytes], { batchRecords: 5 });
    const rejects = rejectsOf();
    expect(rejects.map((reject) => reject.line)).toEqual(BAD.map((_, index) => 2 * index + 2));
    for (const [index, [text, reason]] of BAD.entries()) {
      expect(rejects[index]?.reason).toMatch(reason);
      expect(rejects[index]?.text).toBe(text.toString());
    }
    expect(counts).toMatchObject({ read: GOOD.length + BAD.length, rejected: BAD.length });
    expect(Object.values(counts.reasons).reduce((sum, count) => sum + count)).toBe(BAD.length);
  });

  test('what was loaded beside bad lines is what the good lines alone give', async () => {
    const engine = await fresh();
    await importTexts(engine, [lines(...GOOD)]);
    const expected = await dump(engine);
    const rows = [...GOOD, ...BAD.map(([text]) => text.toString('utf8'))];
    const again = await fresh();
    await importTexts(again, [rows.join('\n')], { batchRecords: 3 });
    expect(await dump(again)).toBe(expected);
  });

  test('with no bad record there is no rejects file, and one of before is gone', async () => {
    const engine = await fresh();
    await importTexts(engine, [lines(...GOOD, '{')]);
    expect(rejectsOf()).toHaveLength(1);
    await importTexts(engine, [lines(...GOOD)]);
    expect(existsSync(rejectsPath())).toBe(false);
  });

  test('more bad records than allowed stop before their batch, and the mended file goes on', async () => {
    const engine = await fresh();
    const bad = [...GOOD];
    bad[7] = '{"id":';
    const options = { batchRecords: 3, mostRejects: 0 };
    for (let run = 0; run < 2; run += 1) {
      await expect(importTexts(engine, [lines(...bad)], options)).rejects.toThrow(
        /input: stopped, because 1 record is bad and 0 allowed. Nothing from line 7 on was loaded. Line 8: line: expected one JSON object/,
      );
      expect(rejectsOf().map((reject) => reject.line)).toEqual([8]);
    }
    expect(await dump(engine)).not.toContain('"c6"');
    const { resumedAfter, counts } = await importTexts(engine, [lines(...GOOD)], options);
    expect([resumedAfter, counts.read, counts.rejected]).toEqual([6, 12, 0]);
    expect(existsSync(rejectsPath())).toBe(false);
    const mended = await dump(engine);
    const clean = await fresh();
    await importTexts(clean, [lines(...GOOD)]);
    expect(await dump(clean)).toBe(mended);
  });

  test('as many bad records as allowed stop nothing; a stricter run does not go on from them', async () => {
    const engine = await fresh();
    const bad = ['{', ...GOOD.slice(0, 6), '{', ...GOOD.slice(6), '{'];
    const options = { batchRecords: 3 };
    await expect(
      importTexts(engine, [lines(...bad)], { ...options, mostRejects: 2 }),
    ).rejects.toThrow('3 records are bad and 2 allowed');
    await expect(
      importTexts(engine, [lines(...bad)], { ...options, mostRejects: 1 }),
    ).rejects.toThrow('earlier runs, which this one would go on from, rejected 2 records');
    const { counts } = await importTexts(engine, [lines(...bad)], { ...options, mostRejects: 3 });
    expect(counts).toMatchObject({ read: 15, rejected: 3 });
    expect(rejectsOf().map((reject) => reject.line)).toEqual([1, 8, 15]);
  });

  test('a stopped import goes on where it was, with its counts and rejects', async () => {
    const engine = await fresh();
    const rows = ['{', ...GOOD.slice(0, 5), '{}', ...GOOD.slice(5)];
    const undisturbed = await importTexts(engine, [lines(...rows)], { batchRecords: 3 });
    const expected = [await dump(engine), rejectsOf()];
    const again = await fresh();
    for (const breakAfter of [4, 8, 11]) {
      const options = { batchRecords: 3, breakAfter };
      await expect(importTexts(again, [lines(...rows)], options)).rejects.toThrow('broke off');
    }
    const resumed = await importTexts(again, [lines(...rows)], { batchRecords: 3 });
    expect(resumed.resumedAfter).toBe(9);
    expect(resumed.counts).toEqual(undisturbed.counts);
    expect([await dump(again), rejectsOf()]).toEqual(expected);
  });

  test('a file that changed, or was cut, since it was stopped is refused with a choice', async () => {
    const engine = await fresh();
    const options = { batchRecords: 2 };
    const stopped = () =>
      importTexts(engine, [lines(...GOOD)], { ...options, breakAfter: 7, restart: true });
    await expect(stopped()).rejects.toThrow('broke off');
    const loaded = await dump(engine);
    const changed = lines(company('c0', 'Another'), ...GOOD.slice(1));
    const cut = lines(...GOOD.slice(0, 3));
    for (const text of [changed, cut]) {
      await expect(importTexts(engine, [text], options)).rejects.toMatchObject({
        code: 'CONFLICT',
        message: expect.stringMatching(
          /input has changed since an import of it was stopped after line 6.*--restart.*--continue/,
        ) as unknown as string,
      });
      expect(await dump(engine)).toBe(loaded);
    }
    const went = await importTexts(engine, [changed], { ...options, continueChanged: true });
    expect([went.resumedAfter, went.counts.read]).toEqual([6, 12]);
    expect(await dump(engine)).not.toContain('Another');
    await expect(stopped()).rejects.toThrow('broke off');
    const restarted = await importTexts(engine, [changed], { ...options, restart: true });
    expect([restarted.resumedAfter, restarted.counts.read]).toEqual([0, 12]);
    expect(await dump(engine)).toContain('Another');
  });

  test('a dry run writes nothing at all and reads everything', async () => {
    const engine = await fresh();
    const empty = await dump(engine);
    const { counts, pending } = await importTexts(engine, [lines(...GOOD, '{')], { dryRun: true });
    expect(counts).toMatchObject({ read: 13, rejected: 1, entities: 12 });
    expect(pending).toBeUndefined();
    expect(await dump(engine)).toBe(empty);
    expect(rejectsOf()).toHaveLength(1);
  });

  test('an id with two types keeps the first, in a batch, between batches and between sources', async () => {
    for (const batchRecords of [1, 100]) {
      const engine = await fresh();
      await importTexts(engine, [lines(company('theirs', 'Theirs'))], { source: 'dataset:one' });
      const rows = lines(
        company('x', 'First'),
        line('x', 'Person', { name: ['Second'] }),
        line('theirs', 'Person', { name: ['Ours'] }),
        company('y', 'Last'),
      );
      const { counts } = await importTexts(engine, [rows], { batchRecords });
      expect(counts).toMatchObject({ rejected: 2, read: 4, entities: 2 });
      expect(rejectsOf().map((reject) => [reject.line, reject.reason])).toEqual([
        [
          2,
          expect.stringMatching(/^id: expected COMPANY as x (is recorded|was before), got PERSON/),
        ],
        [3, 'id: expected COMPANY as theirs is recorded, got PERSON.'],
      ]);
      expect(await dump(engine)).not.toMatch(/Second|Ours/);
    }
  });

  test('an ownership of itself makes no edge, and owners in a circle can be walked', async () => {
    const engine = await fresh();
    const rows = lines(
      company('a', 'A'),
      company('b', 'B'),
      company('c', 'C'),
      ownership('self', 'a', 'a'),
      ownership('ab', 'a', 'b'),
      ownership('bc', 'b', 'c'),
      ownership('ca', 'c', 'a'),
    );
    const { counts } = await importTexts(engine, [rows]);
    expect(counts.rejected).toBe(0);
    const text = await dump(engine);
    expect(text.match(/"relationship":"edge"/g)).toHaveLength(3);
    expect(text).toContain('"state":"LOOP"');
    const around = await neighborhood(engine, VOCABULARY, { ids: ['a'], depth: 3, limit: 10 });
    expect(around.nodes.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
    expect(around.relations).toHaveLength(3);
    const search = { from: 'a', to: 'c', maxLength: 4, first: 5 };
    const paths = await findPaths(engine, VOCABULARY, search);
    expect(paths.map(({ nodes }) => nodes.map(({ id }) => id).join())).toEqual(['a,c', 'a,b,c']);
  });

  test('cells that begin with = and hostile text are kept as they are', async () => {
    const engine = await fresh();
    const names = [
      '=HYPERLINK("http://evil")',
      '+1',
      '-1',
      '@x',
      '\u202eabc',
      '\ud83e\uddec',
      '<b>',
    ];
    const { counts } = await importTexts(engine, [lines(company('h', ...names))]);
    expect(counts.rejected).toBe(0);
    const text = await dump(engine);
    for (const name of names) expect(text).toContain(JSON.stringify(name).slice(1, -1));
  });

  test('a batch of long lines is cut by its size', async () => {
    const engine = await fresh();
    const long = 'x'.repeat(6_000_000);
    const rows = Array.from({ length: 5 }, (_, index) =>
      JSON.stringify({
        id: `l${index}`,
        schema: 'Company',
        properties: { name: [`L${index}`] },
        long,
      }),
    );
    const batches: number[] = [];
    await importTexts(engine, [lines(...rows)], {
      onProgress: ({ counts }) => {
        batches.push(counts.read);
        return Promise.resolve();
      },
    });
    expect(batches).toEqual([3, 5]);
  });
});

const LINE_FEED = Buffer.from('\n');
