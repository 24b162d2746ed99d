import type { Load } from '../../claims/load.js';
import type { ClaimRecord } from '../../graph/statements/records.js';

/**
 * What a batch of records comes to, as a worker hands it over: cheap to copy between threads, so numbers and texts in
 * one list each, and the rows as bytes. In the order of the records, for each of them:
 *
 * - numbers: its place in the batch, source, entities, claims;
 *   for each entity: type, bytes of its row, flags (`ENTITY_FLAGS`);
 *   for each claim: kind, startMin, bytes of its row, bytes of its edge's row (0 for a fact), flags, extracts;
 *   after each claim, for each of its extracts: bytes of its row, flags;
 * - names: the entity's id; the claim's id, subject and object (empty for a fact); the extract's id and article;
 * - bytes: the rows in the same order.
 */
export interface OfflineBatch {
  readonly numbers: Int32Array;
  /** One to a line: ids hold no control characters. */
  readonly names: string;
  readonly bytes: Uint8Array;
  /** What `source`, `type` and `kind` of the numbers count in. */
  readonly sources: readonly Load['source'][];
  readonly types: readonly string[];
  readonly kinds: readonly string[];
  /** Facts about names among the claims, by the claim's id: what an entity is called follows from them. */
  readonly displayed: ReadonlyMap<string, ClaimRecord>;
  readonly rejected: readonly Rejected[];
}

export interface Rejected {
  /** Place in the batch. */
  readonly place: number;
  readonly reason: string;
}

/** Bits of the flags. */
export const SPANS_LINES = 1;
export const HAS_ARTICLE = 2;
export const IS_FACT = 4;
export const IS_DEPRECATED = 8;
