import path from 'node:path';

import { RejectsFile } from '../ingest/import/rejects-file.js';
import type { ImportFormat } from '../ingest/import-format.js';
import type { Load } from '../claims/load.js';
import { importCommand, runImport, type Neo4jAdmin } from '../ingest/offline/neo4j-admin.js';
import {
  writeOffline,
  type OfflineInput,
  type OfflineReport,
} from '../ingest/offline/write-offline.js';
import type { Reading } from '../ingest/offline/batches.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Output } from './command.js';

export interface OfflineImportInput {
  readonly input: AsyncIterable<Buffer>;
  readonly format: ImportFormat;
  /** How its records are read, where that can be done in threads; without, by the format, in this one. */
  readonly reading?: Reading;
  readonly rejectsPath: string;
}

export interface OfflineImportOptions {
  /** Where the files for neo4j-admin go: missing, or empty. */
  readonly directory: string;
  readonly vocabulary: Vocabulary;
  readonly source: Load['source'];
  readonly actor: string;
  /** ISO 8601 instant of the run's start. */
  readonly at: string;
  readonly mostRejects?: number;
  readonly admin: Neo4jAdmin;
  readonly onProgress?: (records: number) => void | Promise<void>;
}

/**
 * Imports into an empty Neo4j that is stopped: writes files, then lets neo4j-admin take them, or says how to, where
 * there is no such tool.
 * @throws SutraError as `writeOffline` and `runImport`.
 */
export async function importOffline(
  inputs: AsyncIterable<OfflineImportInput>,
  options: OfflineImportOptions,
  output: Output,
): Promise<OfflineReport> {
  const { directory, admin } = options;
  const rejects: RejectsFile[] = [];
  async function* opened(): AsyncGenerator<OfflineInput> {
    for await (const { input, format, reading, rejectsPath } of inputs) {
      const file = new RejectsFile(rejectsPath, 0);
      rejects.push(file);
      const offline: OfflineInput = {
        records: format.records(input),
        reading: reading ?? { read: (record) => format.read(record) },
        onRejected: (all) => file.add(all),
      };
      yield offline;
    }
  }
  let report;
  try {
    report = await writeOffline(opened(), options);
  } finally {
    for (const file of rejects) file.close();
  }
  const { importArguments } = report;
  await output.note(`The files for neo4j-admin are in ${path.resolve(directory)}.`);
  if (await runImport(admin, importArguments)) {
    await output.note(
      `neo4j-admin imported them into ${admin.database}. Start Neo4j, then Sutra, which sets up what is missing.`,
    );
  } else {
    await output.note(
      'There is no neo4j-admin here. With Neo4j stopped and its database empty, run:',
    );
    await output.line(importCommand(admin, importArguments));
  }
  return report;
}
