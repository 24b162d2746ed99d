import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { importCommand } from '../../src/commands/import-command.js';
import { EXIT } from '../../src/commands/exit-code.js';
import { LONGEST_LINE_BYTES } from '../../src/ingest/text-lines.js';
import { BATCH_RECORDS } from '../../src/ingest/import/import-records.js';
import { company, lines } from '../support/import-text.js';
import { LONGEST_START, runSutra } from '../support/sutra-process.js';
import { fencedBlocks, readDocument, tableRows } from './markdown.js';

const GUIDE = readDocument('docs/import.md');
const DIRECTORY = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-import-guide-'));
afterAll(() => rmSync(DIRECTORY, { recursive: true, force: true }));

test(
  'the commands of the import guide run in their order',
  async () => {
    const file = path.join(DIRECTORY, 'companies.ftm.ndjson');
    writeFileSync(file, lines(company('a', 'A'), company('b', 'B')));
    const settings = { SUTRA_DATA_DIR: path.join(DIRECTORY, 'data') };
    const commands = fencedBlocks(GUIDE, 'sh')[0]?.trim().split('\n') ?? [];
    expect(commands.length).toBeGreaterThan(3);
    for (const command of commands) {
      const [, ...args] = command.replace('companies.ftm.ndjson', file).split(' ');
      const { code, stderr } = await runSutra(args, settings);
      expect([command, code, code === 0 ? '' : stderr]).toEqual([command, 0, '']);
    }
  },
  5 * LONGEST_START,
);

test('the import guide says what the code says', () => {
  expect(LONGEST_LINE_BYTES).toBe(16 * 1024 * 1024);
  expect(GUIDE).toContain(`batch of ${BATCH_RECORDS.toLocaleString('en')} records`);
  const codes = tableRows(GUIDE)
    .map(([code = '']) => Number(code))
    .filter((code) => !Number.isNaN(code));
  expect(codes).toEqual(Object.values(EXIT));
  const known = importCommand.options.map(({ flags }) => flags.split(' ')[0]);
  for (const option of GUIDE.match(/--[a-z][a-z-]+/g) ?? []) expect(known).toContain(option);
});
