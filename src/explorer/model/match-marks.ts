/** A piece of a text, and whether it is what was asked for. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * A text cut where the words of a query stand in it, as the search finds them: at the beginning of
 * words, whatever their case and accents, or with a slip of the pen; in scripts that do not part
 * words, anywhere. What matched in some other way, such as by another script, is left unmarked.
 */
export function markMatches(text: string, query: string): readonly TextPart[] {
  const wanted = [...query.matchAll(WORD)].map(([word]) => fold(word)).filter(Boolean);
  const marks = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const found = findIn(word, wanted);
    return found === undefined ? [] : [[index + found[0], index + found[1]] as const];
  });
  const parts: TextPart[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}

/** From where to where a word of the text is what one of these words asks for. */
function findIn(word: string, wanted: readonly string[]): readonly [number, number] | undefined {
  const folded = fold(word);
  const begun = wanted
    .filter((one) => folded.startsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  if (begun !== undefined) return [0, lengthBeforeFolding(word, begun.length)];
  const inside = wanted.find((one) => UNPARTED.test(one) && folded.includes(one));
  if (inside !== undefined) {
    const start = folded.indexOf(inside);
    return [lengthBeforeFolding(word, start), lengthBeforeFolding(word, start + inside.length)];
  }
  const isSlip = wanted.some((one) => distance(one, folded) <= allowedSlips(one));
  return isSlip ? [0, word.length] : undefined;
}

/** Scripts that write without spaces. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Without case and accents; the vowel signs of Indic scripts are no accents. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

/** How much of a word folds to so many characters; accents that follow belong to it. */
function lengthBeforeFolding(word: string, foldedLength: number): number {
  let length = 0;
  let folded = 0;
  for (const character of word) {
    const size = fold(character).length;
    if (folded >= foldedLength && size > 0) break;
    length += character.length;
    folded += size;
  }
  return length;
}

const allowedSlips = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** How many letters have to be changed, added, left out or swapped with the next. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
