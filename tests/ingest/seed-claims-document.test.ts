import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';

import { readArticleDirectory } from '../../src/ingest/read-article-directory.js';
import { seedChecklist } from '../../src/ingest/seed-checklist.js';
import { SEED_DIRECTORY, VOCABULARY } from './seed-files.js';

const DOCUMENT = fileURLToPath(new URL('../../docs/seed-claims.md', import.meta.url));

describe('docs/seed-claims.md', () => {
  test('is what the seed says, word for word (SUTRA_EMIT=1 writes it anew)', async () => {
    const emitted = seedChecklist(await readArticleDirectory(SEED_DIRECTORY, VOCABULARY));
    if (process.env['SUTRA_EMIT'] === '1') await writeFile(DOCUMENT, emitted);

    expect(await readFile(DOCUMENT, 'utf8')).toBe(emitted);
  });
});
