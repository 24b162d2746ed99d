/**
 * The fewest insertions, deletions, substitutions and swaps of neighbours that turn one word
 * into the other, counted in Unicode code points (optimal string alignment: no piece is edited
 * twice). Gives `most + 1` as soon as the distance is known to exceed `most`.
 */
export function boundedEditDistance(one: string, other: string, most: number): number {
  const tooFar = most + 1;
  if (one === other) return 0;
  const left = codePoints(one);
  const right = codePoints(other);
  if (Math.abs(left.length - right.length) > most) return tooFar;

  const width = right.length + 1;
  let beforeLast: number[] = [];
  let last: number[] = [];
  let current: number[] = [];
  for (let column = 0; column < width; column += 1) {
    beforeLast.push(tooFar);
    last.push(column);
    current.push(tooFar);
  }
  let lastBest = 0;
  for (let row = 1; row <= left.length; row += 1) {
    // Cells further than `most` from the diagonal cannot lead to a distance within it. Those next
    // to the band are read and so must say so; the row holds an older one's numbers.
    const from = Math.max(1, row - most);
    const to = Math.min(right.length, row + most);
    const letter = left[row - 1];
    const letterBefore = left[row - 2];
    let best = from === 1 ? row : tooFar;
    let cost = best;
    current[from - 1] = cost;
    for (let column = from; column <= to; column += 1) {
      cost = Math.min(
        at(last, column - 1) + (letter === right[column - 1] ? 0 : 1),
        at(last, column) + 1,
        cost + 1,
      );
      if (row > 1 && letter === right[column - 2] && letterBefore === right[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (to < right.length) current[to + 1] = tooFar;
    // A swap reaches back two rows, so one bad row alone proves nothing.
    if (best > most && lastBest > most) return tooFar;
    lastBest = best;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(at(last, right.length), tooFar);
}

/**
 * How many typing mistakes a word of that many code points may hold and still be taken for
 * another: none below 4, where every word is a mistake away from many, 1 up to 7, then 2.
 */
export function allowedTypos(length: number): 0 | 1 | 2 {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** The same for a word that was searched for. A number with another digit is another number, not a mistake. */
export function allowedTyposIn(word: string): 0 | 1 | 2 {
  return /^\p{N}+$/u.test(word) ? 0 : allowedTypos([...word].length);
}

function codePoints(word: string): number[] {
  const points: number[] = [];
  for (let index = 0; index < word.length; index += 1) {
    const point = word.codePointAt(index) ?? 0;
    points.push(point);
    if (point > 0xffff) index += 1;
  }
  return points;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
