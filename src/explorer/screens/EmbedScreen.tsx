import { useMemo, useState } from 'react';

import { CanvasLegend } from '../canvas/CanvasLegend.js';
import { GraphCanvas } from '../canvas/GraphCanvas.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { LiveRegion } from '../components/LiveRegion.js';
import { Skeleton } from '../components/Skeleton.js';
import { useAddressQuery } from '../components/use-address.js';
import { useTitle } from '../components/use-title.js';
import { useMessages } from '../messages/language.js';
import { entityAddress } from '../model/addresses.js';
import type { ViewAction } from '../model/graph-view.js';
import { decodeView } from '../model/view-address.js';
import { isLooking, reduceView } from '../model/view-reducer.js';
import { steadyGraphs } from '../model/steady-graph.js';
import { useGraphLoader } from './graph/use-graph-loader.js';

/** `/embed?…`: the view of `/graph?…` for the pages of others. It can be looked at from all sides, and not be changed. */
export function EmbedScreen() {
  const search = useAddressQuery();
  // Another address is another view, with nothing left of what was looked at before.
  return <EmbeddedView key={search} search={search} />;
}

function EmbeddedView({ search }: { readonly search: string }) {
  const { embed, exports } = useMessages();
  useTitle(embed.title);
  const decoded = useMemo(() => decodeView(search), [search]);
  const [view, setView] = useState(decoded.view);
  const { loaded, isLoading, problems, retry } = useGraphLoader(decoded.view);
  const [draw] = useState(steadyGraphs);
  const graph = useMemo(() => draw(view, loaded), [draw, view, loaded]);
  const relations = graph.edges.reduce((sum, edge) => sum + edge.relations.length, 0);
  const act = (action: ViewAction) => {
    // To move a thing out of the way is to look, too.
    if (isLooking(action) || action.type === 'pin' || action.type === 'unpin') {
      setView((before) => reduceView(before, action));
    }
  };
  const open = (address: string) => window.open(address, '_blank', 'noopener');
  const isEmpty = graph.nodes.length === 0;
  return (
    <div className="embed">
      <h1 className="visually-hidden">{embed.title}</h1>
      <ErrorNote problems={problems} isPartial={!isEmpty} onRetry={retry} />
      {isEmpty && isLoading && <Skeleton lines={6} />}
      {isEmpty && !isLoading && problems.length === 0 ? (
        <EmptyNote title={embed.empty} />
      ) : (
        <GraphCanvas
          graph={graph}
          view={view}
          tool="select"
          onAction={act}
          onOpen={(id) => open(entityAddress(id))}
          onExpand={() => open(`/graph?${search}`)}
          onUndo={nothing}
          onRedo={nothing}
        />
      )}
      <div className="embed-foot">
        <CanvasLegend graph={graph} />
        <span>
          {exports.counts(graph.nodes.length, relations)} ·{' '}
          <a href={`/graph?${search}`} target="_blank" rel="noopener">
            {embed.open}
          </a>
        </span>
      </div>
      <LiveRegion />
    </div>
  );
}

/** There is nothing to take back. */
function nothing(): void {
  return undefined;
}
