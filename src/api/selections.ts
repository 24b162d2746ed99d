import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Selected = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Documents are kept and asked again: each of their fields is looked at once. */
const known = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();

/**
 * Whether nothing but these fields is selected below a field, along a path of names such as `['edges', 'node']`. Fragments
 * are followed whatever type they are on, and what a directive may leave out counts as selected.
 */
export function selectsOnly(
  { fieldNodes, fragments }: Selected,
  path: readonly string[],
  allowed: ReadonlySet<string>,
): boolean {
  return fieldNodes.every((node) =>
    [...namesBelow(node, fragments, path)].every((name) => allowed.has(name)),
  );
}

/** Whether a field is, or may be, selected below a field, along a path of names. */
export function selects(info: Selected, path: readonly string[], name: string): boolean {
  return info.fieldNodes.some((node) => namesBelow(node, info.fragments, path).has(name));
}

function namesBelow(
  node: FieldNode,
  fragments: Selected['fragments'],
  path: readonly string[],
): ReadonlySet<string> {
  const paths = known.get(node) ?? new Map<string, ReadonlySet<string>>();
  known.set(node, paths);
  const key = path.join('.');
  const found = paths.get(key) ?? namesAlong(node, fragments, path);
  paths.set(key, found);
  return found;
}

function namesAlong(
  node: FieldNode,
  fragments: Selected['fragments'],
  path: readonly string[],
): ReadonlySet<string> {
  let fields = fieldsOf(node.selectionSet, fragments);
  for (const step of path) {
    fields = fields
      .filter(({ name }) => name.value === step)
      .flatMap(({ selectionSet }) => fieldsOf(selectionSet, fragments));
  }
  return new Set(fields.map(({ name }) => name.value));
}

function fieldsOf(
  selectionSet: SelectionSetNode | undefined,
  fragments: Selected['fragments'],
): readonly FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection];
      case Kind.INLINE_FRAGMENT:
        return fieldsOf(selection.selectionSet, fragments);
      case Kind.FRAGMENT_SPREAD:
        return fieldsOf(fragments[selection.name.value]?.selectionSet, fragments);
    }
  });
}
