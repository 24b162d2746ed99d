import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

import type { Engine } from '../../src/graph/engine.js';
import { importRecords } from '../../src/ingest/import/import-records.js';
import type { ImportCounts } from '../../src/ingest/import/import-report.js';
import { sutraNdjsonFormat } from '../../src/ingest/sutra-ndjson/sutra-ndjson-format.js';
import { IMPORTED_AT } from './import-lines.js';
import { VOCABULARY } from './loads.js';

export interface ImportedText {
  readonly counts: ImportCounts;
  /** The lines of the rejects file. */
  readonly rejects: readonly string[];
}

/** Imports a text of Sutra's NDJSON as `sutra import` does: in batches, bad records into a rejects file. */
export async function importText(
  engine: Engine,
  text: string,
  { batchRecords = 5_000 }: { readonly batchRecords?: number } = {},
): Promise<ImportedText> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-import-text-'));
  const rejectsPath = path.join(directory, 'rejects');
  try {
    const { counts } = await importRecords(engine, VOCABULARY, {
      format: sutraNdjsonFormat(VOCABULARY),
      input: Readable.from([Buffer.from(text)]),
      inputName: 'text',
      source: { id: 'dataset:import', kind: 'DATASET', name: 'import' },
      actor: 'import',
      at: IMPORTED_AT,
      rejectsPath,
      mostRejects: Number.POSITIVE_INFINITY,
      dryRun: false,
      restart: true,
      continueChanged: false,
      batchRecords,
    });
    const rejects =
      counts.rejected === 0 ? [] : readFileSync(rejectsPath, 'utf8').trimEnd().split('\n');
    return { counts, rejects };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
