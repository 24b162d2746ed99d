import '../theme/graph.css';

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';

import { expansionVariables } from '../api/view-document.js';
import type { CanvasHandle, CanvasTool } from '../canvas/canvas-props.js';
import { GraphCanvas } from '../canvas/GraphCanvas.js';
import { announce } from '../components/announce.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useTitle } from '../components/use-title.js';
import { ExportMenu } from '../exports/ExportMenu.js';
import { EntitiesAmongDocument, ExpandDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { articleAddress, entityAddress } from '../model/addresses.js';
import { facetsOf } from '../model/facets.js';
import { USUAL_EXPANSION, type Expansion, type Point } from '../model/graph-view.js';
import { steadyGraphs } from '../model/steady-graph.js';
import { DateSlider } from './graph/DateSlider.js';
import { ExpandDialog } from './graph/ExpandDialog.js';
import { FilterPanel } from './graph/FilterPanel.js';
import { GraphBeginnings } from './graph/GraphBeginnings.js';
import { GraphLegend } from './graph/GraphLegend.js';
import { GraphNotices } from './graph/GraphNotices.js';
import { GraphTable } from './graph/GraphTable.js';
import { GraphToolbar } from './graph/GraphToolbar.js';
import { nextExpansion } from './graph/next-expansion.js';
import { SelectionPanel } from './graph/SelectionPanel.js';
import { ShareDialog } from './graph/ShareDialog.js';
import { useAnnouncedExpansion } from './graph/use-announced-expansion.js';
import { useGraphLoader } from './graph/use-graph-loader.js';
import { useGraphView } from './graph/use-graph-view.js';
import { useStill } from './graph/use-still.js';

const FIRST_CHOICE: Omit<Expansion, 'id'> = { order: 'NEWEST', limit: USUAL_EXPANSION };

/** `/graph`: the canvas, and the table that says the same. */
export function GraphScreen() {
  const { graph: texts, format } = useMessages();
  const controls = useGraphView();
  const { view, act, rename } = controls;
  const loader = useGraphLoader(view);
  const { loaded, renamed } = loader;
  const [, navigate] = useLocation();
  const canvas = useRef<CanvasHandle>(null);
  const [tool, setTool] = useState<CanvasTool>('select');
  const [tab, setTab] = useState<'picture' | 'table'>('picture');
  const [expanding, setExpanding] = useState<string | null>(null);
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [isSharing, setSharing] = useState(false);
  const [areFiltersOpen, openFilters] = useState(false);

  // Who moves the picture changes nothing in it.
  const still = useStill(view);
  const [draw] = useState(steadyGraphs);
  const graph = useMemo(() => draw(still, loaded), [draw, still, loaded]);
  // The slider and the picture come first; what is read beside them may follow a moment later.
  const laterGraph = useDeferredValue(graph);
  const facets = useMemo(() => facetsOf(still, loaded), [still, loaded]);
  useEffect(() => {
    if (renamed.size > 0) rename(renamed);
  }, [renamed, rename]);
  const promise = useAnnouncedExpansion(graph, loader);

  const selected = graph.nodes.filter(({ isSelected }) => isSelected);
  const named = new Set([...view.entities, ...view.expansions.map(({ id }) => id)]);
  const unknown = [...named].filter((id) => loader.unknown.has(id));
  const relationCount = graph.edges.reduce((sum, { relations }) => sum + relations.length, 0);
  const isEmpty = view.entities.length === 0;
  const lastExpansion = view.expansions.at(-1);
  const ids = [...view.entities];
  useTitle(graph.nodes[0]?.name ?? texts.title);
  useScreenQuery(
    lastExpansion === undefined ? EntitiesAmongDocument : ExpandDocument,
    lastExpansion === undefined
      ? isEmpty
        ? null
        : { ids, among: ids }
      : { ...expansionVariables(lastExpansion), shown: ids, isCounted: true },
  );

  const expand = (expansion: Expansion) => {
    const { types, order, at, limit } = expansion;
    // Kinds are those of one entity; another may have none of them.
    setChoice({ order, limit, ...(types && { types }), ...(at !== undefined && { at }) });
    setExpanding(null);
    promise(expansion);
    act({ type: 'expand', expansion });
  };
  /** Hubs only ever by the dialog; others as was chosen last, and once more for those that were left. */
  const expandAtOnce = (id: string) => {
    const node = loaded.nodes[id];
    if (node === undefined) return;
    if (node.isHub) {
      setExpanding(id);
      return;
    }
    const next = nextExpansion(id, view, loaded, choice);
    if (next === undefined) announce(texts.allShown(node.name));
    else expand(next);
  };
  const open = (id: string) =>
    navigate(loaded.nodes[id]?.type === 'ARTICLE' ? articleAddress(id) : entityAddress(id));
  const pinSelected = () => {
    const positions = canvas.current?.positions();
    const at = selected.flatMap(({ id }) => {
      const point = positions?.get(id);
      return point === undefined ? [] : [[id, point] as const];
    });
    act({ type: 'pin', at: Object.fromEntries<Point>(at) });
  };
  const dialogNode = expanding === null ? undefined : loaded.nodes[expanding];
  return (
    <div className="graph-screen">
      <div className="graph-head">
        <h1>{texts.title}</h1>
        {!isEmpty && (
          <p className="muted">
            {texts.shown(graph.nodes.length, relationCount)}
            {view.at !== null && ` · ${texts.asOf(format.date(view.at))}`}
          </p>
        )}
      </div>
      <GraphToolbar
        view={view}
        selected={selected}
        tool={tool}
        canUndo={controls.canUndo}
        canRedo={controls.canRedo}
        onAction={act}
        onUndo={controls.undo}
        onRedo={controls.redo}
        onFit={() => canvas.current?.fit()}
        onTool={setTool}
        onPin={pinSelected}
        onExpand={setExpanding}
        onShare={() => setSharing(true)}
      >
        <ExportMenu
          graph={graph}
          loaded={loaded}
          view={view}
          positions={() => canvas.current?.positions() ?? new Map<string, Point>()}
          address={() => `${location.origin}/graph?${controls.query}`}
        />
      </GraphToolbar>
      <GraphNotices
        graph={graph}
        loader={loader}
        since={loader.since}
        problems={controls.problems}
        unknown={unknown}
        onAction={act}
        onFilters={() => openFilters(true)}
        onTable={() => setTab('table')}
      />
      {isEmpty ? (
        <GraphBeginnings onBegin={(id) => act({ type: 'addEntities', ids: [id] })} />
      ) : (
        <>
          <div className="graph-tabs" role="group" aria-label={texts.parts}>
            {(['picture', 'table'] as const).map((name) => (
              <button
                key={name}
                type="button"
                aria-pressed={tab === name}
                onClick={() => setTab(name)}
              >
                {texts[name]}
              </button>
            ))}
          </div>
          <div className="graph-body" data-tab={tab}>
            <div className="graph-picture">
              <div className="graph-frame">
                <GraphCanvas
                  graph={graph}
                  view={view}
                  tool={tool}
                  onAction={act}
                  onOpen={open}
                  onExpand={expandAtOnce}
                  onUndo={controls.undo}
                  onRedo={controls.redo}
                  handle={canvas}
                />
              </div>
              {facets.span !== undefined && (
                <DateSlider
                  at={view.at}
                  span={facets.span}
                  onChange={(at) => act({ type: 'showAt', at })}
                />
              )}
              <GraphLegend graph={laterGraph} />
            </div>
            <div className="graph-side">
              {graph.nodes.length === 0 && loader.isLoading && <Skeleton />}
              {graph.nodes.length === 0 && !loader.isLoading && unknown.length === 0 && (
                <EmptyNote title={texts.filteredOut} />
              )}
              <SelectionPanel graph={graph} selected={selected} />
              <FilterPanel
                filters={view.filters}
                facets={facets}
                isOpen={areFiltersOpen}
                onOpen={openFilters}
                onAction={act}
              />
              <GraphTable
                graph={laterGraph}
                loaded={loaded}
                selection={view.selection}
                onAction={act}
              />
            </div>
          </div>
        </>
      )}
      {dialogNode !== undefined && (
        <ExpandDialog
          key={dialogNode.id}
          node={dialogNode}
          last={choice}
          onExpand={expand}
          onClose={() => setExpanding(null)}
        />
      )}
      {isSharing && (
        <ShareDialog
          query={controls.query}
          isWhole={controls.dropped.length === 0}
          onClose={() => setSharing(false)}
        />
      )}
    </div>
  );
}
