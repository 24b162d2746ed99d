import type { ReactNode } from 'react';

/** For the control itself, so that its label, its help and its error are read out with it. */
export interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
}

interface Properties {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
  readonly children: (attributes: FieldAttributes) => ReactNode;
}

/** A control of a form with its label above and what is to be said about it below. */
export function Field({ id, label, help, error, children }: Properties) {
  const described = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(help === undefined ? [] : [`${id}-help`]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(error === undefined ? {} : { 'aria-invalid': true }),
        ...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') }),
      })}
      <FieldError id={id} error={error} />
      {help !== undefined && (
        <small id={`${id}-help`} className="muted">
          {help}
        </small>
      )}
    </div>
  );
}

/** What is wrong with a field, for controls that bring their own label. */
export function FieldError({
  id,
  error,
}: {
  readonly id: string;
  readonly error: string | undefined;
}) {
  if (error === undefined) return null;
  return (
    <span id={`${id}-error`} className="field-error">
      {error}
    </span>
  );
}
