import { badInput, SutraError } from '../../errors.js';
import { claimRow, newClaim } from '../../claims/claim-rows.js';
import { edgeProperties } from '../../claims/claim-state.js';
import { DISPLAY_PROPERTIES } from '../../claims/entity-display.js';
import { displayAlone, newEntityRow } from '../../claims/entity-rows.js';
import type { ClaimInput, Load } from '../../claims/load.js';
import { citationProperties } from '../../claims/write-evidence.js';
import type { ClaimRecord } from '../../graph/statements/records.js';
import { claimId } from '../../model/claim.js';
import type { EntityInput } from '../../model/entity.js';
import { evidenceId } from '../../model/evidence.js';
import type { RawRecord, ReadRecord } from '../import-format.js';
import {
  HAS_ARTICLE,
  IS_DEPRECATED,
  IS_FACT,
  SPANS_LINES,
  type OfflineBatch,
  type Rejected,
} from './batch.js';
import { rowOf, spansLines } from './cells.js';
import { CITATION_COLUMNS, CLAIM_COLUMNS, EDGE_COLUMNS, ENTITY_COLUMNS } from './columns.js';

export type Read = (record: RawRecord) => readonly ReadRecord[];

/** The source of records that name none, and when the load began. */
export type LoadOrigin = Pick<Load, 'source' | 'at'>;

/** Reads records and makes their rows. A record that cannot be read or written comes out as rejected. */
export function makeBatch(
  records: readonly RawRecord[],
  read: Read,
  origin: LoadOrigin,
): OfflineBatch {
  const rows = new Rows();
  const sources = new Names<Load['source']>((source) => JSON.stringify(source));
  const types = new Names<string>((type) => type);
  const kinds = new Names<string>((kind) => kind);
  const displayed = new Map<string, ClaimRecord>();
  const rejected: Rejected[] = [];

  const addEntity = (entity: EntityInput, { source, at }: LoadOrigin): void => {
    const facts = { [source.id]: { recordedAt: entity.recordedAt ?? at, values: entity.facts } };
    const row = rowOf(ENTITY_COLUMNS, newEntityRow(entity, facts, displayAlone(entity)));
    rows.names.push(entity.id);
    const flags = (spansLines(row) ? SPANS_LINES : 0) | (entity.article ? HAS_ARTICLE : 0);
    rows.numbers.push(types.indexOf(entity.type), rows.append(row), flags);
  };
  const addClaim = (input: ClaimInput, from: LoadOrigin): void => {
    checkLiving(input);
    const { content } = input;
    const id = claimId(content);
    const claim = newClaim(id, input, from);
    const properties = claimRow(
      { claim, state: NOT_YET },
      { outShelf: null, inShelf: null },
    ) as Readonly<Record<string, unknown>>;
    const row = rowOf(CLAIM_COLUMNS, properties);
    const isFact = content.family === 'FACT';
    const edge = isFact ? undefined : rowOf(EDGE_COLUMNS, edgeProperties(claim));
    rows.names.push(id, content.subjectId, isFact ? '' : content.objectId);
    const flags =
      (spansLines(row) ? SPANS_LINES : 0) |
      (isFact ? IS_FACT : 0) |
      (claim.rank === 'DEPRECATED' ? IS_DEPRECATED : 0);
    rows.numbers.push(kinds.indexOf(content.kind), content.validity.startMin);
    rows.numbers.push(rows.append(row), edge === undefined ? 0 : rows.append(edge), flags);
    if (isFact && DISPLAY_PROPERTIES.includes(content.kind)) displayed.set(id, claim);
    rows.numbers.push(input.evidence.length);
    for (const evidence of input.evidence) {
      const { articleId, ...rest } = evidence;
      const citation = evidenceId({ claimId: id, ...evidence }, from.source.id);
      const cells = rowOf(CITATION_COLUMNS, citationProperties(citation, rest, from.source.id));
      rows.names.push(citation, articleId);
      rows.numbers.push(rows.append(cells), spansLines(cells) ? SPANS_LINES : 0);
    }
  };

  records.forEach((record, place) => {
    const before = rows.mark();
    try {
      if (record.mistake !== undefined) throw new SutraError('BAD_USER_INPUT', record.mistake);
      for (const { source = origin.source, entities, claims, decisions } of read(record)) {
        if (decisions !== undefined) throw cannotDecide();
        if (source.memory !== undefined) throw cannotRemember(source.id);
        rows.numbers.push(place, sources.indexOf(source), entities.length, claims.length);
        const from = { source, at: origin.at };
        for (const entity of entities) addEntity(entity, from);
        for (const claim of claims) addClaim(claim, from);
      }
    } catch (error) {
      if (!(error instanceof SutraError && error.code === 'BAD_USER_INPUT')) throw error;
      rows.backTo(before);
      rejected.push({ place, reason: error.message });
    }
  });
  return {
    numbers: Int32Array.from(rows.numbers),
    names: rows.names.join('\n'),
    bytes: rows.bytes(),
    sources: sources.all,
    types: types.all,
    kinds: kinds.all,
    displayed,
    rejected,
  };
}

/** The state and ends of a claim are known when all was read. */
const NOT_YET = {
  state: 'PENDING',
  sourceId: null,
  targetId: null,
  sourceType: null,
  targetType: null,
} as const;

/** A claim that nobody asserts any more is told of by an export; its file goes in without --offline. */
function checkLiving({ asserted, history }: ClaimInput): void {
  if (asserted === false || history?.retractedAt !== undefined || history?.suppressed === true) {
    throw badInput('claim', 'one that is asserted; others cannot be imported offline', 'its past');
  }
}

function cannotRemember(sourceId: string): SutraError {
  return badInput(
    'source',
    'one without a memory of what it asserted; others cannot be imported offline',
    sourceId,
  );
}

/** What follows from a decision is worked out in a graph, from all that it ties together. */
function cannotDecide(): SutraError {
  return badInput(
    'line',
    'an entity or a claim; decisions on who is who cannot be imported offline',
    'DECISION',
  );
}

/** Numbers for values, in the order of their coming. */
class Names<Value> {
  readonly all: Value[] = [];
  readonly #keyOf: (value: Value) => string;
  readonly #known = new Map<string, number>();
  #last: Value | undefined;
  #lastIndex = 0;

  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf;
  }

  indexOf(value: Value): number {
    if (value === this.#last) return this.#lastIndex;
    const key = this.#keyOf(value);
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.all.push(value) - 1;
      this.#known.set(key, index);
    }
    this.#last = value;
    this.#lastIndex = index;
    return index;
  }
}

/** Rows as bytes in one piece, and what is said of them. */
class Rows {
  readonly numbers: number[] = [];
  readonly names: string[] = [];
  #buffer = Buffer.allocUnsafeSlow(1 << 20);
  #length = 0;

  /** @returns how many bytes the row has. */
  append(row: string): number {
    // At most three bytes for each UTF-16 unit.
    const most = row.length * 3;
    if (this.#length + most > this.#buffer.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#length + most));
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    const written = this.#buffer.write(row, this.#length);
    this.#length += written;
    return written;
  }

  mark(): readonly [number, number, number] {
    return [this.numbers.length, this.names.length, this.#length];
  }

  backTo([numbers, names, length]: readonly [number, number, number]): void {
    this.numbers.length = numbers;
    this.names.length = names;
    this.#length = length;
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#buffer.buffer, this.#buffer.byteOffset, this.#length);
  }
}
