import type { ClaimInput, Load } from '../claims/load.js';
import type { ToldDecision } from '../model/decision.js';
import type { EntityInput } from '../model/entity.js';

/** A record of an input as it stands there: a line of NDJSON, a row of CSV (which may span lines), a file. */
export interface RawRecord {
  /** Line of the input that it begins on, from 1. */
  readonly line: number;
  /** The record as it stands in the input, without its line end: what goes to the rejects file. */
  readonly text: string;
  /** Why it cannot even be taken as a record: too long, not UTF-8. Such a record is not read. */
  readonly mistake?: string;
}

/** What a record says, checked and ready to be loaded. */
export interface ReadRecord {
  /** Where it comes from, in formats whose records say so; else the import's own source. */
  readonly source?: Load['source'];
  readonly entities: readonly EntityInput[];
  readonly claims: readonly ClaimInput[];
  /** Decisions on who is who. They are nobody's claims: the source does not matter. */
  readonly decisions?: readonly ToldDecision[];
}

/**
 * A format that `sutra import` reads. Both functions are pure but for the input: the same bytes give the same records
 * in the same order, which is what going on after a kill rests on.
 */
export interface ImportFormat {
  /** Splits an input into records, in portions, never holding more of it than a portion and the longest record. */
  records(input: AsyncIterable<Buffer>): AsyncIterable<readonly RawRecord[]>;
  /**
   * @throws SutraError BAD_USER_INPUT that names the place in the record, what was expected and what came; of several
   * mistakes it names all, in one message.
   */
  read(record: RawRecord): readonly ReadRecord[];
}
