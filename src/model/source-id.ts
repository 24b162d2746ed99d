import { badInput } from '../errors.js';
import { isWholeText } from './whole-text.js';

const LONGEST_ID = 256;
const UNPRINTABLE = /[\u0000-\u001f\u007f\u2028\u2029]/;

/**
 * Checks a source's id: 1 to 256 printable characters without spaces at its ends.
 * @throws SutraError BAD_USER_INPUT naming `argument`.
 */
export function checkSourceId(id: string, argument = 'source'): string {
  const isPlain = !UNPRINTABLE.test(id) && isWholeText(id) && id.trim() === id;
  if (id === '' || id.length > LONGEST_ID || !isPlain) {
    throw badInput(argument, `an id of 1 to ${LONGEST_ID} printable characters`, id);
  }
  return id;
}
