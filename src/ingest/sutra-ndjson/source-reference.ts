import type { Load } from '../../claims/load.js';

/** A source by its id alone: what a SOURCE line, or the graph, says of it stays. */
export function sourceReference(id: string): Load['source'] {
  return { id, kind: 'DATASET', name: id, isReference: true };
}

/** Stands for the source of claims that no source asserts any more. Nothing is ever recorded under it. */
export const NO_SOURCE = sourceReference('sutra:no-source');
