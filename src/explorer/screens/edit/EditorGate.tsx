import { useSyncExternalStore } from 'react';

import { session } from '../../api/session.js';
import { SignIn } from '../../components/SignIn.js';
import { useViewer } from '../../components/use-viewer.js';
import { useMessages } from '../../messages/language.js';

/** Why whoever looks cannot change anything, and the way in. Nothing for editors. */
export function EditorGate({ hasDraft = false }: { readonly hasDraft?: boolean }) {
  const { edit } = useMessages();
  const viewer = useViewer();
  const isExpired = useSyncExternalStore(session.subscribe, session.isExpired);
  // Until the server has said, there is nothing to say.
  if (viewer === undefined || viewer?.role === 'EDITOR' || viewer?.role === 'ADMIN') return null;
  return (
    <div className="note">
      <p>{viewer === null ? edit.needsKey : edit.needsEditor(viewer.name)}</p>
      {isExpired && hasDraft && <p>{edit.expiredKept}</p>}
      <SignIn />
    </div>
  );
}
