import type { Engine, Deadline } from '../graph/engine.js';
import { SOURCES_WITH_MEMORY, type SourceWithMemory } from '../graph/statements/scan-statements.js';
import { SOURCE_IDS } from '../graph/statements/source-statements.js';

const AT_ONCE = 200;

/** Gives each source once: all of them, or when something first names it. Remembers their ids. */
export class SeenSources {
  readonly #seen = new Set<string>();

  constructor(
    private readonly engine: Engine,
    private readonly deadline: Deadline | undefined,
  ) {}

  async *all(): AsyncGenerator<readonly SourceWithMemory[]> {
    const ids = await this.engine.read(SOURCE_IDS, {}, this.deadline);
    yield* this.of(ids.map(({ id }) => id));
  }

  /** Those of these that were not given before, in batches, in order. */
  async *of(ids: readonly string[]): AsyncGenerator<readonly SourceWithMemory[]> {
    const fresh = [...new Set(ids)].filter((id) => !this.#seen.has(id)).sort();
    for (const id of fresh) this.#seen.add(id);
    for (let from = 0; from < fresh.length; from += AT_ONCE) {
      const part = fresh.slice(from, from + AT_ONCE);
      const found = await this.engine.read(SOURCES_WITH_MEMORY, { ids: part }, this.deadline);
      yield [...found].sort((left, right) => (left.id < right.id ? -1 : 1));
    }
  }
}
