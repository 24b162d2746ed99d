/** Claims that cannot all be right, put together: each claim once, in the order they came. */
export function conflictGroups<Claim extends { readonly id: string }>(
  disputed: Iterable<{ readonly claim: Claim; readonly conflicts: readonly Claim[] }>,
): readonly (readonly Claim[])[] {
  const groupOf = new Map<string, Map<string, Claim>>();
  for (const { claim, conflicts } of disputed) {
    if (conflicts.length === 0) continue;
    const joined = new Map<string, Claim>();
    for (const member of [claim, ...conflicts]) {
      for (const [id, known] of groupOf.get(member.id) ?? []) joined.set(id, known);
      if (!joined.has(member.id)) joined.set(member.id, member);
    }
    for (const id of joined.keys()) groupOf.set(id, joined);
  }
  return [...new Set(groupOf.values())].map((group) => [...group.values()]);
}
