import { Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fragments-of.js';
import { perFragment } from './per-fragment.js';

/** How many aliases an operation has, those of a fragment each time it is spread. May be Infinity. */
export function countAliases(operation: OperationDefinitionNode, fragments: Fragments): number {
  const aliasesOfFragment = perFragment(fragments, (fragment) => aliasesOf(fragment.selectionSet));

  function aliasesOf(selectionSet: SelectionSetNode): number {
    let aliases = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        aliases += aliasesOfFragment(selection.name.value);
        continue;
      }
      if (selection.kind === Kind.FIELD && selection.alias !== undefined) aliases += 1;
      if (selection.selectionSet !== undefined) aliases += aliasesOf(selection.selectionSet);
    }
    return aliases;
  }

  return aliasesOf(operation.selectionSet);
}
