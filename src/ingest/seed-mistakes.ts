import { SutraError } from '../errors.js';

/** More than a person mends at once; the number of the others is told. */
const MOST_LISTED = 200;

/** Gathers what is wrong in seed files, so that one run tells all there is to mend. */
export class SeedMistakes {
  readonly #mistakes: { file: string; line: number; reason: string }[] = [];

  get count(): number {
    return this.#mistakes.length;
  }

  add(file: string, line: number, reason: string): void {
    this.#mistakes.push({ file, line, reason });
  }

  /** @throws SutraError INVALID_SEED that lists every mistake as `file:line: reason`. */
  throwIfAny(): void {
    if (this.count === 0) return;
    const lines = this.#mistakes
      .toSorted(
        (left, right) => compare(left.file, right.file) || left.line - right.line, // ties stay as they came
      )
      .map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
    const others = lines.length - MOST_LISTED;
    const listed = others > 0 ? [...lines.slice(0, MOST_LISTED), `and ${others} more`] : lines;
    throw new SutraError('INVALID_SEED', listed.join('\n'));
  }
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
