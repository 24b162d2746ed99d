import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import { SutraError } from '../errors.js';

/** The fields of a mapping by name: those it must have, and those it may have. */
export type VocabularyFields<R extends string, O extends string> = Readonly<
  Record<R, VocabularyNode> & Partial<Record<O, VocabularyNode>>
>;

/**
 * A node of the vocabulary file that knows where it stands, so that every
 * mistake is told with file, line, what was expected and what came.
 */
export class VocabularyNode {
  constructor(
    /** The file's path, as it was given. */
    readonly file: string,
    private readonly lines: LineCounter,
    /** How a message calls it: `kinds.EMPLOYMENT.source`. */
    readonly path: string,
    private readonly node: unknown,
    private readonly offset = 0,
  ) {}

  /** The pairs of a mapping in their order; `key` stands at the key, for messages about the name. */
  entries(): { name: string; key: VocabularyNode; value: VocabularyNode }[] {
    if (!isMap(this.node)) return this.fail('a mapping');
    return this.node.items.map((pair) => this.entry(pair));
  }

  /** The fields of a mapping that must have `required`, may have `optional` and has no others. */
  fields<R extends string, O extends string>(
    required: readonly R[],
    optional: readonly O[],
  ): VocabularyFields<R, O> {
    const known: readonly string[] = [...required, ...optional];
    const fields = new Map<string, VocabularyNode>();
    for (const { name, key, value } of this.entries()) {
      if (!known.includes(name)) key.fail(`one of the keys ${known.join(', ')}`);
      fields.set(name, value);
    }
    const missing = required.find((name) => !fields.has(name));
    if (missing !== undefined) {
      this.fail(`the key ${missing}`, `only ${[...fields.keys()].join(', ') || 'no keys'}`);
    }
    return Object.fromEntries(fields) as VocabularyFields<R, O>;
  }

  /** A text that is not blank. */
  text(): string {
    const value = isScalar(this.node) ? this.node.value : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : this.fail('a text');
  }

  /** A text that matches; `expected` tells people what the pattern means. */
  textMatching(pattern: RegExp, expected: string): string {
    const text = this.text();
    return pattern.test(text) ? text : this.fail(expected);
  }

  /** One of a closed set of texts. */
  oneOf<T extends string>(options: readonly T[], what: string): T {
    const text = this.text();
    return (
      options.find((option) => option === text) ?? this.fail(`${what} (${options.join(', ')})`)
    );
  }

  flag(): boolean {
    const value = isScalar(this.node) ? this.node.value : undefined;
    return typeof value === 'boolean' ? value : this.fail('true or false');
  }

  /** A list of distinct names out of a closed set. */
  listOf(options: readonly string[], what: string): string[] {
    const names: string[] = [];
    for (const item of this.items()) {
      const name = item.oneOf(options, what);
      if (names.includes(name)) item.fail(`${what} that is not in the list already`);
      names.push(name);
    }
    return names;
  }

  items(): VocabularyNode[] {
    if (!isSeq(this.node)) return this.fail('a list');
    return this.node.items.map((item, index) => this.child(`${this.path}[${index}]`, item));
  }

  /** Throws INVALID_VOCABULARY. Without `received`, what came is the node itself. */
  fail(expected: string, received = describe(this.node)): never {
    const where = `${this.file}:${this.lines.linePos(this.position()).line}`;
    throw new SutraError(
      'INVALID_VOCABULARY',
      `${where}: ${this.path || 'top level'}: expected ${expected}, got ${received}.`,
    );
  }

  private entry(pair: Pair): { name: string; key: VocabularyNode; value: VocabularyNode } {
    const name = isScalar(pair.key) ? String(pair.key.value) : describe(pair.key);
    const path = this.path === '' ? name : `${this.path}.${name}`;
    const key = this.child(path, pair.key);
    // `key:` with nothing after it has a value without a place; its key's stands in for it.
    return {
      name,
      key,
      value: new VocabularyNode(this.file, this.lines, path, pair.value, key.position()),
    };
  }

  private child(path: string, node: unknown): VocabularyNode {
    return new VocabularyNode(this.file, this.lines, path, node, this.position());
  }

  private position(): number {
    const range = (this.node as Node | null | undefined)?.range;
    // A block mapping begins at its first key; what is said about all of it belongs to the line that names it.
    return range && !isMap(this.node) ? range[0] : this.offset;
  }
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  const value = isScalar(node) ? node.value : node;
  const text = value === null || value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
