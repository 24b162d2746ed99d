import type { RawRecord } from './import-format.js';
import { textLines } from './text-lines.js';

/**
 * The records of NDJSON: its lines, without the blank ones, which count all the same. `textLines` says how lines end
 * and which of them are mistakes.
 * @throws SutraError BAD_USER_INPUT when the input is UTF-16.
 */
export function ndjsonRecords(input: AsyncIterable<Buffer>): AsyncIterable<readonly RawRecord[]> {
  return textLines(input, 'LEFT_OUT');
}
