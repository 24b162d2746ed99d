import type { Load } from '../../claims/load.js';
import { SutraError } from '../../errors.js';
import type { Engine, Transaction } from '../../graph/engine.js';
import {
  CHECKPOINT_BY_ID,
  ENTITY_TYPES,
  SAVE_CHECKPOINT,
} from '../../graph/statements/import-statements.js';
import { contentHash } from '../../model/canonical-json.js';
import { claimId } from '../../model/claim.js';
import { groupBy } from '../../model/group-by.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ImportFormat } from '../import-format.js';
import {
  addCounts,
  changesAnything,
  NO_CHANGES,
  NO_COUNTS,
  type ImportChanges,
  type ImportCounts,
} from './import-report.js';
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
  readonly onProgress?: (counts: ImportCounts) => Promise<void>;
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
    const { format, input, batchRecords = BATCH_RECORDS, seen } = this.#options;
    const checkpoint = await this.#checkpoint();
    const done = checkpoint?.records ?? 0;
    const rejects = new RejectsFile(this.#options.rejectsPath, checkpoint?.rejectsBytes ?? 0);
    try {
      const range = { done, readAll: seen !== undefined };
      const batches = readBatches(format, input, batchRecords, range);
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
        if (seen !== undefined) see(seen, batch);
        if (batch.end > done) await this.#load(batch, rejects);
        else if (batch.end === done && batch.digest !== checkpoint?.digest)
          this.#refuseChanged(checkpoint?.line ?? 0);
      }
      if (read < done) this.#refuseChanged(checkpoint?.line ?? 0);
      if (this.#counts.read === 0)
        throw new SutraError(
          'BAD_USER_INPUT',
          `${this.#options.inputName}: expected at least one record, got none.`,
        );
      return { counts: this.#counts, resumedAfter: done };
    } finally {
      rejects.close();
    }
  }

  async #checkpoint() {
    if (this.#options.dryRun) return undefined;
    const [checkpoint] = await this.#engine.read(CHECKPOINT_BY_ID, { id: this.#checkpointId });
    if (checkpoint === undefined || this.#options.restart) return undefined;
    this.#counts = JSON.parse(checkpoint.counts) as ImportCounts;
    return checkpoint;
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
    const before = rejects.bytes;
    let { records } = batch;
    let added = countsOf(batch, records, NO_CHANGES);
    if (!this.#options.dryRun) {
      const loaded = await this.#write(batch, rejects);
      records = loaded.records;
      added = countsOf({ ...batch, ...loaded }, records, loaded.changes);
    } else rejects.add(batch.rejects);
    this.#counts = addCounts(this.#counts, added);
    await this.#options.onProgress?.(this.#counts);
    if (this.#counts.rejected > this.#options.mostRejects) {
      throw new SutraError(
        'BAD_USER_INPUT',
        `Stopped after line ${batch.line}: ${this.#counts.rejected} records were rejected` +
          (this.#options.mostRejects === 0 ? '.' : `, more than ${this.#options.mostRejects}.`) +
          ` The first of this part: ${firstReason(batch, before)}`,
      );
    }
  }

  /** Writes a batch, without the records that contradict what is recorded. */
  async #write(batch: Batch, rejects: RejectsFile): Promise<Loaded> {
    let loaded: Loaded = { ...batch, changes: NO_CHANGES };
    const start = rejects.bytes;
    for (;;) {
      const contents = this.#contents(loaded.records);
      try {
        rejects.cut(start);
        rejects.add(loaded.rejects);
        return { ...loaded, changes: await this.#commit(batch, loaded, contents, rejects) };
      } catch (error) {
        if (error instanceof DecisionsRefused) {
          loaded = withoutRefused(loaded, error);
          continue;
        }
        if (!(error instanceof SutraError) || error.code !== 'CONFLICT') throw error;
        const fewer = await this.#withoutConflicts(loaded, contents.loads);
        if (fewer.records.length === loaded.records.length) throw error;
        loaded = fewer;
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
    const added = countsOf({ ...batch, ...loaded }, loaded.records, loaded.changes);
    await transaction.run(SAVE_CHECKPOINT, {
      id: this.#checkpointId,
      properties: {
        sourceId: this.#options.source.id,
        records: batch.end,
        line: batch.line,
        digest: batch.digest,
        rejectsBytes: rejects.bytes,
        counts: JSON.stringify(addCounts(this.#counts, added)),
      },
    });
  }

  #contents(records: readonly PreparedRecord[]): BatchContents {
    const { actor, at } = this.#options;
    const decisions = records.flatMap(({ read }) => read.flatMap((one) => one.decisions ?? []));
    return { loads: this.#loads(records), decisions, actor, at };
  }

  /** One load for each source that the records come from, in the order of their first. */
  #loads(records: readonly PreparedRecord[]): readonly Load[] {
    const { source, actor, at } = this.#options;
    const read = records.flatMap((record) => record.read);
    const bySource = groupBy(read, (one) => (one.source ?? source).id);
    return [...bySource.values()].map((parts) => ({
      // A record that tells of its source wins over those that only name it.
      source: (parts.find((one) => one.source?.isReference !== true) ?? parts[0])?.source ?? source,
      actor,
      at,
      replace: false,
      entities: parts.flatMap(({ entities }) => entities),
      claims: parts.flatMap(({ claims }) => claims),
    }));
  }

  async #withoutConflicts(loaded: Loaded, loads: readonly Load[]): Promise<Loaded> {
    const ids = new Set(loads.flatMap(({ entities }) => entities.map(({ id }) => id)));
    const rows = await this.#engine.read(ENTITY_TYPES, { ids: [...ids] });
    const types = new Map(rows.map(({ id, type }) => [id, type]));
    const rejects: Reject[] = [...loaded.rejects];
    const records = loaded.records.filter(({ raw, read }) => {
      const wrong = read
        .flatMap(({ entities }) => entities)
        .find(({ id, type }) => (types.get(id) ?? type) !== type);
      if (wrong === undefined) return true;
      const known = types.get(wrong.id) ?? '';
      const reason = `id: expected ${known} as ${wrong.id} is recorded, got ${wrong.type}.`;
      rejects.push({ record: raw, reason });
      return false;
    });
    return without(loaded, records, rejects, 'one type of an entity');
  }
}

type Loaded = Pick<Batch, 'records' | 'rejects' | 'reasons'> & { readonly changes: ImportChanges };

/** Without the records whose decisions contradict what is decided. */
function withoutRefused(loaded: Loaded, { reasons }: DecisionsRefused): Loaded {
  const rejects: Reject[] = [...loaded.rejects];
  const records = loaded.records.filter(({ raw, read }) => {
    const refused = read
      .flatMap(({ decisions = [] }) => decisions)
      .find(({ id }) => reasons.has(id));
    if (refused === undefined) return true;
    rejects.push({ record: raw, reason: reasons.get(refused.id) ?? '' });
    return false;
  });
  return without(loaded, records, rejects, 'a decision that agrees with those in effect');
}

function without(
  loaded: Loaded,
  records: readonly PreparedRecord[],
  rejects: Reject[],
  kind: string,
): Loaded {
  const count = (loaded.reasons[kind] ?? 0) + loaded.records.length - records.length;
  return {
    ...loaded,
    records,
    rejects: rejects.sort((one, other) => one.record.line - other.record.line),
    reasons: { ...loaded.reasons, [kind]: count },
  };
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

function firstReason(batch: Batch, before: number): string {
  const [first] = batch.rejects;
  return first === undefined
    ? `see the rejects file from byte ${before} on.`
    : `line ${first.record.line}: ${first.reason}`;
}

function see(seen: SeenSet, batch: Batch): void {
  for (const { read } of batch.records) {
    for (const { entities, claims } of read) {
      for (const { id, facts } of entities) seen.addEntity(id, facts);
      for (const { content } of claims) seen.addClaim(claimId(content));
    }
  }
}
