import { useEffect, useRef, useState } from 'react';

import { mutate } from '../../api/mutate.js';
import type { Problem } from '../../api/problem.js';
import { announce } from '../../components/announce.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { AssertClaimsDocument, type ClaimToEditFragment } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { formOfClaim, type ClaimForm } from '../../model/claim-form.js';
import {
  claimInput,
  saysTheSame,
  type ClaimVocabulary,
  type Mistake,
} from '../../model/claim-input.js';
import { placeErrors } from '../../model/field-errors.js';
import { BeforeAfter } from './BeforeAfter.js';
import { ClaimFields } from './ClaimFields.js';
import { fieldsOf } from './field-list.js';

export interface SavedClaim {
  readonly claim: ClaimToEditFragment;
  readonly hasChanged: boolean;
}

interface Properties {
  readonly initial: ClaimForm;
  /** The claim that is corrected. */
  readonly corrected: ClaimToEditFragment | undefined;
  readonly vocabulary: ClaimVocabulary;
  readonly onSaved: (saved: SavedClaim) => void;
}

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** The form that makes or corrects a claim. What is typed stays until it is saved, whatever goes wrong. */
export function ClaimEditor({ initial, corrected, vocabulary, onSaved }: Properties) {
  const { edit } = useMessages();
  const [form, setForm] = useState(initial);
  const [errors, setErrors] = useState(NO_ERRORS);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const before = corrected === undefined ? undefined : formOfClaim(corrected);
  const was = before === undefined ? undefined : claimInput(before, vocabulary).input;
  const isSame = was !== undefined && saysTheSame(claimInput(form, vocabulary).input, was);

  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [errors]);

  const mistakeText = ({ code, most = 0 }: Mistake) =>
    code === 'tooLong' ? edit.errors.tooLong(most) : edit.errors[code];
  const refuse = (atFields: ReadonlyMap<string, string>, others: readonly string[]) => {
    setErrors(atFields);
    setNotes(others);
    announce([...(atFields.size === 0 ? [] : [edit.mistakes(atFields.size)]), ...others].join(' '));
  };

  const save = async () => {
    // The same words twice are the same claim; then only its extracts may be new.
    const replaces = isSame ? undefined : corrected?.id;
    const { input, mistakes } = claimInput(form, vocabulary, replaces);
    if (mistakes.length > 0) {
      refuse(new Map(mistakes.map((mistake) => [mistake.field, mistakeText(mistake)])), []);
      return;
    }
    if (isSame && JSON.stringify(input.evidence) === JSON.stringify(was.evidence)) {
      refuse(NO_ERRORS, [edit.nothingChanged]);
      return;
    }
    setSaving(true);
    setErrors(NO_ERRORS);
    setNotes([]);
    const answer = await mutate(AssertClaimsDocument, { input: [input] });
    setSaving(false);
    setProblems(answer.problems);
    const payload = answer.data?.assertClaims;
    if (payload === undefined) return;
    const [claim] = payload.claims;
    if (payload.userErrors.length > 0 || claim === undefined) {
      const qualifiers = form.qualifiers.map(({ name }) => name);
      const placed = placeErrors(payload.userErrors, fieldsOf(form), qualifiers);
      refuse(
        placed.atFields,
        placed.elsewhere.map(({ message }) => message),
      );
      return;
    }
    onSaved({ claim, hasChanged: payload.changed > 0 });
  };

  return (
    <form
      ref={element}
      className="claim-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <ClaimFields
        form={form}
        onChange={(change) => setForm({ ...form, ...change })}
        vocabulary={vocabulary}
        errors={errors}
      />
      {before !== undefined && <BeforeAfter before={before} after={form} />}
      {isSame && form !== initial && <p className="muted">{edit.onlyExtracts}</p>}
      {(errors.size > 0 || notes.length > 0) && (
        <div className="note note-error">
          {errors.size > 0 && <p>{edit.mistakes(errors.size)}</p>}
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <ErrorNote problems={problems} onRetry={() => void save()} />
      <p className="actions">
        <button type="submit" className="primary" disabled={isSaving}>
          {isSaving ? edit.saving : corrected === undefined ? edit.save : edit.saveCorrection}
        </button>
      </p>
    </form>
  );
}
