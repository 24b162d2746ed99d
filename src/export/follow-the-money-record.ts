import type { Schema } from '@opensanctions/followthemoney';
import { contentHash } from '../model/canonical-json.js';
import { isFollowTheMoneyId } from '../vocabulary/follow-the-money-id.js';

/** A FollowTheMoney entity that is being put together: its values are sets, kept in the order they came. */
export class FollowTheMoneyRecord {
  private readonly properties = new Map<string, Set<string>>();
  private readonly context = new Map<string, unknown>();
  private readonly datasets = new Set<string>();
  private readonly referents = new Set<string>();

  constructor(
    private readonly id: string,
    readonly schema: Schema,
  ) {
    const written = followTheMoneyId(id);
    if (written !== id) this.context.set('sutraId', id);
  }

  /** Adds values to a property; false where the schema has none of that name that can be written. */
  add(property: string, values: readonly string[]): boolean {
    const definition = this.schema.getProperties().get(property);
    if (definition === undefined || definition.stub) return false;
    const texts = definition.type.isEntity ? values.map(followTheMoneyId) : values;
    const known = this.properties.get(property) ?? new Set();
    for (const text of texts) known.add(text);
    if (known.size > 0) this.properties.set(property, known);
    return true;
  }

  /** Adds what no property of the schema has a place for, in words. */
  note(text: string): void {
    if (this.add('notes', [text]) || this.add('description', [text])) return;
    const notes = (this.context.get('notes') ?? []) as readonly string[];
    this.context.set('notes', [...notes, text]);
  }

  addDatasets(names: readonly string[]): void {
    for (const name of names) this.datasets.add(name);
  }

  addReferents(ids: readonly string[]): void {
    for (const id of ids) this.referents.add(followTheMoneyId(id));
  }

  /** A key beside id, schema and properties, which FollowTheMoney's tools pass on as it is. */
  set(key: string, value: unknown): void {
    if (!WRITTEN_ELSEWHERE.has(key)) this.context.set(key, value);
  }

  /** The line, without its end. As FollowTheMoney's tools write it, the id comes first. */
  toLine(): string {
    const properties = Object.fromEntries(
      [...this.properties].map(([name, values]) => [name, [...values]]),
    );
    return JSON.stringify({
      id: followTheMoneyId(this.id),
      ...Object.fromEntries(this.context),
      schema: this.schema.name,
      properties,
      datasets: [...this.datasets],
      referents: [...this.referents],
    });
  }
}

const WRITTEN_ELSEWHERE = new Set(['id', 'schema', 'properties', 'datasets', 'referents']);

/** FollowTheMoney drops references to ids of any other form than its own; a hash of such an id stands for it. */
export function followTheMoneyId(id: string): string {
  return isFollowTheMoneyId(id) ? id : `sutra-${contentHash(id)}`;
}
