import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';

import { announce } from '../../components/announce.js';
import { ExtractQuote } from '../../components/ExtractQuote.js';
import type { ClaimToEditFragment } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { correctionAddress, entityAddress } from '../../model/addresses.js';
import type { SavedClaim } from './ClaimEditor.js';
import { ClaimStatement } from './ClaimStatement.js';
import { useClaimChange } from './use-claim-change.js';

interface Properties {
  readonly saved: SavedClaim;
  /** The claim that it corrects. */
  readonly corrected: ClaimToEditFragment | undefined;
  readonly onAnother: () => void;
}

/** What was recorded, how the server found its extracts, and the way back. */
export function SavedNote({ saved: { claim, hasChanged }, corrected, onAnother }: Properties) {
  const { edit } = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isUndone, setUndone] = useState(false);
  const { isChanging, failure, retract, restore } = useClaimChange();
  const extracts = claim.evidence.edges.map(({ node }) => node);
  const isWrong = extracts.some(
    ({ verification }) => verification === 'NOT_FOUND' || verification === 'MISATTRIBUTED',
  );
  const isCorrection = corrected !== undefined && corrected.id !== claim.id;
  const told = !hasChanged ? edit.savedBefore : isCorrection ? edit.corrected : edit.saved;
  useEffect(() => {
    heading.current?.focus();
    announce([told, ...(isWrong ? [edit.wrongExtract] : [])].join(' '));
  }, [told, isWrong, edit.wrongExtract]);

  const undo = async () => {
    const done = isCorrection ? await restore(corrected, claim.id) : await retract(claim.id);
    if (done === undefined) return;
    setUndone(true);
    announce(edit.undone);
  };
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {isUndone ? edit.undone : told}
      </h2>
      {isWrong && !isUndone && (
        <div className="note note-error" role="alert">
          <p>
            <strong>⚠ {edit.wrongExtract}</strong>
          </p>
          <p>{edit.wrongExtractHelp}</p>
        </div>
      )}
      {!isUndone && (
        <>
          <ClaimStatement claim={claim} />
          {extracts.map((extract) => (
            <ExtractQuote key={extract.id} extract={extract} />
          ))}
        </>
      )}
      {failure}
      <p className="actions">
        {!isUndone && hasChanged && (
          <button type="button" disabled={isChanging} onClick={() => void undo()}>
            {edit.undo}
          </button>
        )}
        {!isUndone && (
          <Link className="button" href={correctionAddress(claim.id)}>
            {edit.correctThis}
          </Link>
        )}
        <Link className="button" href={entityAddress(claim.subject.id)}>
          {edit.toEntity(claim.subject.name)}
        </Link>
        <button type="button" onClick={onAnother}>
          {edit.another}
        </button>
      </p>
    </section>
  );
}
