import { useState, type ReactNode } from 'react';

import type { Problem } from '../../api/problem.js';
import { forgetAnswers } from '../../api/query-cache.js';
import { request, type Answer } from '../../api/request.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import {
  AssertClaimsDocument,
  ClaimVocabularyDocument,
  RetractClaimsDocument,
  SetRankDocument,
  type ClaimRank,
  type ClaimsChangedFragment,
  type ClaimToEditFragment,
} from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { formOfClaim } from '../../model/claim-form.js';
import { claimInput } from '../../model/claim-input.js';

type Changed = ClaimToEditFragment | undefined;

export interface ClaimChange {
  readonly isChanging: boolean;
  /** What went wrong with the last change, to be shown; null when nothing did. */
  readonly failure: ReactNode;
  /** Each answers with the claim as it is now; with undefined when nothing was written. */
  readonly retract: (id: string) => Promise<Changed>;
  /** Asserts a claim again as it was, and takes back what took its place. */
  readonly restore: (claim: ClaimToEditFragment, replaces?: string) => Promise<Changed>;
  readonly rank: (id: string, rank: ClaimRank) => Promise<Changed>;
}

/** The changes of one claim that need no form. `onChanged` is called after each, so that nothing outdated is shown. */
export function useClaimChange(onChanged: () => void = forgetAnswers): ClaimChange {
  const { edit } = useMessages();
  const [isChanging, setChanging] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [again, setAgain] = useState<() => void>(() => () => undefined);

  const run = async (
    change: () => Promise<Answer<ClaimsChangedFragment>>,
  ): Promise<ClaimToEditFragment | undefined> => {
    setChanging(true);
    setAgain(() => () => void run(change));
    const { data, problems: found } = await change();
    setChanging(false);
    onChanged();
    setProblems(found);
    const errors = data?.userErrors ?? [];
    // Of a dataset's facts there is no record of their own to change.
    const texts = errors.map(({ path, message }) =>
      /^(claim|claims|replaces|\d+)$/.test(path.at(-1) ?? '') ? edit.noOwnClaim : message,
    );
    setMessages([...new Set(texts)]);
    return errors.length === 0 ? data?.claims[0] : undefined;
  };
  return {
    isChanging,
    failure: (
      <>
        <ErrorNote problems={problems} onRetry={again} />
        {messages.length > 0 && (
          <div className="note note-error" role="alert">
            {messages.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
      </>
    ),
    retract: (claim) =>
      run(async () => {
        const answer = await request(RetractClaimsDocument, { input: [{ claim }] });
        return { ...answer, data: answer.data?.retractClaims };
      }),
    rank: (claim, rank) =>
      run(async () => {
        const answer = await request(SetRankDocument, { claims: [claim], rank });
        return { ...answer, data: answer.data?.setRank };
      }),
    restore: (claim, replaces) =>
      run(async () => {
        const known = await request(ClaimVocabularyDocument, {});
        if (known.data === undefined) return { data: undefined, problems: known.problems };
        const { input } = claimInput(formOfClaim(claim), known.data.vocabulary, replaces);
        const answer = await request(AssertClaimsDocument, { input: [input] });
        return { ...answer, data: answer.data?.assertClaims };
      }),
  };
}
