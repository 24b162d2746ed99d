import { useEffect, useId, useRef, type ReactNode } from 'react';

import { useMessages } from '../messages/language.js';

interface Properties {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, isOpen, onClose, children }: Properties) {
  const { app } = useMessages();
  const reference = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen) reference.current?.showModal();
    else reference.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={reference} aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <>
          <div className="dialog-header">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="quiet" aria-label={app.close} onClick={onClose}>
              <span aria-hidden="true">✕</span>
            </button>
          </div>
          {children}
        </>
      )}
    </dialog>
  );
}
