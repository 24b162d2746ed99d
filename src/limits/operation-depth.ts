import { Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './fragments-of.js';
import { perFragment } from './per-fragment.js';

/**
 * How deep fields nest in an operation: `{ entity { name } }` has depth 2. Fragments count as if
 * written out. What lies under `__schema` and `__type` does not count: tools ask for it in depths
 * of 13 and more, it reads no graph, and graphql-js has its own rule against nesting it.
 */
export function operationDepth(operation: OperationDefinitionNode, fragments: Fragments): number {
  const depthOfFragment = perFragment(fragments, (fragment) => depthOf(fragment.selectionSet));

  function depthOf(selectionSet: SelectionSetNode): number {
    let deepest = 0;
    for (const selection of selectionSet.selections) {
      let depth: number;
      if (selection.kind === Kind.FIELD) {
        const below =
          selection.selectionSet === undefined || isIntrospection(selection.name.value)
            ? 0
            : depthOf(selection.selectionSet);
        depth = 1 + below;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        depth = depthOf(selection.selectionSet);
      } else {
        depth = depthOfFragment(selection.name.value);
      }
      if (depth > deepest) deepest = depth;
    }
    return deepest;
  }

  return depthOf(operation.selectionSet);
}

function isIntrospection(field: string): boolean {
  return field === '__schema' || field === '__type';
}
