import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SutraError } from '../../errors.js';
import type { ImportFormat, RawRecord, ReadRecord } from '../import-format.js';
import type { Reject } from './rejects-file.js';

/** Records of an input that are loaded together, and how far the input has come with them. */
export interface Batch {
  readonly records: readonly PreparedRecord[];
  readonly rejects: readonly Reject[];
  /** Rejected records by what was expected of them. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Records of the input, this batch's included. */
  readonly end: number;
  /** Line that the first record begins on. */
  readonly firstLine: number;
  /** Line that the last record begins on. */
  readonly line: number;
  /** SHA-256 of the texts of all records so far. */
  readonly digest: string;
}

export interface PreparedRecord {
  readonly raw: RawRecord;
  readonly read: readonly ReadRecord[];
}

/** Characters of records' texts that fill a batch before its number of records does: memory stays bounded. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Records that are read without a break: in between, what the engine has answered is taken up. */
const RECORDS_A_TURN = 100;

/**
 * Reads an input in batches of `size` records, or fewer that are long, counted from its first one: the same input gives
 * the same batches.
 */
export async function* readBatches(
  format: ImportFormat,
  input: AsyncIterable<Buffer>,
  size: number,
  {
    done,
    readAll,
    workAhead,
  }: {
    /** Batches that end at or before this record are loaded already and are not read, unless `readAll`. */
    readonly done: number;
    readonly readAll: boolean;
    /** Works out what loading a record will need, while the engine is busy with the batch before. */
    readonly workAhead?: ((read: ReadRecord) => void) | undefined;
  },
): AsyncGenerator<Batch> {
  const hash = createHash('sha256');
  let waiting: RawRecord[] = [];
  let characters = 0;
  let end = 0;
  const take = async (): Promise<Batch> => {
    const raws = waiting;
    waiting = [];
    characters = 0;
    end += raws.length;
    hash.update(raws.map(({ text }) => `${text}\n`).join(''));
    const prepared =
      end <= done && !readAll ? NOTHING_READ : await prepare(format, raws, workAhead);
    return {
      ...prepared,
      end,
      firstLine: raws[0]?.line ?? 0,
      line: raws.at(-1)?.line ?? 0,
      digest: hash.copy().digest('hex'),
    };
  };
  for await (const portion of format.records(input)) {
    for (const raw of portion) {
      waiting.push(raw);
      characters += raw.text.length;
      // A batch ends where the records that are done end, so that their digest can be compared.
      const full = end < done ? Math.min(size, done - end) : size;
      if (waiting.length === full || characters >= MOST_CHARACTERS) yield await take();
    }
  }
  if (waiting.length > 0) yield await take();
}

type Prepared = Pick<Batch, 'records' | 'rejects' | 'reasons'>;
const NOTHING_READ: Prepared = { records: [], rejects: [], reasons: {} };

async function prepare(
  format: ImportFormat,
  raws: readonly RawRecord[],
  workAhead: ((read: ReadRecord) => void) | undefined,
): Promise<Prepared> {
  const records: PreparedRecord[] = [];
  const rejects: Reject[] = [];
  const reasons: Record<string, number> = {};
  const types = new Map<string, string>();
  const reject = (raw: RawRecord, reason: string, kind: string) => {
    rejects.push({ record: raw, reason });
    reasons[kind] = (reasons[kind] ?? 0) + 1;
  };
  for (const [index, raw] of raws.entries()) {
    if (index % RECORDS_A_TURN === RECORDS_A_TURN - 1) await nextTurn();
    if (raw.mistake !== undefined) {
      reject(raw, raw.mistake, 'a record that can be read');
      continue;
    }
    try {
      const read = format.read(raw);
      const conflict = typeConflict(types, read);
      if (conflict === undefined) {
        records.push({ raw, read });
        if (workAhead !== undefined) read.forEach(workAhead);
      } else reject(raw, conflict, 'one type of an entity');
    } catch (error) {
      if (!(error instanceof SutraError)) throw error;
      reject(raw, error.message, error.details.expected ?? error.code);
    }
  }
  return { records, rejects, reasons };
}

/** An entity has one type; which, says the first record that names it. */
function typeConflict(types: Map<string, string>, read: readonly ReadRecord[]): string | undefined {
  for (const { entities } of read) {
    for (const { id, type } of entities) {
      const known = types.get(id);
      if (known !== undefined && known !== type)
        return `id: expected ${known} as ${id} was before, got ${type}.`;
    }
  }
  for (const { entities } of read) for (const { id, type } of entities) types.set(id, type);
  return undefined;
}
