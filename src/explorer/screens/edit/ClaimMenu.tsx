import { useState } from 'react';

import { Dialog } from '../../components/Dialog.js';
import { useIsEditor } from '../../components/use-viewer.js';
import { useMessages } from '../../messages/language.js';
import { ClaimMenuContent } from './ClaimMenuContent.js';

/** What an editor may do with a claim, wherever it is shown. Nothing for whoever only reads. */
export function ClaimMenu({ claimId }: { readonly claimId: string }) {
  const { edit } = useMessages();
  const isEditor = useIsEditor();
  const [isOpen, setOpen] = useState(false);
  // The dialog stays when the key expires under it, so that it can say so.
  if (!isEditor && !isOpen) return null;
  return (
    <>
      <button
        type="button"
        className="quiet claim-menu"
        title={edit.changeThis}
        aria-label={edit.changeThis}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">✎</span> {edit.change}
      </button>
      <Dialog title={edit.changeThis} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ClaimMenuContent claimId={claimId} />
      </Dialog>
    </>
  );
}
