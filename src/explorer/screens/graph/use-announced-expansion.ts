import { useCallback, useEffect, useRef } from 'react';

import { announce } from '../../components/announce.js';
import { useMessages } from '../../messages/language.js';
import { expansionKey, type Expansion, type VisibleGraph } from '../../model/graph-view.js';
import type { LoadedGraph } from './use-graph-loader.js';

interface Promised {
  readonly expansion: Expansion;
  readonly before: ReadonlySet<string>;
}

/** Says what an expand brought once it is there. @returns to be called before an expand. */
export function useAnnouncedExpansion(graph: VisibleGraph, { loaded, isLoading }: LoadedGraph) {
  const { graph: texts, format } = useMessages();
  const promised = useRef<Promised | null>(null);
  useEffect(() => {
    if (promised.current === null || isLoading) return;
    const { expansion, before } = promised.current;
    const brought = loaded.expansions[expansionKey(expansion)];
    if (brought === undefined) return;
    const shown = new Set(graph.nodes.map(({ id }) => id));
    const fresh = brought.neighbors.filter((id) => !before.has(id));
    const added = fresh.filter((id) => shown.has(id)).length;
    const total = brought.total ?? null;
    const parts = [
      total === null ? texts.addedSome(added, brought.neighbors.length) : texts.added(added, total),
      ...(fresh.length > added ? [texts.keptBack(fresh.length - added)] : []),
    ];
    announce(format.list(parts));
    promised.current = null;
  }, [isLoading, loaded, graph, texts, format]);
  return useCallback(
    (expansion: Expansion) => {
      promised.current = { expansion, before: new Set(graph.nodes.map(({ id }) => id)) };
    },
    [graph],
  );
}
