import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { buildSchema, printSchema, lexicographicSortSchema } from 'graphql';

import { vocabularyReference } from '../../src/vocabulary/reference-page.js';
import { SCHEMA } from '../support/api.js';
import { VOCABULARY } from '../support/loads.js';
import { printApi } from './print-api.js';
import { ROOT } from './markdown.js';

/** What is made from the code and committed; `docs/seed-claims.md` is held to the seed beside the seed's tests. */
const EMITTED: readonly { readonly file: string; readonly make: () => string }[] = [
  { file: 'schema/schema.graphql', make: () => printApi(SCHEMA) },
  { file: 'docs/vocabulary.md', make: () => vocabularyReference(VOCABULARY) },
];

describe('An emitted document', () => {
  test.each(EMITTED)(
    '$file is what the code says, byte for byte (npm run emit)',
    async (document) => {
      const emitted = document.make();
      const file = path.join(ROOT, document.file);
      if (process.env['SUTRA_EMIT'] === '1') await writeFile(file, emitted);

      expect(await readFile(file, 'utf8')).toBe(emitted);
    },
  );

  test('schema/schema.graphql leaves nothing out', () => {
    const read = buildSchema(printApi(SCHEMA));
    expect(printSchema(lexicographicSortSchema(read))).toBe(
      printSchema(lexicographicSortSchema(SCHEMA)),
    );
  });
});
