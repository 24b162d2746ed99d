import { badInput } from '../errors.js';
import { isWholeText } from './whole-text.js';

/** An article's bibliographic data and its text's identity: a SHA-256, and the ranges of that text that are its own. */
export interface ArticleData {
  readonly language?: string | undefined;
  /** ISO 8601 with the zone it was published in. */
  readonly publishedAt?: string | undefined;
  readonly address?: string | undefined;
  readonly textFile?: string | undefined;
  readonly textSha256?: string | undefined;
  /** Half-open intervals of code points. A page may hold several articles. */
  readonly textRanges?: readonly (readonly [number, number])[] | undefined;
}

/** An entity as a source describes it. Names are facts: the node's own are derived from all sources. */
export interface EntityInput {
  readonly id: string;
  readonly type: string;
  /** Uncited facts: property of the vocabulary to texts. NAME, ALIAS and SUMMARY among them. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
  readonly article?: ArticleData | undefined;
  /** ISO 8601 instant at which the facts were recorded, as an export tells; the load's own if left out. */
  readonly recordedAt?: string | undefined;
}

/** An entity as pages show it. */
export interface EntitySummary {
  readonly id: string;
  readonly type: string;
  readonly canonicalId: string;
  /** Of a canonical entity: the ids of the records that were joined into it. */
  readonly mergedIds: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string | undefined;
  readonly article: ArticleData | undefined;
}

const LONGEST_ID = 256;
const RESERVED_ID = /^[cdef]-[0-9a-f]{32}/;
const UNPRINTABLE = /[\u0000-\u001f\u007f\u2028\u2029]/;

/**
 * Checks an entity's id: 1 to 256 characters, printable, without spaces at its ends, and not of the form
 * that claims, extracts and decisions have, so that an id says what it names.
 * @throws SutraError BAD_USER_INPUT naming `argument`.
 */
export function checkEntityId(id: string, argument = 'id'): string {
  if (
    id === '' ||
    id.length > LONGEST_ID ||
    UNPRINTABLE.test(id) ||
    !isWholeText(id) ||
    id.trim() !== id ||
    RESERVED_ID.test(id)
  ) {
    throw badInput(
      argument,
      `an id of 1 to ${LONGEST_ID} printable characters, not of a claim's form`,
      id,
    );
  }
  return id;
}
