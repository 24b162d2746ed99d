import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import { SutraError } from '../errors.js';
import { codePointLength } from '../provenance/code-point-length.js';
import type { SeedMistakes } from './seed-mistakes.js';

/** The file that nodes are of, and where its mistakes go. */
export interface SeedDocument {
  readonly file: string;
  readonly lines: LineCounter;
  readonly mistakes: SeedMistakes;
}

/** The fields of a mapping that are there. */
export type SeedFields<Name extends string> = Readonly<Partial<Record<Name, SeedNode>>>;

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Surrogate}/u;

const UNSAFE = /\u0000|\p{Surrogate}/u;
const LONGEST_TEXT = 10_000;
const LAST_OFFSET = 999_999_999;

/**
 * A node of a seed file that knows where it stands. Its readers return undefined after noting a mistake, so that
 * the rest of the file is read too. Anchors are not followed: an alias is a mistake wherever it stands, which
 * leaves nothing to expand.
 */
export class SeedNode {
  constructor(
    readonly document: SeedDocument,
    /** How a message calls it: `claims[3].object`. */
    readonly path: string,
    private readonly node: unknown,
    private readonly offset = 0,
  ) {}

  /** Counted from 1. */
  get line(): number {
    return this.document.lines.linePos(this.position()).line || 1;
  }

  get isMapping(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** A scalar's value; undefined for anything else. */
  get scalar(): unknown {
    return isScalar(this.node) ? this.node.value : undefined;
  }

  /** The keys of a mapping, before anything is checked. */
  keys(): string[] {
    return isMap(this.node)
      ? this.node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
      : [];
  }

  /** The fields of a mapping that must have `required`, may have `optional` and has no others. */
  fields<Required extends string, Optional extends string = never>(
    required: readonly Required[],
    optional: readonly Optional[] = [],
  ): SeedFields<Required | Optional> {
    const known: readonly string[] = [...required, ...optional];
    const fields = new Map<string, SeedNode>();
    const pairs = this.entries();
    for (const { name, key, value } of pairs ?? []) {
      if (known.includes(name)) fields.set(name, value);
      else key.mistake(`one of the keys ${known.join(', ')}`, JSON.stringify(name));
    }
    for (const name of pairs === undefined ? [] : required) {
      if (!fields.has(name)) this.mistake(`the key ${name}`, 'none');
    }
    return Object.fromEntries(fields) as Partial<Record<Required | Optional, SeedNode>>;
  }

  /** The pairs of a mapping in their order; `key` stands at the key. The parser leaves repeated keys to us. */
  entries(): { name: string; key: SeedNode; value: SeedNode }[] | undefined {
    if (!isMap(this.node)) {
      this.mistake('a mapping');
      return undefined;
    }
    const seen = new Set<string>();
    return this.node.items.flatMap((pair) => {
      const key = this.child(this.path, pair.key);
      const name = key.scalar;
      if (typeof name !== 'string') {
        key.mistake('a text as key');
        return [];
      }
      if (seen.has(name)) {
        key.mistake('a key that is not in the mapping already', JSON.stringify(name));
        return [];
      }
      seen.add(name);
      const path = this.path === '' ? name : `${this.path}.${name}`;
      // `key:` with nothing after it has a value without a place; its key's stands in for it.
      const value = new SeedNode(this.document, path, pair.value, key.position());
      return [{ name, key, value }];
    });
  }

  items(): SeedNode[] | undefined {
    if (!isSeq(this.node)) {
      this.mistake('a list');
      return undefined;
    }
    return this.node.items.map((item, index) => this.child(`${this.path}[${index}]`, item));
  }

  /** A text of one line that is not blank. */
  text(): string | undefined {
    const value = this.scalar;
    const isText = typeof value === 'string';
    if (!isText) this.mistake('a text (numbers and the like in quotes)');
    else if (value.trim() === '' || value.length > LONGEST_TEXT) {
      this.mistake(`a text of 1 to ${LONGEST_TEXT} characters`);
    } else if (UNPRINTABLE.test(value)) this.mistake('a text without control characters');
    else return value;
    return undefined;
  }

  /** A text that matches; `expected` tells people what the pattern means. */
  textMatching(pattern: RegExp, expected: string): string | undefined {
    const value = this.text();
    if (value === undefined || pattern.test(value)) return value;
    this.mistake(expected);
    return undefined;
  }

  /** Words of an article, kept to the letter: at most that many code points. */
  verbatim(longest: number): string | undefined {
    const value = this.scalar;
    const length = typeof value === 'string' ? codePointLength(value) : 0;
    if (typeof value !== 'string' || length === 0) this.mistake('words of the article');
    else if (UNSAFE.test(value)) this.mistake('whole characters without NUL');
    else if (length > longest) {
      this.mistake(`at most ${longest} code points`, `${length}: ${describe(this.node)}`);
    } else return value;
    return undefined;
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice | undefined {
    const choice = choices.find((candidate) => candidate === this.scalar);
    if (choice === undefined) this.mistake(`one of ${choices.join(', ')}`);
    return choice;
  }

  /** A position in a text. */
  offsetInText(): number | undefined {
    const value = this.scalar;
    const isOffset = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_OFFSET;
    if (isOffset) return Number(value);
    this.mistake(`a whole number from 0 to ${LAST_OFFSET}`);
    return undefined;
  }

  /** Runs a check of the model or the vocabulary; its complaint is a mistake of this node. */
  attempt<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SutraError) || error.code !== 'BAD_USER_INPUT') throw error;
      this.note(error.message);
      return undefined;
    }
  }

  /** Notes a mistake in these words. Without `received`, what came is the node itself. */
  mistake(expected: string, received = describe(this.node)): void {
    this.note(`${this.path || 'top level'}: expected ${expected}, got ${received}.`);
  }

  note(reason: string): void {
    this.document.mistakes.add(this.document.file, this.line, reason);
  }

  /** The deepest node on the way that such a path as `qualifiers.SHARE[0].amount` leads from here. */
  nearest(path: string): SeedNode {
    const steps = path.split(/[.[\]]+/).filter((part) => part !== '');
    return steps.reduce<SeedNode>((node, step) => node.step(step) ?? node, this);
  }

  private step(step: string): SeedNode | undefined {
    if (isSeq(this.node)) {
      return this.child(`${this.path}[${step}]`, this.node.items[Number(step)]);
    }
    if (!isMap(this.node)) return undefined;
    const pair = this.node.items.find(({ key }) => isScalar(key) && key.value === step);
    return (
      pair &&
      new SeedNode(
        this.document,
        `${this.path}.${step}`,
        pair.value,
        this.child(this.path, pair.key).position(),
      )
    );
  }

  private child(path: string, node: unknown): SeedNode {
    return new SeedNode(this.document, path, node, this.position());
  }

  private position(): number {
    return (this.node as Node | null | undefined)?.range?.[0] ?? this.offset;
  }
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return `the alias *${node.source}; write the value out`;
  const value = isScalar(node) ? node.value : node;
  const text = value === null || value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
