import { useState } from 'react';

import type { CandidatePair } from '../../api/candidate-scan.js';
import { mutate } from '../../api/mutate.js';
import type { Problem } from '../../api/problem.js';
import { announce } from '../../components/announce.js';
import {
  DecideMatchDocument,
  UndoDecisionDocument,
  type Judgement,
} from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import type { UserError } from '../../model/field-errors.js';
import { refusalText } from './refusal-text.js';

/** What became of a pair here. */
export type Outcome =
  | { readonly kind: 'decided'; readonly id: string; readonly judgement: Judgement }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'refused'; readonly error: UserError }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export interface PairDecisions {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isChanging: boolean;
  /** @returns whether it is decided now. */
  readonly decide: (pair: CandidatePair, judgement: Judgement) => Promise<boolean>;
  readonly undo: (pair: CandidatePair) => Promise<void>;
  readonly skip: (pair: CandidatePair) => void;
  /** The pair is open again, as though nothing had been tried. */
  readonly forget: (pair: CandidatePair) => void;
}

/** Decides on pairs, and remembers what became of each while the screen is there. */
export function usePairDecisions(): PairDecisions {
  const messages = useMessages();
  const { matches } = messages;
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const [isChanging, setChanging] = useState(false);
  const put = ({ key }: CandidatePair, outcome: Outcome | undefined) =>
    setOutcomes((known) => {
      const changed = new Map(known);
      if (outcome === undefined) changed.delete(key);
      else changed.set(key, outcome);
      return changed;
    });

  return {
    outcomes,
    isChanging,
    decide: async (pair, judgement) => {
      const { asked, entity, recordId: left, otherRecordId: right, score } = pair;
      setChanging(true);
      const answer = await mutate(DecideMatchDocument, {
        input: [{ left, right, judgement, score }],
      });
      setChanging(false);
      const { decisions = [], userErrors = [] } = answer.data?.decideMatch ?? {};
      const [error] = userErrors;
      const [decision] = decisions;
      if (error !== undefined) {
        put(pair, { kind: 'refused', error });
        announce(refusalText(messages, pair, error));
        return false;
      }
      if (decision === undefined) {
        put(pair, { kind: 'failed', problems: answer.problems });
        return false;
      }
      put(pair, { kind: 'decided', id: decision.id, judgement });
      announce(
        judgement === 'POSITIVE'
          ? matches.decidedSame(asked.name, entity.name)
          : matches.decidedDifferent(asked.name, entity.name),
      );
      return true;
    },
    undo: async (pair) => {
      const outcome = outcomes.get(pair.key);
      if (outcome?.kind !== 'decided') {
        announce(matches.nothingToUndo);
        return;
      }
      setChanging(true);
      const answer = await mutate(UndoDecisionDocument, { ids: [outcome.id] });
      setChanging(false);
      const [error] = answer.data?.undoDecision.userErrors ?? [];
      if (error !== undefined) put(pair, { kind: 'refused', error });
      else if (answer.data === undefined) put(pair, { kind: 'failed', problems: answer.problems });
      else {
        put(pair, undefined);
        announce(matches.undone);
      }
    },
    skip: (pair) => {
      put(pair, { kind: 'skipped' });
      announce(matches.skipped);
    },
    forget: (pair) => put(pair, undefined),
  };
}
