import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** What is selected below a field. */
export type Selected = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** A question about what a field selects, answered once for as long as its document is kept: documents come again. */
export function oncePerField<Answer>(look: (info: Selected) => Answer): (info: Selected) => Answer {
  const answers = new WeakMap<FieldNode, { readonly answer: Answer }>();
  return (info) => {
    const [node, second] = info.fieldNodes;
    // Which nodes are merged may depend on variables.
    if (node === undefined || second !== undefined) return look(info);
    const known = answers.get(node) ?? { answer: look(info) };
    answers.set(node, known);
    return known.answer;
  };
}

/** The fields of a name that are selected right below, whatever type their fragments are on. */
export function selectedFields(
  { fieldNodes, fragments }: Selected,
  name: string,
): readonly FieldNode[] {
  return fieldsOf(fieldNodes, fragments).filter((field) => field.name.value === name);
}

/**
 * The names of the fields selected below a field, along a path of names such as `['edges', 'node']`. Fragments are
 * followed whatever type they are on, and what a directive may leave out counts as selected.
 */
export function selectedNames(
  { fieldNodes, fragments }: Selected,
  path: readonly string[],
): ReadonlySet<string> {
  let fields = fieldsOf(fieldNodes, fragments);
  for (const step of path) {
    fields = fieldsOf(
      fields.filter(({ name }) => name.value === step),
      fragments,
    );
  }
  return new Set(fields.map(({ name }) => name.value));
}

/** What some fields select. A fragment is followed once: those that spread each other twice would double each time. */
function fieldsOf(
  parents: readonly FieldNode[],
  fragments: Selected['fragments'],
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const follow = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) follow(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        follow(fragments[selection.name.value]?.selectionSet);
      }
    }
  };
  for (const { selectionSet } of parents) follow(selectionSet);
  return fields;
}
