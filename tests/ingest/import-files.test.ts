import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, jest, test } from '@jest/globals';

import { csvFormat } from '../../src/ingest/csv/csv-format.js';
import { loadMapping } from '../../src/ingest/csv/load-mapping.js';
import { followTheMoneyReader } from '../../src/ingest/follow-the-money/reader.js';
import { describeEachEngine } from '../support/engines.js';
import { exportFollowTheMoney } from '../support/follow-the-money.js';
import { company, importTexts, lines, rejectsOf } from '../support/import-text.js';
import { dump, VOCABULARY } from '../support/loads.js';

const FIXTURES = fileURLToPath(new URL('../fixtures/csv', import.meta.url));
const fixture = (name: string) => readFileSync(path.join(FIXTURES, name));

// Dumps and sweeps read every part of the graph, which a cold Neo4j takes its time for.
jest.setTimeout(240_000);

describeEachEngine('Importing files', ({ fresh }) => {
  test.each([
    ['people', ';'],
    ['ownerships', ','],
  ])(
    'of CSV with a mapping (%s, %s) gives what FollowTheMoney maps, in the graph and out of it again',
    async (name, delimiter) => {
      const mapping = await loadMapping(path.join(FIXTURES, `${name}.yaml`));
      const format = csvFormat(mapping.queries, followTheMoneyReader(VOCABULARY), { delimiter });
      const engine = await fresh();
      await importTexts(engine, [fixture(`${name}.csv`)], { format });
      const mapped = await exportFollowTheMoney(engine);
      const before = await dump(engine);
      const { counts } = await importTexts(engine, [fixture(`${name}.csv`)], { format });
      expect(Object.values(counts.changes).every((count) => count === 0)).toBe(true);
      expect(await dump(engine)).toBe(before);
      const expected = fixture(`${name}.ftm.ndjson`)
        .toString()
        .trim()
        .split('\n')
        .map((text) => (JSON.parse(text) as { id: string }).id);
      const ids = new Set(mapped.map(({ id }) => id));
      for (const id of expected) expect(ids).toContain(id);
    },
  );

  test('takes a byte order mark, and Windows line ends, for nothing', async () => {
    const plain = await fresh();
    await importTexts(plain, [lines(company('a', 'A'), company('b', 'B'))]);
    const expected = await dump(plain);
    const marked = await fresh();
    const text = `\ufeff${company('a', 'A')}\r\n\r\n${company('b', 'B')}\r\n`;
    expect((await importTexts(marked, [text])).counts.rejected).toBe(0);
    expect(await dump(marked)).toBe(expected);
  });

  test('refuses UTF-16 and an input without a record, and writes nothing', async () => {
    const engine = await fresh();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{}\n', 'utf16le')]);
    await expect(importTexts(engine, [utf16])).rejects.toThrow(/UTF-16/);
    await expect(importTexts(engine, ['\n \n'])).rejects.toThrow(
      'input: expected at least one record, got none.',
    );
    expect(await dump(engine)).toBe('');
  });

  test('rejects 50 MB on one line, and loads what stands around it', async () => {
    const engine = await fresh();
    const long = Buffer.alloc(50_000_000, 'x');
    const parts = [
      Buffer.from(lines(company('a', 'A'))),
      long,
      Buffer.from(`\n${company('b', 'B')}`),
    ];
    const { counts } = await importTexts(engine, [Buffer.concat(parts)]);
    expect(counts).toMatchObject({ read: 3, rejected: 1, entities: 2 });
    expect(rejectsOf()).toEqual([
      {
        line: 2,
        reason: 'expected a line of at most 16777216 bytes, got one of 50000000.',
        text: 'x'.repeat(1_000),
      },
    ]);
  });
});
