/** Scalars of the schema that are written with quotes; every other name of a plain value is an enum's. */
const QUOTED = new Set(['String', 'ID', 'PartialDate', 'DateTime']);

/** What a type such as `[EntityType!]` says about how its values are written. */
export function parseType(type: string): { readonly item: string; readonly isEnum: boolean } {
  const bare = type.replace(/!$/, '');
  const item = bare.startsWith('[') ? bare.slice(1, -1) : bare;
  return { item, isEnum: !QUOTED.has(item.replace(/!$/, '')) };
}
