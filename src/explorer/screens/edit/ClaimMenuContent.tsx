import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'wouter';

import { forgetAnswers } from '../../api/query-cache.js';
import { useQuery } from '../../api/use-query.js';
import { announce } from '../../components/announce.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Skeleton } from '../../components/Skeleton.js';
import { ClaimToEditDocument, type ClaimRank } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { claimOfNode } from '../../model/claim-form.js';
import { correctionAddress, newClaimAddress } from '../../model/addresses.js';
import { ChoiceField } from './ChoiceField.js';
import { ClaimStatement } from './ClaimStatement.js';
import { useClaimChange } from './use-claim-change.js';

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** Correct, take back, assert again or rank a claim; each can be undone here. */
export function ClaimMenuContent({ claimId }: { readonly claimId: string }) {
  const { edit, claims } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(ClaimToEditDocument, { id: claimId });
  // The screen behind asks anew when this is closed: the row that it was opened from may then be gone, and with it Undo.
  const hasChanged = useRef(false);
  const { isChanging, failure, retract, restore, rank } = useClaimChange(() => {
    hasChanged.current = true;
    retry();
  });
  useEffect(
    () => () => {
      if (hasChanged.current) forgetAnswers();
    },
    [],
  );
  const [outcome, setOutcome] = useState<string | undefined>(undefined);
  const [undo, setUndo] = useState<(() => Promise<void>) | undefined>(undefined);
  const heading = useRef<HTMLParagraphElement>(null);

  const claim = claimOfNode(data?.node);
  if (claim === undefined) {
    if (isLoading) return <Skeleton />;
    if (problems.length > 0) return <ErrorNote problems={problems} onRetry={retry} />;
    return <EmptyNote title={edit.unknownClaim} />;
  }
  const tell = (text: string, back: (() => Promise<void>) | undefined) => {
    setOutcome(text);
    setUndo(() => back);
    announce(text);
    heading.current?.focus();
  };
  const takeBack = async () => {
    if ((await retract(claim.id)) === undefined) return;
    const canRestore = claim.evidence.edges.length > 0;
    tell(edit.retracted, canRestore ? assertAgain : undefined);
  };
  const assertAgain = async () => {
    const restored = await restore(claim);
    if (restored === undefined) return;
    tell(restored.id === claim.id ? edit.restored : edit.restoredAnew, undefined);
  };
  const setRank = async (chosen: ClaimRank, isUndo = false) => {
    const former = claim.rank;
    if ((await rank(claim.id, chosen)) === undefined) return;
    tell(edit.ranked(claims.rank[chosen]), isUndo ? undefined : () => setRank(former, true));
  };
  const isRetracted = claim.retractedAt !== null;
  const hasExtract = claim.evidence.edges.length > 0;
  let retraction: ReactNode;
  if (!isRetracted) {
    retraction = (
      <>
        <p>{edit.retractHelp}</p>
        <p className="actions">
          <button type="button" disabled={isChanging} onClick={() => void takeBack()}>
            {edit.retract}
          </button>
        </p>
      </>
    );
  } else if (hasExtract) {
    retraction = (
      <p className="actions">
        {edit.isRetracted}
        <button type="button" disabled={isChanging} onClick={() => void assertAgain()}>
          {edit.restore}
        </button>
      </p>
    );
  } else retraction = <p>{edit.restoreNeedsExtract}</p>;
  return (
    <div className="claim-menu-content">
      <ClaimStatement claim={claim} />
      {outcome !== undefined && (
        <p className="actions outcome" tabIndex={-1} ref={heading}>
          <strong>{outcome}</strong>
          {undo !== undefined && (
            <button type="button" disabled={isChanging} onClick={() => void undo()}>
              {edit.undo}
            </button>
          )}
        </p>
      )}
      {failure}
      <p className="actions">
        <Link className="button primary" href={correctionAddress(claim.id)}>
          {edit.correct}
        </Link>
        <Link className="button" href={newClaimAddress(claim.subject.id)}>
          {edit.addClaim}
        </Link>
      </p>
      <ChoiceField
        field={`menu-${claim.id}-rank`}
        label={edit.rank}
        help={edit.rankHelp}
        value={claim.rank}
        choices={claims.rank}
        onChange={(chosen) => void setRank(chosen)}
        errors={NO_ERRORS}
      />
      {retraction}
    </div>
  );
}
