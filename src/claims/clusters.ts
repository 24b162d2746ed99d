import { decisionOrder, type Decision } from '../model/decision.js';
import { compareIds } from '../model/order-key.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { joinRefusal, type RecordKind } from './join-refusal.js';

/** Records that decisions join. */
export interface Cluster {
  /** The smallest id of its known records. */
  readonly canonicalId: string;
  /** The known records, smallest id first. */
  readonly recordIds: readonly string[];
}

/**
 * Which records are one entity: the union of the positive decisions, through records that are not known too, since two
 * records that are the same as a third are the same. It follows from the decisions in effect and the known records
 * alone, so undoing a decision gives what would be without it, in whatever order others were made or undone.
 *
 * A decision on a record that was not known yet may turn out to join what cannot be joined: it is then left out; the
 * earlier one counts.
 */
export function clusters(
  vocabulary: Vocabulary,
  records: ReadonlyMap<string, RecordKind>,
  decisions: Iterable<Decision>,
): ReadonlyMap<string, Cluster> {
  const { groupOf } = unite(vocabulary, records, decisions);
  const found = new Map<string, Cluster>();
  for (const id of records.keys()) {
    if (found.has(id)) continue;
    const recordIds = groupOf(id)
      .filter((member) => records.has(member))
      .sort(compareIds);
    const cluster = { canonicalId: recordIds[0] ?? id, recordIds };
    for (const member of recordIds) found.set(member, cluster);
  }
  return found;
}

/** Ids of the positive decisions in effect that are left out, since they would join what cannot be joined. */
export function idleDecisions(
  vocabulary: Vocabulary,
  records: ReadonlyMap<string, RecordKind>,
  decisions: Iterable<Decision>,
): ReadonlySet<string> {
  return unite(vocabulary, records, decisions).idle;
}

function unite(
  vocabulary: Vocabulary,
  records: ReadonlyMap<string, RecordKind>,
  decisions: Iterable<Decision>,
) {
  const groups = new Map<string, string[]>();
  const idle = new Set<string>();
  const groupOf = (id: string): string[] => {
    const group = groups.get(id) ?? [id];
    groups.set(id, group);
    return group;
  };
  const positive = [...new Map([...decisions].map((decision) => [decision.id, decision])).values()]
    .filter(({ judgement, undoneAt }) => judgement === 'POSITIVE' && undoneAt === undefined)
    .sort((one, other) => (decisionOrder(one) < decisionOrder(other) ? -1 : 1));
  for (const { id: decision, leftId, rightId } of positive) {
    const [left, right] = [groupOf(leftId), groupOf(rightId)];
    if (left === right) continue;
    const kinds = [...left, ...right].flatMap((id) => records.get(id) ?? []);
    if (joinRefusal(vocabulary, new Set(kinds)) !== undefined) {
      idle.add(decision);
      continue;
    }
    const [small, large] = left.length < right.length ? [left, right] : [right, left];
    large.push(...small);
    for (const id of small) groups.set(id, large);
  }
  return { groupOf, idle };
}
