import { useEffect, useRef } from 'react';

import { announce, announcement } from '../components/announce.js';
import { useMessages } from '../messages/language.js';
import type { VisibleGraph } from '../model/graph-view.js';

/** After the screen had its chance to say it better. Milliseconds. */
const DELAY = 250;

/** Tells whoever does not see it how many entities came and went. */
export function useAnnouncedChanges({ nodes }: VisibleGraph): void {
  const { canvas } = useMessages();
  const before = useRef<{ readonly ids: ReadonlySet<string>; readonly said: string } | null>(null);
  useEffect(() => {
    const ids = new Set(nodes.map(({ id }) => id));
    const last = before.current;
    before.current = { ids, said: announcement.get() };
    if (last === null) return undefined;
    const added = [...ids].filter((id) => !last.ids.has(id)).length;
    const removed = [...last.ids].filter((id) => !ids.has(id)).length;
    if (added + removed === 0) return undefined;
    const timer = setTimeout(() => {
      // What the screen has said of the same act ("25 of 312 added") says more.
      if (announcement.get() !== last.said) return;
      const parts = [
        ...(added > 0 ? [canvas.added(added)] : []),
        ...(removed > 0 ? [canvas.removed(removed)] : []),
      ];
      announce(canvas.parts(parts));
      if (before.current !== null) before.current = { ...before.current, said: announcement.get() };
    }, DELAY);
    return () => clearTimeout(timer);
  }, [nodes, canvas]);
}
