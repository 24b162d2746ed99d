import type { Engine } from '../../src/graph/engine.js';
import type { Decision, Judgement } from '../../src/model/decision.js';
import { decide, undoDecisions, type DecideReport } from '../../src/claims/decide.js';
import { VOCABULARY } from '../support/loads.js';

export const DECIDED_AT = '2026-03-01T10:00:00.000Z';
const RECORDING = { actor: 'anna', at: DECIDED_AT };

export type Pair = readonly [left: string, right: string];

/** Records judgements in one transaction. */
export function judge(
  engine: Engine,
  judgement: Judgement,
  ...pairs: readonly Pair[]
): Promise<DecideReport> {
  return engine.write((transaction) =>
    decide(
      transaction,
      VOCABULARY,
      pairs.map(([left, right]) => ({ left, right, judgement })),
      RECORDING,
    ),
  );
}

export const merge = (engine: Engine, ...pairs: readonly Pair[]) =>
  judge(engine, 'POSITIVE', ...pairs);
export const part = (engine: Engine, ...pairs: readonly Pair[]) =>
  judge(engine, 'NEGATIVE', ...pairs);

export function undo(engine: Engine, ...ids: readonly string[]): Promise<readonly Decision[]> {
  return engine.write((transaction) =>
    undoDecisions(transaction, VOCABULARY, ids, {
      actor: 'boris',
      at: '2026-03-02T10:00:00.000Z',
    }),
  );
}
