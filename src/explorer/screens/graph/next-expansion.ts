import {
  expansionKey,
  type Expansion,
  type GraphView,
  type Loaded,
} from '../../model/graph-view.js';

/**
 * What expanding an entity without a dialog brings: what was chosen last; what it brought before, if
 * that is folded away; else what its last expansion left. Undefined when there is nothing more.
 */
export function nextExpansion(
  id: string,
  view: GraphView,
  loaded: Loaded,
  choice: Omit<Expansion, 'id'>,
): Expansion | undefined {
  const last = view.expansions.findLast((expansion) => expansion.id === id);
  if (last === undefined) return { ...choice, id };
  if (view.collapsed.includes(id)) return last;
  const cursor = loaded.expansions[expansionKey(last)]?.nextCursor;
  return cursor === null || cursor === undefined ? undefined : { ...last, cursor };
}
