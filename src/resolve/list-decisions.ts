import type { Engine } from '../graph/engine.js';
import { DECISION_PAGES } from '../graph/statements/decision-statements.js';
import { decisionOrder, type Decision } from '../model/decision.js';

const AT_ONCE = 1_000;

/** Decisions, oldest first; without `undone`, those in effect alone. With `ids`, those that name one of these records. */
export async function* listDecisions(
  engine: Engine,
  { undone, ids }: { readonly undone: boolean; readonly ids?: readonly string[] | undefined },
): AsyncGenerator<Decision> {
  const filter = { judgement: null, actor: null, undone: undone ? null : false };
  for (let after = ''; ;) {
    const page = { ...filter, after, limit: AT_ONCE };
    const decisions =
      ids === undefined
        ? await engine.read(DECISION_PAGES.all, page)
        : await engine.read(DECISION_PAGES.entities, { ...page, entities: ids });
    yield* decisions;
    const last = decisions.at(-1);
    if (last === undefined || decisions.length < AT_ONCE) return;
    after = decisionOrder(last);
  }
}
