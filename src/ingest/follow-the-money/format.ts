import { SutraError } from '../../errors.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ImportFormat, RawRecord } from '../import-format.js';
import { followTheMoneyReader } from './reader.js';

/** FollowTheMoney's NDJSON: an entity a line. `records` splits the input into lines. */
export function followTheMoneyFormat(
  vocabulary: Vocabulary,
  records: ImportFormat['records'],
): ImportFormat {
  const read = followTheMoneyReader(vocabulary);
  return { records, read: (record) => read(parse(record)) };
}

function parse({ text }: RawRecord): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SutraError(
      'BAD_USER_INPUT',
      `line: expected one JSON object, got text that is not JSON: ${reason.slice(0, 200)}.`,
      { cause },
    );
  }
}
