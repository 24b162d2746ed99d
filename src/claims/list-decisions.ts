import type { Deadline, Engine } from '../graph/engine.js';
import { DECISION_PAGES } from '../graph/statements/decision-statements.js';
import { decisionOrder, type Decision } from '../model/decision.js';

const AT_ONCE = 1_000;

export interface ListDecisionsOptions {
  /** False: those in effect alone. */
  readonly undone: boolean;
  /** Those that name one of these records; left out, all. */
  readonly ids?: readonly string[] | undefined;
  readonly deadline?: Deadline | undefined;
}

/**
 * Decisions, oldest first.
 * @throws SutraError TIMEOUT when the deadline passes.
 */
export async function* listDecisions(
  engine: Engine,
  { undone, ids, deadline }: ListDecisionsOptions,
): AsyncGenerator<Decision> {
  const filter = { judgement: null, actor: null, undone: undone ? null : false };
  for (let after = ''; ;) {
    const page = { ...filter, after, limit: AT_ONCE };
    const decisions =
      ids === undefined
        ? await engine.read(DECISION_PAGES.all, page, deadline)
        : await engine.read(DECISION_PAGES.entities, { ...page, entities: ids }, deadline);
    yield* decisions;
    const last = decisions.at(-1);
    if (last === undefined || decisions.length < AT_ONCE) return;
    after = decisionOrder(last);
  }
}
