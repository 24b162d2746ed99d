import { applyLoad } from '../../claims/apply-load.js';
import { restoreDecisions } from '../../claims/decide.js';
import type { Load } from '../../claims/load.js';
import type { RefusedDecision } from '../../claims/plan-decisions.js';
import type { Transaction } from '../../graph/engine.js';
import { decisionOrder, type ToldDecision } from '../../model/decision.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { addChanges, NO_CHANGES, type ImportChanges } from './import-report.js';

/** What the records of a batch come to. */
export interface BatchContents {
  readonly loads: readonly Load[];
  readonly decisions: readonly ToldDecision[];
  /** Who imports, and when (ISO 8601 instant in UTC). */
  readonly actor: string;
  readonly at: string;
}

/** Decisions of a batch contradict what is decided. The batch is written without them, in another transaction. */
export class DecisionsRefused extends Error {
  constructor(
    /** Why, by the id of the decision. */
    readonly reasons: ReadonlyMap<string, string>,
  ) {
    super([...reasons.values()][0]);
  }
}

/**
 * Writes a batch in the caller's transaction: loads first, so that decisions on what they bring take effect at once, and
 * each decision is checked against the records it names.
 * @throws DecisionsRefused naming all that are.
 */
export async function writeBatch(
  transaction: Transaction,
  vocabulary: Vocabulary,
  { loads, decisions, ...recording }: BatchContents,
): Promise<ImportChanges> {
  let changes = NO_CHANGES;
  for (const load of loads)
    changes = addChanges(changes, await applyLoad(transaction, vocabulary, load));
  if (decisions.length === 0) return changes;
  // In the order in which they were made, which never joined what cannot be joined on the way.
  const inOrder = [...decisions].sort((one, other) =>
    decisionOrder(one) < decisionOrder(other) ? -1 : 1,
  );
  const { created, refused } = await restoreDecisions(transaction, vocabulary, inOrder, recording);
  if (refused.length > 0) throw new DecisionsRefused(reasonsOf(inOrder, refused));
  return addChanges(changes, { decisionsCreated: created });
}

function reasonsOf(
  decisions: readonly ToldDecision[],
  refused: readonly RefusedDecision[],
): ReadonlyMap<string, string> {
  return new Map(
    refused.flatMap(({ place, error }) => {
      const id = decisions[place]?.id;
      return id === undefined ? [] : [[id, error.message] as const];
    }),
  );
}
