import type { FragmentDefinitionNode } from 'graphql';
import type { Fragments } from './fragments-of.js';

/**
 * Measures each fragment once, however often it is spread, which keeps a limit linear in the
 * document's size although what it counts may grow exponentially. Validation forbids circles;
 * one that comes through all the same counts nothing the second time round.
 */
export function perFragment(
  fragments: Fragments,
  measure: (fragment: FragmentDefinitionNode) => number,
): (name: string) => number {
  const measured = new Map<string, number>();
  return (name) => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    measured.set(name, 0);
    const result = fragment === undefined ? 0 : measure(fragment);
    measured.set(name, result);
    return result;
  };
}
