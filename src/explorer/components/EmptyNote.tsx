import type { ReactNode } from 'react';

interface Properties {
  /** That nothing was found. */
  readonly title: string;
  /** What to loosen. */
  readonly children?: ReactNode;
}

/** Nothing is there, and what to do about it. */
export function EmptyNote({ title, children }: Properties) {
  return (
    <div className="note">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
