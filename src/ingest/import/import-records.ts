import { displayAlone } from '../../claims/entity-rows.js';
import type { Load } from '../../claims/load.js';
import { SutraError } from '../../errors.js';
import type { Engine, Transaction } from '../../graph/engine.js';
import {
  CHECKPOINT_BY_ID,
  DELETE_CHECKPOINT,
  SAVE_CHECKPOINT,
  type Checkpoint,
} from '../../graph/statements/import-statements.js';
import { contentHash } from '../../model/canonical-json.js';
import { claimId } from '../../model/claim.js';
import { evidenceId } from '../../model/evidence.js';
import { groupBy } from '../../model/group-by.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ImportFormat, ReadRecord } from '../import-format.js';
import {
  addCounts,
  changesAnything,
  NO_CHANGES,
  NO_COUNTS,
  type ImportChanges,
  type ImportCounts,
} from './import-report.js';
import {
  asRecorded,
  withoutConflicts,
  withoutRefused,
  withoutUnknownArticles,
  type Loaded,
} from './leave-out.js';
import { readBatches, type Batch, type PreparedRecord } from './read-batches.js';
import { RejectsFile, type Reject } from './rejects-file.js';
import type { SeenSet } from './seen-set.js';
import { wouldChange } from './would-change.js';
import { DecisionsRefused, writeBatch, type BatchContents } from './write-batch.js';

/**
 * Records that are loaded in one transaction. Measured (bench/import.ts): beyond it neither engine gets faster, and a
 * kill costs more.
 */
export const BATCH_RECORDS = 5_000;
/** A batch that changed nothing needs no checkpoint; one in so many milliseconds is written all the same. */
const LONGEST_WITHOUT_CHECKPOINT = 30_000;

export interface ImportOptions {
  readonly format: ImportFormat;
  readonly input: AsyncIterable<Buffer>;
  /** What the input is called: with the source it names the checkpoint that a later run goes on from. */
  readonly inputName: string;
  readonly source: Load['source'];
  readonly actor: string;
  /** ISO 8601 instant of the run's start. */
  readonly at: string;
  /** Where bad records go. */
  readonly rejectsPath: string;
  /** More bad records than this stop the import. */
  readonly mostRejects: number;
  /** Reads and checks, and writes nothing. */
  readonly dryRun: boolean;
  /** From the first record, whatever an earlier run had done. */
  readonly restart: boolean;
  /** Go on after as many records as an earlier run had done, even if they are others now. */
  readonly continueChanged: boolean;
  /** Takes in all that the input says, for a source that is replaced as a whole. */
  readonly seen?: SeenSet | undefined;
  readonly batchRecords?: number;
  /** After each batch. */
  readonly onProgress?: (counts: ImportCounts, resumedAfter: number) => Promise<void>;
}

export interface ImportResult {
  readonly counts: ImportCounts;
  /** Records that an earlier run had done. */
  readonly resumedAfter: number;
}

/**
 * Loads an input into the graph, batch by batch. Each batch is one transaction that also writes how far the input has
 * come, so that a run that is killed at any moment is gone on from, and every record is loaded exactly once. While a
 * batch is written the next one is read.
 * @throws SutraError CONFLICT when the input is not the one that an earlier run began with, BAD_USER_INPUT when it cannot
 * be read or has more bad records than allowed.
 */
export async function importRecords(
  engine: Engine,
  vocabulary: Vocabulary,
  options: ImportOptions,
): Promise<ImportResult> {
  const run = new ImportRun(engine, vocabulary, options);
  return run.run();
}

/** The place that an import of an input for a source goes on from. */
export function checkpointId(sourceId: string, inputName: string): string {
  return contentHash([sourceId, inputName]);
}

class ImportRun {
  readonly #engine: Engine;
  readonly #vocabulary: Vocabulary;
  readonly #options: ImportOptions;
  readonly #checkpointId: string;
  #counts = NO_COUNTS;
  #resumedAfter = 0;
  #savedAt = Date.now();
  /** The batch before changed nothing: the next one is looked at before a transaction is begun for it. */
  #expectsNothing = false;

  constructor(engine: Engine, vocabulary: Vocabulary, options: ImportOptions) {
    this.#engine = engine;
    this.#vocabulary = vocabulary;
    this.#options = options;
    this.#checkpointId = checkpointId(options.source.id, options.inputName);
  }

  async run(): Promise<ImportResult> {
    // Before the checkpoint is read: an import that ends meanwhile may still move it.
    const rejects = await RejectsFile.take(this.#options.rejectsPath);
    try {
      const checkpoint = await this.#checkpoint();
      this.#refuseTooManyBefore();
      rejects.begin(checkpoint && { path: checkpoint.rejectsPath, bytes: checkpoint.rejectsBytes });
      return await this.#loadAll(checkpoint, rejects);
    } finally {
      rejects.close();
    }
  }

  async #loadAll(checkpoint: Checkpoint | undefined, rejects: RejectsFile): Promise<ImportResult> {
    const { format, input, batchRecords = BATCH_RECORDS, seen } = this.#options;
    const done = checkpoint?.records ?? 0;
    this.#resumedAfter = done;
    const workAhead = this.#options.dryRun ? undefined : prepareForLoad;
    const range = { done, readAll: seen !== undefined, workAhead };
    const batches = readBatches(format, input, batchRecords, range);
    try {
      const next = () => {
        const taken = batches.next();
        // Looked at when its turn comes; until then a failure is nobody's.
        taken.catch(() => undefined);
        return taken;
      };
      let read = 0;
      let reading = next();
      for (;;) {
        const taken = await reading;
        if (taken.done === true) break;
        const batch = taken.value;
        reading = next();
        read = batch.end;
        if (batch.end > done) await this.#load(batch, rejects);
        else {
          if (batch.end === done && batch.digest !== checkpoint?.digest)
            this.#refuseChanged(checkpoint?.line ?? 0);
          if (seen !== undefined) this.#see(seen, await asRecorded(this.#engine, batch.records));
        }
      }
      if (read < done) this.#refuseChanged(checkpoint?.line ?? 0);
      if (this.#counts.read === 0)
        throw new SutraError(
          'BAD_USER_INPUT',
          `${this.#options.inputName}: expected at least one record, got none.`,
        );
      return { counts: this.#counts, resumedAfter: done };
    } finally {
      // Closes the input. Not waited for: a batch may be on its way of a stream from which nothing comes any more.
      batches.return(undefined).catch(() => undefined);
    }
  }

  /**
   * Read in the writers' turn: what a run that was killed while it committed has come to is then certain. With restart
   * it is taken away before its rejects are, so that a run that is killed then is not gone on from without them.
   */
  async #checkpoint(): Promise<Checkpoint | undefined> {
    const { dryRun, restart } = this.#options;
    if (dryRun) return undefined;
    const checkpoint = await this.#engine.write(async (transaction) => {
      const id = this.#checkpointId;
      const [found] = await transaction.run(CHECKPOINT_BY_ID, { id });
      if (found === undefined || !restart) return found;
      await transaction.run(DELETE_CHECKPOINT, { id });
      return undefined;
    });
    if (checkpoint !== undefined) this.#counts = JSON.parse(checkpoint.counts) as ImportCounts;
    return checkpoint;
  }

  #refuseTooManyBefore(): void {
    const { rejected } = this.#counts;
    const { mostRejects, inputName } = this.#options;
    if (rejected <= mostRejects) return;
    throw new SutraError(
      'BAD_USER_INPUT',
      `${inputName}: earlier runs, which this one would go on from, rejected ${rejected} records, more than ${mostRejects}. ` +
        'Allow as many, or load it from its first line with --restart.',
    );
  }

  /**
   * A batch with which more records are rejected than allowed is not written, so that the input can be mended and gone
   * on from: what was done of it is as it was.
   */
  #refuseTooMany(batch: Batch, rejects: readonly Reject[]): void {
    const { mostRejects, inputName } = this.#options;
    const rejected = this.#counts.rejected + rejects.length;
    if (rejected <= mostRejects) return;
    const [first] = rejects;
    throw new SutraError(
      'BAD_USER_INPUT',
      `${inputName}: stopped, because ${rejected === 1 ? '1 record is' : `${rejected} records are`} bad and ${mostRejects} allowed. ` +
        `Nothing from line ${batch.firstLine} on was loaded.` +
        (first === undefined ? '' : ` Line ${first.record.line}: ${first.reason}`),
    );
  }

  #refuseChanged(line: number): void {
    if (this.#options.continueChanged) return;
    throw new SutraError(
      'CONFLICT',
      `${this.#options.inputName} has changed since an import of it was stopped after line ${line}. ` +
        '--restart loads it from its first line, which does no harm to what is loaded already; ' +
        '--continue goes on after as many records as were loaded.',
    );
  }

  async #load(batch: Batch, rejects: RejectsFile): Promise<void> {
    let added: ImportCounts;
    if (this.#options.dryRun) {
      rejects.add(batch.rejects);
      this.#refuseTooMany(batch, batch.rejects);
      added = countsOf(batch, batch.records, NO_CHANGES);
    } else {
      const loaded = await this.#write(batch, rejects);
      const { seen } = this.#options;
      if (seen !== undefined) this.#see(seen, loaded.records);
      added = countsOf(loaded, loaded.records, loaded.changes);
    }
    this.#counts = addCounts(this.#counts, added);
    await this.#options.onProgress?.(this.#counts, this.#resumedAfter);
  }

  /** Writes a batch, without the records that contradict what is recorded or cite what is not. */
  async #write(batch: Batch, rejects: RejectsFile): Promise<Loaded> {
    let loaded = await withoutUnknownArticles(this.#engine, { ...batch, changes: NO_CHANGES });
    const start = rejects.bytes;
    for (;;) {
      const contents = this.#contents(loaded);
      try {
        rejects.cut(start);
        rejects.add(loaded.rejects);
        this.#refuseTooMany(batch, loaded.rejects);
        return { ...loaded, changes: await this.#commit(batch, loaded, contents, rejects) };
      } catch (error) {
        if (error instanceof DecisionsRefused) {
          loaded = withoutRefused(loaded, error);
          continue;
        }
        if (!(error instanceof SutraError) || error.code !== 'CONFLICT') throw error;
        const changed = await withoutConflicts(this.#engine, loaded, this.#options);
        const isSame =
          changed.records.length === loaded.records.length &&
          changed.retypes?.size === loaded.retypes?.size;
        if (isSame) throw error;
        loaded = changed;
      }
    }
  }

  async #commit(
    batch: Batch,
    loaded: Loaded,
    contents: BatchContents,
    rejects: RejectsFile,
  ): Promise<ImportChanges> {
    const isDue = Date.now() - this.#savedAt > LONGEST_WITHOUT_CHECKPOINT;
    if (this.#expectsNothing && !isDue) {
      if (!(await wouldChange(this.#engine, this.#vocabulary, contents))) return NO_CHANGES;
    }
    const changes = await this.#engine.write(async (transaction) => {
      const sum = await writeBatch(transaction, this.#vocabulary, contents);
      // What changed nothing may be read again after a kill: it will change nothing then.
      if (changesAnything(sum) || isDue)
        await this.#saveCheckpoint(transaction, batch, { ...loaded, changes: sum }, rejects);
      return sum;
    });
    this.#expectsNothing = !changesAnything(changes);
    if (!this.#expectsNothing || isDue) this.#savedAt = Date.now();
    return changes;
  }

  async #saveCheckpoint(
    transaction: Transaction,
    batch: Batch,
    loaded: Loaded,
    rejects: RejectsFile,
  ): Promise<void> {
    const added = countsOf(loaded, loaded.records, loaded.changes);
    await transaction.run(SAVE_CHECKPOINT, {
      id: this.#checkpointId,
      properties: {
        sourceId: this.#options.source.id,
        records: batch.end,
        line: batch.line,
        digest: batch.digest,
        rejectsPath: rejects.path,
        rejectsBytes: rejects.bytes,
        counts: JSON.stringify(addCounts(this.#counts, added)),
      },
    });
  }

  #contents(loaded: Loaded): BatchContents {
    const { actor, at } = this.#options;
    const decisions = loaded.records.flatMap(({ read }) =>
      read.flatMap((one) => one.decisions ?? []),
    );
    return { loads: this.#loads(loaded), decisions, actor, at };
  }

  /**
   * A load for each source that the records come from, in the order of their first. Of several, the entities of all come
   * before the claims of any: one source's extract may be of an article that another tells of.
   */
  #loads({ records, retypes }: Loaded): readonly Load[] {
    const { source, actor, at } = this.#options;
    const read = records.flatMap((record) => record.read);
    const bySource = groupBy(read, (one) => (one.source ?? source).id);
    const loads = [...bySource.values()].map((parts): Load => ({
      // A record that tells of its source wins over those that only name it.
      source: (parts.find((one) => one.source?.isReference !== true) ?? parts[0])?.source ?? source,
      actor,
      at,
      replace: false,
      retypes,
      entities: parts.flatMap(({ entities }) => entities),
      claims: parts.flatMap(({ claims }) => claims),
    }));
    if (loads.length < 2) return loads;
    return [
      ...loads.map((load) => ({ ...load, claims: [] })),
      ...loads.filter(({ claims }) => claims.length > 0).map((load) => ({ ...load, entities: [] })),
    ];
  }

  /** Notes what the source says now; an extract or a claim that a record only brings along is not asserted. */
  #see(seen: SeenSet, records: readonly PreparedRecord[]): void {
    for (const { source = this.#options.source, entities, claims } of records.flatMap(
      ({ read }) => read,
    )) {
      for (const entity of entities) seen.addEntity(entity);
      for (const { content, asserted, evidence } of claims) {
        const id = claimId(content);
        if (asserted !== false) seen.addClaim(id);
        for (const extract of evidence)
          seen.addEvidence(id, evidenceId({ claimId: id, ...extract }, source.id));
      }
    }
  }
}

/** What of loading a record depends on nothing else. */
function prepareForLoad({ entities, claims }: ReadRecord): void {
  for (const entity of entities) displayAlone(entity);
  for (const { content } of claims) claimId(content);
}

function countsOf(
  batch: Pick<Batch, 'rejects' | 'reasons'>,
  records: readonly PreparedRecord[],
  changes: ImportChanges,
): ImportCounts {
  const read = records.flatMap((record) => record.read);
  return {
    read: records.length + batch.rejects.length,
    rejected: batch.rejects.length,
    reasons: batch.reasons,
    entities: read.reduce((sum, { entities }) => sum + entities.length, 0),
    claims: read.reduce((sum, { claims }) => sum + claims.length, 0),
    changes,
  };
}
