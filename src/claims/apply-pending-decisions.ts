import type { Transaction } from '../graph/engine.js';
import { DECISIONS_NAMING, HAS_DECISIONS } from '../graph/statements/decision-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { recluster } from './recluster.js';

/**
 * Lets decisions take effect, or cease to, that name entities which have just come, gone or changed their type: a batch
 * of decisions may be there before the data. Costs one small statement where there are no decisions.
 * @returns whether any of them is named by a decision, so that its canonical id may have changed.
 */
export async function applyPendingDecisions(
  transaction: Transaction,
  vocabulary: Vocabulary,
  changedEntityIds: readonly string[],
): Promise<boolean> {
  if (changedEntityIds.length === 0) return false;
  const [found] = await transaction.run(HAS_DECISIONS, {});
  if (found !== true) return false;
  const decisions = await transaction.run(DECISIONS_NAMING, { ids: changedEntityIds });
  const named = new Set(decisions.flatMap(({ leftId, rightId }) => [leftId, rightId]));
  const concerned = changedEntityIds.filter((id) => named.has(id));
  if (concerned.length === 0) return false;
  await recluster(transaction, vocabulary, concerned, concerned);
  return true;
}
