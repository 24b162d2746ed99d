import { randomUUID } from 'node:crypto';
import type { Load, LoadReport } from '../../claims/load.js';
import type { Engine } from '../../graph/engine.js';
import { SutraError } from '../../errors.js';
import { DELETE_CHECKPOINT } from '../../graph/statements/import-statements.js';
import { APPEND_LOG } from '../../graph/statements/source-statements.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ImportFormat } from '../import-format.js';
import type { OpenInput } from '../open-input.js';
import { countPending, type PendingReport } from './count-pending.js';
import {
  addChanges,
  addCounts,
  NO_CHANGES,
  NO_COUNTS,
  type ImportCounts,
} from './import-report.js';
import { checkpointId, importRecords, type ImportOptions } from './import-records.js';
import { SeenSet } from './seen-set.js';
import { sweepSource } from './sweep-source.js';

/** An input that is open, and what it is called from run to run: a path, or `-`. */
export interface ImportInput {
  readonly name: string;
  readonly input: OpenInput;
  readonly format: ImportFormat;
  readonly rejectsPath: string;
}

export interface ImportInputsOptions extends Pick<
  ImportOptions,
  | 'source'
  | 'actor'
  | 'at'
  | 'mostRejects'
  | 'dryRun'
  | 'restart'
  | 'continueChanged'
  | 'batchRecords'
> {
  /** The inputs are all that the source says. */
  readonly replace: boolean;
  /** The records name sources of their own: what waits is counted for all of them. */
  readonly namesSources?: boolean;
  readonly onProgress?: (progress: ImportProgress) => Promise<void>;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: 'LOAD' | 'SWEEP';
  /** Of the input that is being read; undefined while sweeping. */
  readonly inputName: string | undefined;
  readonly counts: ImportCounts;
  /** Records of that input that are done, and of all inputs those that earlier runs had done. */
  readonly inputRead: number;
  readonly resumedAfter: number;
  /** 0 to 1, of the input or of the sweep; undefined where it cannot be known. */
  readonly fraction: number | undefined;
}

export interface ImportSummary {
  readonly source: string;
  readonly counts: ImportCounts;
  /** What the source said before and, being replaced, no longer says. */
  readonly swept: LoadReport | undefined;
  /** Records that earlier runs had done. */
  readonly resumedAfter: number;
  readonly pending: PendingReport | undefined;
}

/**
 * Loads inputs one after the other for one source, takes back what the source no longer says if it is replaced, and then
 * forgets how far it had come. `open` opens each input when its turn comes.
 */
export async function importInputs(
  engine: Engine,
  vocabulary: Vocabulary,
  inputs: AsyncIterable<ImportInput>,
  options: ImportInputsOptions,
): Promise<ImportSummary> {
  const { source, dryRun, replace, onProgress } = options;
  const seen = replace && !dryRun ? new SeenSet() : undefined;
  let counts = NO_COUNTS;
  let resumedAfter = 0;
  const checkpoints: string[] = [];
  try {
    for await (const { name, input, format, rejectsPath } of inputs) {
      const before = counts;
      checkpoints.push(checkpointId(source.id, name));
      const result = await importRecords(engine, vocabulary, {
        ...options,
        format,
        input,
        inputName: name,
        rejectsPath,
        seen,
        onProgress: async (now, earlier) => {
          const { read, total } = input.progress();
          await onProgress?.({
            phase: 'LOAD',
            inputName: name,
            counts: addCounts(before, now),
            inputRead: now.read,
            resumedAfter: resumedAfter + earlier,
            fraction: total === undefined ? undefined : read / total,
          });
        },
      });
      counts = addCounts(counts, result.counts);
      resumedAfter += result.resumedAfter;
    }
    if (dryRun)
      return { source: source.id, counts, swept: undefined, resumedAfter: 0, pending: undefined };
    if (replace && counts.entities + counts.claims === 0) {
      throw new SutraError(
        'BAD_USER_INPUT',
        `None of ${counts.read} records could be read, so ${source.id} is left as it is; \`sutra purge\` takes back all that it says.`,
      );
    }
    const swept =
      seen &&
      (await sweepSource(engine, vocabulary, options, seen, async (done, all) => {
        await onProgress?.({
          phase: 'SWEEP',
          inputName: undefined,
          counts,
          inputRead: 0,
          resumedAfter,
          fraction: done / all,
        });
      }));
    await finish(engine, options, checkpoints, addChanges(counts.changes, swept ?? NO_CHANGES));
    const pending = await countPending(
      engine,
      options.namesSources === true ? undefined : source.id,
    );
    return { source: source.id, counts, swept, resumedAfter, pending };
  } finally {
    seen?.close();
  }
}

/** Forgets the checkpoints, so that the next import begins anew, and writes into the log what came of this one. */
async function finish(
  engine: Engine,
  { source, actor, at }: Pick<Load, 'source' | 'actor' | 'at'>,
  checkpoints: readonly string[],
  changes: LoadReport,
): Promise<void> {
  await engine.write(async (transaction) => {
    for (const id of checkpoints) await transaction.run(DELETE_CHECKPOINT, { id });
    const entry = {
      id: `${at}/${randomUUID()}`,
      at,
      actor,
      action: 'IMPORT',
      sourceId: source.id,
      claimIds: [],
      summary: JSON.stringify(changes),
    };
    await transaction.run(APPEND_LOG, { rows: [{ properties: entry }] });
  });
}
