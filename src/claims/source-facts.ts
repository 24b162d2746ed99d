import type { SourceFacts } from '../graph/statements/entity-statements.js';
import type { EntityInput } from '../model/entity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { Load } from './load.js';

type Values = Readonly<Record<string, readonly string[]>>;

/**
 * What a source says of an entity after a load: a replacing load's facts are all there is, another's are added to what
 * it said. `before` itself where nothing changes.
 */
export function factsAfter(
  vocabulary: Vocabulary,
  before: SourceFacts | undefined,
  input: EntityInput,
  { replace, withdraw, at }: Pick<Load, 'replace' | 'withdraw' | 'at'>,
): SourceFacts {
  const isWhole = replace || withdraw !== undefined;
  const values = isWhole ? input.facts : addFacts(vocabulary, before?.values ?? {}, input.facts);
  return before !== undefined && sameValues(before.values, values)
    ? before
    : { recordedAt: input.recordedAt ?? at, values };
}

/**
 * Both, each value once; of a property that has one value, the second's. The first one itself where the second adds
 * nothing.
 */
export function addFacts(vocabulary: Vocabulary, first: Values, second: Values): Values {
  let values = first;
  for (const [property, texts] of Object.entries(second)) {
    const known = first[property] ?? [];
    const joined = vocabulary.properties.get(property)?.single
      ? texts
      : [...new Set([...known, ...texts])];
    if (!sameTexts(known, joined)) values = { ...values, [property]: joined };
  }
  return values;
}

function sameValues(left: Values, right: Values): boolean {
  if (left === right) return true;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => sameTexts(left[name] ?? [], right[name] ?? []))
  );
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

/**
 * An entity that a load names several times is one, with the facts of all. Of two types the last counts here; a caller
 * that must not guess checks before.
 */
export function mergeEntities(
  vocabulary: Vocabulary,
  inputs: readonly EntityInput[],
): ReadonlyMap<string, EntityInput> {
  const merged = new Map<string, EntityInput>();
  for (const input of inputs) {
    const known = merged.get(input.id);
    merged.set(
      input.id,
      known === undefined
        ? input
        : { ...known, ...input, facts: addFacts(vocabulary, known.facts, input.facts) },
    );
  }
  return merged;
}
