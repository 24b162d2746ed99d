import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from '@jest/globals';

import {
  comparable,
  mapFile,
  removeTemporary,
  writeTemporary,
  type Entity,
} from '../ingest/csv-files.js';

afterAll(removeTemporary);

test('The example of the guide to mappings makes the entities that the guide shows', async () => {
  const page = await readFile(
    fileURLToPath(new URL('../../docs/csv-mappings.md', import.meta.url)),
    'utf8',
  );
  const block = (language: string) =>
    new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'ms').exec(page)?.[1] ?? '';
  const csv = await writeTemporary('owners.csv', block('csv'));
  const mapping = path.join(path.dirname(csv), 'owners.yaml');
  await writeFile(mapping, block('yaml'));

  const { entities, mistakes } = await mapFile(mapping, csv);
  expect(mistakes).toEqual([]);
  const shown = JSON.parse(block('json')) as Entity[];
  expect(comparable(entities.slice(0, 3))).toEqual(comparable(shown));
  expect(entities.map(({ schema }) => schema)).toEqual([
    ...['Company', 'LegalEntity', 'Ownership'],
    ...['Company', 'LegalEntity', 'Ownership'],
    'Company',
  ]);
  expect(entities[3]?.id).toBe(entities[0]?.id);
});
