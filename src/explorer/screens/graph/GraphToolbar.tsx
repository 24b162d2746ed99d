import type { ReactNode } from 'react';

import type { CanvasTool } from '../../canvas/canvas-props.js';
import { EntityPicker } from '../../components/EntityPicker.js';
import { useMessages } from '../../messages/language.js';
import type { GraphView, ViewAction, VisibleNode } from '../../model/graph-view.js';

interface Properties {
  readonly view: GraphView;
  /** Those of the selected that are shown. */
  readonly selected: readonly VisibleNode[];
  readonly tool: CanvasTool;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onAction: (action: ViewAction) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onFit: () => void;
  readonly onTool: (tool: CanvasTool) => void;
  /** Pins the selected where they are. */
  readonly onPin: () => void;
  readonly onExpand: (id: string) => void;
  readonly onShare: () => void;
  /** What to export with. */
  readonly children: ReactNode;
}

/** All that can be done to the graph, before the graph itself in the order of the Tab key. */
export function GraphToolbar({ view, selected, tool, onAction, children, ...rest }: Properties) {
  const { graph } = useMessages();
  const ids = selected.map(({ id }) => id);
  const [only] = ids.length === 1 ? ids : [];
  const isPinned = selected.length > 0 && selected.every((node) => node.isPinned);
  const isFolded = only !== undefined && view.collapsed.includes(only);
  const isExpanded = view.expansions.some(({ id }) => id === only);
  const isEmpty = view.entities.length === 0;
  const buttons: readonly (readonly [text: string, isOff: boolean, onClick: () => void])[] = [
    [graph.undo, !rest.canUndo, rest.onUndo],
    [graph.redo, !rest.canRedo, rest.onRedo],
    [graph.fit, isEmpty, rest.onFit],
    [
      graph.relayout,
      isEmpty,
      () => onAction({ type: 'relayout', seed: (view.layoutSeed % 9_999) + 1 }),
    ],
    [graph.expand, only === undefined, () => only !== undefined && rest.onExpand(only)],
    [
      isFolded ? graph.uncollapse : graph.collapse,
      !isExpanded,
      () => {
        if (only !== undefined) onAction({ type: isFolded ? 'uncollapse' : 'collapse', id: only });
      },
    ],
    [
      isPinned ? graph.unpin : graph.pin,
      ids.length === 0,
      () => (isPinned ? onAction({ type: 'unpin', ids }) : rest.onPin()),
    ],
    [graph.hide, ids.length === 0, () => onAction({ type: 'hide', ids })],
  ];
  return (
    <div className="graph-toolbar" role="group" aria-label={graph.toolbar}>
      <EntityPicker
        id="graph-add"
        label={graph.add}
        value={null}
        onPick={({ id }) => onAction({ type: 'addEntities', ids: [id] })}
      />
      {buttons.map(([text, isOff, onClick]) => (
        <button key={text} type="button" disabled={isOff} onClick={onClick}>
          {text}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={tool === 'lasso'}
        disabled={isEmpty}
        onClick={() => rest.onTool(tool === 'lasso' ? 'select' : 'lasso')}
      >
        {graph.lasso}
      </button>
      {view.hidden.length > 0 && (
        <button type="button" onClick={() => onAction({ type: 'unhide' })}>
          {graph.unhide(view.hidden.length)}
        </button>
      )}
      {children}
      <button type="button" disabled={isEmpty} onClick={rest.onShare}>
        {graph.share}
      </button>
      <button type="button" disabled={isEmpty} onClick={() => onAction({ type: 'clear' })}>
        {graph.clear}
      </button>
    </div>
  );
}
