import { useState } from 'react';

import { useQuery } from '../../api/use-query.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { useAddressQuery } from '../../components/use-address.js';
import { useTitle } from '../../components/use-title.js';
import { useIsEditor } from '../../components/use-viewer.js';
import {
  ClaimSubjectDocument,
  ClaimToEditDocument,
  ClaimVocabularyDocument,
  type ClaimToEditFragment,
} from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { claimOfNode, emptyClaim, formOfClaim, type ClaimForm } from '../../model/claim-form.js';
import type { ClaimVocabulary } from '../../model/claim-input.js';
import { ClaimEditor, type SavedClaim } from './ClaimEditor.js';
import { EditorGate } from './EditorGate.js';
import { SavedNote } from './SavedNote.js';

interface Draft {
  readonly initial: ClaimForm;
  readonly corrected: ClaimToEditFragment | undefined;
  readonly vocabulary: ClaimVocabulary;
}

const NO_VARIABLES = {};

/** `/edit/claim?subject=…` adds a claim, `/edit/claim?correct=…` corrects one. */
export function ClaimScreen() {
  const parameters = new URLSearchParams(useAddressQuery());
  const [correct, subject] = [parameters.get('correct') ?? '', parameters.get('subject') ?? ''];
  const [round, setRound] = useState(0);
  // Another claim is another form.
  return (
    <ClaimDraft
      key={`${correct} ${subject} ${round}`}
      correct={correct}
      subject={subject}
      onAnother={() => setRound(round + 1)}
    />
  );
}

interface Properties {
  readonly correct: string;
  readonly subject: string;
  readonly onAnother: () => void;
}

function ClaimDraft({ correct, subject, onAnother }: Properties) {
  const { edit } = useMessages();
  const isEditor = useIsEditor();
  const claimQuery = useQuery(ClaimToEditDocument, correct === '' ? null : { id: correct });
  const subjectQuery = useQuery(ClaimSubjectDocument, subject === '' ? null : { id: subject });
  const vocabularyQuery = useQuery(ClaimVocabularyDocument, NO_VARIABLES);
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [saved, setSaved] = useState<SavedClaim | undefined>(undefined);
  const title = correct === '' ? edit.addClaim : edit.correctClaim;
  useTitle(title);
  useScreenQuery(ClaimToEditDocument, correct === '' ? null : { id: correct });

  const claim = claimOfNode(claimQuery.data?.node);
  const vocabulary = vocabularyQuery.data?.vocabulary;
  const isReady =
    vocabulary !== undefined &&
    (correct === '' || claim !== undefined) &&
    (subject === '' || subjectQuery.data !== undefined);
  // Begun once: what is asked anew later must not touch what is typed.
  if (draft === undefined && isReady && isEditor) {
    setDraft({
      initial:
        claim === undefined ? emptyClaim(subjectQuery.data?.entity ?? null) : formOfClaim(claim),
      corrected: claim,
      vocabulary,
    });
  }
  const queries = [claimQuery, subjectQuery, vocabularyQuery];
  const problems = queries.flatMap((query) => query.problems);
  return (
    <>
      <h1>{title}</h1>
      {saved === undefined && (
        <>
          <p className="muted">{edit.intro}</p>
          <EditorGate hasDraft={draft !== undefined} />
        </>
      )}
      {draft === undefined && (
        <>
          <ErrorNote
            problems={problems}
            onRetry={() => {
              for (const query of queries) query.retry();
            }}
          />
          {isEditor && queries.some(({ isLoading }) => isLoading) && <Skeleton lines={8} />}
          {claimQuery.data !== undefined && claim === undefined && (
            <EmptyNote title={edit.unknownClaim} />
          )}
        </>
      )}
      {draft !== undefined && saved === undefined && (
        <>
          {typeof draft.corrected?.retractedAt === 'string' && (
            <div className="note">{edit.isRetracted}</div>
          )}
          <ClaimEditor {...draft} onSaved={setSaved} />
        </>
      )}
      {draft !== undefined && saved !== undefined && (
        <SavedNote saved={saved} corrected={draft.corrected} onAnother={onAnother} />
      )}
    </>
  );
}
