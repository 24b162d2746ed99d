import { useEffect, useRef } from 'react';

import { announce, announcement } from '../components/announce.js';
import { useMessages } from '../messages/language.js';
import type { VisibleGraph } from '../model/graph-view.js';

/** After the screen had its chance to say it better. Milliseconds. */
const DELAY = 250;

/** Tells whoever does not see it how many entities came and went. */
export function useAnnouncedChanges({ nodes }: VisibleGraph): void {
  const { canvas } = useMessages();
  /** What was there when a change was last told. */
  const told = useRef<readonly string[] | null>(null);
  // Graphs are made anew on every act; only those of other entities are a change.
  const key = JSON.stringify(nodes.map(({ id }) => id));
  useEffect(() => {
    const ids = JSON.parse(key) as readonly string[];
    told.current ??= ids;
    const [before, after] = [new Set(told.current), new Set(ids)];
    const added = ids.filter((id) => !before.has(id)).length;
    const removed = told.current.filter((id) => !after.has(id)).length;
    if (added + removed === 0) return undefined;
    // Effects of the screen run after this one: what it says of the same act is not said yet.
    const said = announcement.get();
    const timer = setTimeout(() => {
      told.current = ids;
      // What the screen has said of the same act ("25 of 312 added") says more.
      if (announcement.get() !== said) return;
      const parts = [
        ...(added > 0 ? [canvas.added(added)] : []),
        ...(removed > 0 ? [canvas.removed(removed)] : []),
      ];
      announce(canvas.parts(parts));
    }, DELAY);
    return () => {
      clearTimeout(timer);
      if (announcement.get() !== said) told.current = ids;
    };
  }, [key, canvas]);
}
