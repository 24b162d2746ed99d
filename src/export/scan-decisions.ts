import { idleDecisions } from '../claims/clusters.js';
import { listDecisions } from '../claims/list-decisions.js';
import { decidedRecords, recordKinds } from '../claims/recluster.js';
import type { Deadline, Engine } from '../graph/engine.js';
import { DECISIONS_NAMING } from '../graph/statements/decision-statements.js';
import { decisionOrder, type Decision } from '../model/decision.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

const AT_ONCE = 1_000;

/** Adds to `found`, by id, the decisions in effect that name one of these records. */
export async function addNaming(
  engine: Engine,
  found: Map<string, Decision>,
  records: readonly { readonly id: string }[],
  deadline: Deadline | undefined,
): Promise<void> {
  const ids = records.map(({ id }) => id);
  for (const decision of await engine.read(DECISIONS_NAMING, { ids }, deadline))
    found.set(decision.id, decision);
}

/** Decisions in batches, oldest first: these, or all, undone ones too. */
export async function* decisionBatches(
  engine: Engine,
  some: ReadonlyMap<string, Decision> | undefined,
  deadline: Deadline | undefined,
): AsyncGenerator<readonly Decision[]> {
  const decisions =
    some === undefined ? listDecisions(engine, { undone: true, deadline }) : byTime(some);
  let batch: Decision[] = [];
  for await (const decision of decisions) {
    if (batch.push(decision) < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function byTime(decisions: ReadonlyMap<string, Decision>): readonly Decision[] {
  return [...decisions.values()].sort((one, other) =>
    decisionOrder(one) < decisionOrder(other) ? -1 : 1,
  );
}

/** Ids of those in effect that join nothing: what came after them cannot be joined. */
export async function idleAmong(
  engine: Engine,
  vocabulary: Vocabulary,
  decisions: readonly Decision[],
  deadline: Deadline | undefined,
): Promise<ReadonlySet<string>> {
  const joining = decisions.filter(
    ({ judgement, undoneAt }) => judgement === 'POSITIVE' && undoneAt === undefined,
  );
  const decided = await decidedRecords(
    { run: (statement, parameters) => engine.read(statement, parameters, deadline) },
    joining.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  );
  return idleDecisions(vocabulary, recordKinds(decided.nodes), decided.decisions);
}
