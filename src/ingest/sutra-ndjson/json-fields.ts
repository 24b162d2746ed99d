import { badInput, SutraError } from '../../errors.js';
import { isWholeText } from '../../model/whole-text.js';

const LONGEST_TEXT = 10_000;

/**
 * A JSON value of a line that knows how to call itself. Its readers return undefined after noting a mistake, so that
 * one message can name all mistakes of a line.
 */
export class JsonField {
  constructor(
    readonly path: string,
    readonly value: unknown,
    private readonly mistakes: SutraError[],
  ) {}

  /** The keys of an object, each a field; a key that is null counts as absent. Keys beyond the known are mistakes. */
  fields<Name extends string>(known: readonly Name[]): Partial<Record<Name, JsonField>> {
    const entries = this.entries();
    for (const [name, field] of entries) {
      if (!known.includes(name as Name)) field.refuse(`one of the keys ${known.join(', ')}`, name);
    }
    return Object.fromEntries(entries) as Partial<Record<Name, JsonField>>;
  }

  entries(): readonly (readonly [string, JsonField])[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse('an object');
      return [];
    }
    return Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([name, item]) => [name, new JsonField(this.join(name), item, this.mistakes)]);
  }

  items(): readonly JsonField[] {
    if (!Array.isArray(this.value)) {
      this.refuse('a list');
      return [];
    }
    return this.value.map(
      (item, index) => new JsonField(`${this.path}[${index}]`, item, this.mistakes),
    );
  }

  /** Whole text without NUL of 1 to so many characters. */
  text(longest = LONGEST_TEXT): string | undefined {
    const { value } = this;
    if (
      typeof value === 'string' &&
      value !== '' &&
      value.length <= longest &&
      isWholeText(value)
    ) {
      return value;
    }
    this.refuse(`text of 1 to ${longest} whole characters without NUL`);
    return undefined;
  }

  textMatching(pattern: RegExp, expected: string): string | undefined {
    if (typeof this.value === 'string' && pattern.test(this.value)) return this.value;
    this.refuse(expected);
    return undefined;
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice | undefined {
    const choice = choices.find((candidate) => candidate === this.value);
    if (choice === undefined) this.refuse(`one of ${choices.join(', ')}`);
    return choice;
  }

  flag(): boolean | undefined {
    if (typeof this.value === 'boolean') return this.value;
    this.refuse('true or false');
    return undefined;
  }

  /** A whole number from 0. */
  count(): number | undefined {
    const { value } = this;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.refuse('a whole number from 0');
    return undefined;
  }

  /** ISO 8601 in UTC, as `toISOString` writes it. */
  instant(): string | undefined {
    const { value } = this;
    const time = typeof value === 'string' && value.length <= 30 ? Date.parse(value) : Number.NaN;
    if (typeof value === 'string' && !Number.isNaN(time) && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) {
      return value;
    }
    this.refuse('an instant in UTC, as 2026-02-11T00:00:00.000Z');
    return undefined;
  }

  refuse(expected: string, received: unknown = this.value): void {
    this.mistakes.push(badInput(this.path === '' ? 'the line' : this.path, expected, received));
  }

  /** Does work that may throw BAD_USER_INPUT, which becomes a mistake of the line. */
  attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SutraError) || error.code !== 'BAD_USER_INPUT') throw error;
      this.mistakes.push(error);
      return undefined;
    }
  }

  note(mistake: SutraError): void {
    this.mistakes.push(mistake);
  }

  /** How many mistakes the line has so far. */
  get mistakeCount(): number {
    return this.mistakes.length;
  }

  private join(name: string): string {
    const shown = /^[\w-]{1,64}$/.test(name) ? name : JSON.stringify(name.slice(0, 64));
    return this.path === '' ? shown : `${this.path}.${shown}`;
  }
}
